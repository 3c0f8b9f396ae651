package gateway_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"footnote/bot/gateway"
)

const greeting = `{"op":10,"d":{"heartbeat_interval":41250}}`

// scripted is a gateway that says the lines of one script to each connection,
// and closes it; the last connection is refused for good.
func scripted(t *testing.T, scripts [][]string) string {
	t.Helper()
	var next atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ws, err := new(websocket.Upgrader).Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer ws.Close()
		n := int(next.Add(1)) - 1
		if n >= len(scripts) {
			_ = ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(4004, ""), time.Now().Add(time.Second))
			_, _, _ = ws.ReadMessage()
			return
		}
		for _, line := range scripts[n] {
			_ = ws.WriteMessage(websocket.TextMessage, []byte(line))
		}
		_ = ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(4000, ""), time.Now().Add(time.Second))
		for err == nil {
			_, _, err = ws.ReadMessage()
		}
	}))
	t.Cleanup(s.Close)
	return "ws" + strings.TrimPrefix(s.URL, "http")
}

func TestNothingThatTheGatewaySaysStopsTheBotButARefusal(t *testing.T) {
	t.Parallel()
	scripts := [][]string{
		nil,
		{`{`},
		{`[]`},
		{`null`},
		{`{"op":7,"d":null}`},
		{`{"op":10,"d":{"heartbeat_interval":0}}`},
		{`{"op":10,"d":{"heartbeat_interval":-5}}`},
		{`{"op":10,"d":{"heartbeat_interval":"soon"}}`},
		{`{"op":0,"t":"READY","s":1,"d":{}}`},
		{greeting, `no JSON`},
		{greeting, `{"op":"nine"}`},
		{greeting, `{"op":99,"d":{}}`, `{"op":10}`},
		{greeting, `{"op":9,"d":"what"}`},
		{greeting, `{"op":9}`},
		{greeting, `{"op":1,"d":7}`},
		{greeting, `{"op":0,"t":"READY","s":1,"d":null}`},
		{greeting, `{"op":0,"t":"READY","s":1,"d":{"session_id":7}}`},
		{greeting, `{"op":0,"t":"READY","s":1,"d":{"session_id":"a","resume_gateway_url":"file:///etc"}}`},
		{greeting, `{"op":9,"d":false}`},
		{greeting, `{"op":0,"t":"READY","s":1,"d":{"session_id":"b"}}`, `{"op":0,"t":"TEST","s":2,"d":{"n":1}}`, `{"op":0,"t":"TEST","s":2,"d":{"n":1}}`},
		{greeting, `{"op":0,"t":"TEST","s":1,"d":{"n":0}}`, `{"op":0,"t":"TEST","s":3,"d":{"n":2}}`, `{"op":0,"t":"RESUMED","s":3,"d":null}`},
		{greeting, `{"op":0,"t":"TEST","s":3,"d":{"n":2}}`, `{"op":0,"t":"TEST","s":5,"d":{"n":3}}`},
	}
	url := scripted(t, scripts)
	b := run(t, discord(t, nothing), func(o *gateway.Options) {
		o.Start = func(context.Context) (gateway.Start, error) { return gateway.Start{URL: url}, nil }
	})
	if err := b.fails(); !errors.Is(err, gateway.ErrToken) {
		t.Errorf("Run: %v", err)
	}
	b.receives(0, 1, 3)
	// Two lines for each time that it was connected, and one at first.
	if n := strings.Count(b.logged(), "\n"); n > 12 {
		t.Errorf("%d lines are logged:\n%s", n, b.logged())
	}
}

func TestAnAddressThatIsNoneIsAnError(t *testing.T) {
	t.Parallel()
	for _, url := range []string{"", "https://gateway.example", "ws://", "://"} {
		g := gateway.New(gateway.Options{Token: "t", Start: func(context.Context) (gateway.Start, error) {
			return gateway.Start{URL: url}, nil
		}})
		if err := g.Run(t.Context()); err == nil || errors.Is(err, gateway.ErrToken) {
			t.Errorf("%q: %v", url, err)
		}
		g.AwaitClosed()
	}
}
