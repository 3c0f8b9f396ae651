package discordtest_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"footnote/internal/discordtest"
)

// serverMessages is the intent for messages in servers: with that for the servers
// themselves, READY would not be all that comes at first.
const serverMessages = 1 << 9

// startGateway starts a server whose gateway behaves as o says.
func startGateway(t *testing.T, o discordtest.GatewayOptions) *client {
	t.Helper()
	c := &client{t: t}
	c.Server = discordtest.Start(discordtest.Options{Report: c.report, Gateway: o})
	t.Cleanup(c.Close)
	return c
}

// join identifies as a shard and reads READY.
func (c *client) join(shard, count int) (ws *websocket.Conn, session string) {
	c.t.Helper()
	ws = c.dial()
	c.send(ws, 2, map[string]any{"token": discordtest.Token, "intents": serverMessages, "shard": []int{shard, count}})
	p := c.read(ws)
	var ready struct {
		Session string `json:"session_id"`
		Shard   [2]int
	}
	if err := json.Unmarshal(p.Data, &ready); err != nil || p.Type != "READY" || ready.Shard != [2]int{shard, count} {
		c.t.Fatalf("instead of READY for shard %d came %+v", shard, p)
	}
	return ws, ready.Session
}

// resume connects anew and asks for what came after seq.
func (c *client) resume(session string, seq int) *websocket.Conn {
	c.t.Helper()
	ws := c.dial()
	c.send(ws, 6, map[string]any{"token": discordtest.Token, "session_id": session, "seq": seq})
	return ws
}

// closedWith reads until the connection ends and returns the close code.
func (c *client) closedWith(ws *websocket.Conn) websocket.StatusCode {
	c.t.Helper()
	ctx, cancel := context.WithTimeout(c.t.Context(), 20*time.Second)
	defer cancel()
	for {
		if _, _, err := ws.Read(ctx); err != nil {
			return websocket.CloseStatus(err)
		}
	}
}

func TestEventsGoToTheShardOfTheirServer(t *testing.T) {
	c := startGateway(t, discordtest.GatewayOptions{})
	zero, _ := c.join(0, 3)
	two, _ := c.join(2, 3)
	for n, guild := range []int{3<<22 | 5, 4<<22 | 5, 5<<22 | 5} {
		c.Dispatch(fmt.Sprint("OF_SHARD_", n), map[string]any{"guild_id": strconv.Itoa(guild)})
	}
	c.Dispatch("OF_NO_SERVER", map[string]any{})
	for _, want := range []string{"OF_SHARD_0", "OF_NO_SERVER"} {
		if p := c.read(zero); p.Type != want {
			t.Errorf("shard 0 got %s, want %s", p.Type, want)
		}
	}
	if p := c.read(two); p.Type != "OF_SHARD_2" {
		t.Errorf("shard 2 got %s", p.Type)
	}
	if !c.HasShards(0, 2) || c.HasShards(1) {
		t.Error("the wrong shards are there")
	}
	c.Drop(4000, 2)
	if code := c.closedWith(two); code != 4000 || c.HasShards(2) || !c.HasShards(0) {
		t.Errorf("shard 2 was closed with %d", code)
	}
}

func TestIdentifiesThatComeTooEarlyAreInvalid(t *testing.T) {
	c := startGateway(t, discordtest.GatewayOptions{MaxConcurrency: 2, IdentifyEvery: time.Hour})
	c.join(0, 4)
	c.join(1, 4)
	ws := c.dial()
	c.send(ws, 2, map[string]any{"token": discordtest.Token, "intents": serverMessages, "shard": []int{2, 4}})
	if p := c.read(ws); p.Op != 9 || string(p.Data) != "false" || c.reported() != 1 {
		t.Errorf("a shard that is too early got %+v, %d reports", p, c.reported())
	}
}

func TestSessionStartsAreCounted(t *testing.T) {
	c := startGateway(t, discordtest.GatewayOptions{Shards: 5, MaxConcurrency: 3, Starts: 2})
	c.SetStarts(2, time.Minute)
	c.join(0, 1)
	c.join(0, 1)
	ws := c.dial()
	c.send(ws, 2, map[string]any{"token": discordtest.Token, "intents": serverMessages})
	if code := c.closedWith(ws); code != 4004 || c.reported() != 1 {
		t.Errorf("closed with %d, %d reports", code, c.reported())
	}
	if status, _ := c.do(discordtest.Token, "GET", "/gateway/bot", ""); status != 401 {
		t.Errorf("the token still works: %d", status)
	}
}

func TestWhatABotMustNotSendClosesTheConnection(t *testing.T) {
	identify := func(change map[string]any) map[string]any {
		d := map[string]any{"token": discordtest.Token, "intents": serverMessages}
		for k, v := range change {
			d[k] = v
		}
		return d
	}
	for name, in := range map[string]struct {
		op   int
		data any
		code websocket.StatusCode
	}{
		"unknown opcode":          {99, nil, 4001},
		"server's opcode":         {11, nil, 4001},
		"too large":               {1, strings.Repeat("a", 4096), 4002},
		"far too large":           {1, strings.Repeat("a", 40_000), 4002},
		"no object":               {2, "identify", 4002},
		"no intents":              {2, map[string]any{"token": discordtest.Token}, 4002},
		"presence at first":       {3, nil, 4003},
		"wrong token":             {2, identify(map[string]any{"token": "wrong"}), 4004},
		"wrong token on resuming": {6, identify(map[string]any{"token": "wrong"}), 4004},
		"shard past the last":     {2, identify(map[string]any{"shard": []int{2, 2}}), 4010},
		"shard alone":             {2, identify(map[string]any{"shard": []int{2}}), 4010},
		"intents unknown":         {2, identify(map[string]any{"intents": 1 << 30}), 4013},
		"intents negative":        {2, identify(map[string]any{"intents": -1}), 4013},
		"intents privileged":      {2, identify(map[string]any{"intents": 1 << 15}), 4014},
	} {
		t.Run(name, func(t *testing.T) {
			c := startGateway(t, discordtest.GatewayOptions{})
			ws := c.dial()
			c.send(ws, in.op, in.data)
			if code := c.closedWith(ws); code != in.code || c.Identifies() != 0 {
				t.Errorf("closed with %d, want %d", code, in.code)
			}
		})
	}
}

func TestASecondIdentifyAndAFloodCloseTheConnection(t *testing.T) {
	c := startGateway(t, discordtest.GatewayOptions{})
	ws, session := c.join(0, 1)
	c.send(ws, 2, map[string]any{"token": discordtest.Token, "intents": serverMessages})
	if code := c.closedWith(ws); code != 4005 {
		t.Errorf("a second identify: closed with %d", code)
	}
	if code := c.closedWith(c.resume(session, 99)); code != 4007 {
		t.Errorf("a number of the future: closed with %d", code)
	}
	ws, _ = c.join(0, 1)
	for range 120 {
		c.send(ws, 3, map[string]any{})
	}
	if code := c.closedWith(ws); code != 4008 {
		t.Errorf("121 payloads: closed with %d", code)
	}
}

func TestAPrivilegedIntentComesWithTheApplication(t *testing.T) {
	c := startGateway(t, discordtest.GatewayOptions{Privileged: 1 << 15})
	ws := c.dial()
	c.send(ws, 2, map[string]any{"token": discordtest.Token, "intents": 1 << 15})
	if p := c.read(ws); p.Type != "READY" || !strings.Contains(string(p.Data), strconv.Itoa(1<<19)) {
		t.Errorf("instead of READY with the flag came %+v", p)
	}
}

func TestABotWithoutHeartbeatsIsDroppedAndMayResume(t *testing.T) {
	c := startGateway(t, discordtest.GatewayOptions{Heartbeat: 20 * time.Millisecond})
	ws, session := c.join(0, 1)
	if code := c.closedWith(ws); code != 4009 {
		t.Errorf("closed with %d", code)
	}
	if p := c.read(c.resume(session, 1)); p.Type != "RESUMED" || c.Resumes() != 1 {
		t.Errorf("instead of RESUMED came %+v", p)
	}
}

func TestHeartbeatsAreAcknowledgedUnlessWithheld(t *testing.T) {
	c := startGateway(t, discordtest.GatewayOptions{})
	ws, _ := c.join(0, 1)
	c.WithholdAcks(true)
	c.send(ws, 1, 1)
	c.Wait(t, "the heartbeat", func() bool { return c.Heartbeats() == 1 })
	c.WithholdAcks(false)
	c.RequestHeartbeat()
	if p := c.read(ws); p.Op != 1 {
		t.Errorf("instead of a request came %+v", p)
	}
	c.send(ws, 1, 1)
	if p := c.read(ws); p.Op != 11 {
		t.Errorf("instead of an acknowledgement came %+v", p)
	}
}

func TestAnInvalidSessionIsSaidToBeSo(t *testing.T) {
	for _, resumable := range []bool{true, false} {
		c := startGateway(t, discordtest.GatewayOptions{})
		ws, session := c.join(0, 1)
		c.InvalidSession(resumable)
		if p := c.read(ws); p.Op != 9 || string(p.Data) != strconv.FormatBool(resumable) {
			t.Errorf("told %+v", p)
		}
		ws.CloseNow()
		p := c.read(c.resume(session, 1))
		if resumed := p.Type == "RESUMED"; resumed != resumable {
			t.Errorf("a session that is resumable: %v got %+v", resumable, p)
		}
	}
}

func TestABotThatSaysGoodbyeEndsItsSession(t *testing.T) {
	for code, resumes := range map[websocket.StatusCode]bool{1000: false, 1001: false, 4000: true} {
		c := startGateway(t, discordtest.GatewayOptions{})
		ws, session := c.join(0, 1)
		if err := ws.Close(code, ""); err != nil {
			t.Fatal(err)
		}
		c.Wait(t, "the goodbye", func() bool { return !c.Connected() })
		if p := c.read(c.resume(session, 1)); (p.Type == "RESUMED") != resumes {
			t.Errorf("after %d came %+v", code, p)
		}
	}
}

func TestASessionKeepsSoManyEventsAndNoMore(t *testing.T) {
	const keep = 10
	c := startGateway(t, discordtest.GatewayOptions{Replay: keep})
	ws, session := c.join(0, 1)
	c.Drop(4000)
	c.closedWith(ws)
	for range 5 * keep {
		c.Dispatch("MISSED", map[string]any{})
	}
	ws = c.resume(session, 1+4*keep)
	for range keep {
		if p := c.read(ws); p.Type != "MISSED" {
			t.Fatalf("instead of an event came %+v", p)
		}
	}
	if p := c.read(ws); p.Type != "RESUMED" {
		t.Errorf("instead of RESUMED came %+v", p)
	}
	if p := c.read(c.resume(session, 1)); p.Op != 9 {
		t.Errorf("who missed too much got %+v", p)
	}
}

func TestABotThatDoesNotReadHoldsUpNobody(t *testing.T) {
	c := startGateway(t, discordtest.GatewayOptions{})
	c.join(0, 2) // reads nothing more
	reader, _ := c.join(1, 2)
	text := strings.Repeat("a", 8000)
	for n := range 6000 {
		c.Dispatch("EVENT", map[string]any{"guild_id": strconv.Itoa(n % 100 * 2 << 22), "text": text})
	}
	c.Wait(t, "the bot that does not read to be dropped", func() bool { return !c.HasShards(0) })
	c.Dispatch("LAST", map[string]any{"guild_id": strconv.Itoa(1 << 22)})
	if p := c.read(reader); p.Type != "LAST" {
		t.Errorf("the other shard got %s", p.Type)
	}
}
