package discordtest_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"footnote/internal/discordtest"
)

// A client is a bot that does whatever a test tells it.
type client struct {
	t *testing.T
	*discordtest.Server
	mu      sync.Mutex
	reports []string
}

func start(t *testing.T) *client {
	t.Helper()
	c := &client{t: t}
	c.Server = discordtest.Start(discordtest.Options{Report: c.report})
	t.Cleanup(c.Close)
	return c
}

func (c *client) report(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.reports = append(c.reports, fmt.Sprintf(format, args...))
}

func (c *client) reported() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.reports)
}

// do makes a request and returns the status and Discord's error code.
func (c *client) do(token, method, path, body string) (status, code int) {
	c.t.Helper()
	r, err := http.NewRequest(method, c.URL+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bot "+token)
	r.Header.Set("Content-Type", "application/json")
	res, err := new(http.Client).Do(r)
	if err != nil {
		c.t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	var answer struct{ Code int }
	_ = json.Unmarshal(data, &answer) // many answers are no errors
	return res.StatusCode, answer.Code
}

type payload struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Type string          `json:"t"`
}

// dial connects to the gateway and reads its hello.
func (c *client) dial() *websocket.Conn {
	c.t.Helper()
	url := "ws" + strings.TrimSuffix(strings.TrimPrefix(c.URL, "http"), "/api/v10")
	//nolint:bodyclose // the library closes it
	ws, _, err := websocket.Dial(c.t.Context(), url+"/?v=10&encoding=json", nil)
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { ws.CloseNow() })
	if p := c.read(ws); p.Op != 10 || !strings.Contains(string(p.Data), "heartbeat_interval") {
		c.t.Fatalf("instead of hello came %+v", p)
	}
	return ws
}

func (c *client) read(ws *websocket.Conn) payload {
	c.t.Helper()
	var p payload
	if err := wsjson.Read(c.t.Context(), ws, &p); err != nil {
		c.t.Fatal(err)
	}
	return p
}

func (c *client) send(ws *websocket.Conn, op int, data any) {
	c.t.Helper()
	if err := wsjson.Write(c.t.Context(), ws, map[string]any{"op": op, "d": data}); err != nil {
		c.t.Fatal(err)
	}
}

// identify connects a bot that gets direct messages.
func (c *client) identify() (ws *websocket.Conn, session string) {
	c.t.Helper()
	ws = c.dial()
	c.send(ws, 2, map[string]any{"token": "Bot " + discordtest.Token, "intents": 1 << 12})
	p := c.read(ws)
	if p.Type != "READY" || !strings.Contains(string(p.Data), discordtest.ApplicationID) {
		c.t.Fatalf("instead of READY came %+v", p)
	}
	var ready struct {
		Session string `json:"session_id"`
	}
	if err := json.Unmarshal(p.Data, &ready); err != nil {
		c.t.Fatal(err)
	}
	return ws, ready.Session
}

func TestTheGatewayGreetsAndAnswersHeartbeats(t *testing.T) {
	c := start(t)
	ws, _ := c.identify()
	c.send(ws, 1, nil)
	if p := c.read(ws); p.Op != 11 {
		t.Errorf("instead of an acknowledgement came %+v", p)
	}
	if !c.Connected() || c.Identifies() != 1 {
		t.Error("the bot does not count as connected")
	}
}

func TestTheGatewayRefusesWrongTokensAndPrivilegedIntents(t *testing.T) {
	for name, in := range map[string]struct {
		data map[string]any
		code websocket.StatusCode
	}{
		"token":   {map[string]any{"token": "Bot wrong", "intents": 0}, 4004},
		"intents": {map[string]any{"token": "Bot " + discordtest.Token, "intents": 1 << 15}, 4014},
	} {
		c := start(t)
		ws := c.dial()
		c.send(ws, 2, in.data)
		_, _, err := ws.Read(t.Context())
		if got := websocket.CloseStatus(err); got != in.code {
			t.Errorf("%s: closed with %d, want %d", name, got, in.code)
		}
	}
}

func TestAResumedSessionGetsWhatItMissed(t *testing.T) {
	c := start(t)
	ws, session := c.identify()
	go c.Drop(4000)
	if _, _, err := ws.Read(t.Context()); websocket.CloseStatus(err) != 4000 {
		t.Fatalf("closed with %v", err)
	}
	if c.Connected() {
		t.Error("the bot counts as connected")
	}
	missed := c.Ask("en-US", "missed?")
	ws = c.dial()
	c.send(ws, 6, map[string]any{"token": discordtest.Token, "session_id": session, "seq": 1})
	if p := c.read(ws); p.Type != "INTERACTION_CREATE" || !strings.Contains(string(p.Data), missed) {
		t.Errorf("first came %+v", p)
	}
	if p := c.read(ws); p.Type != "RESUMED" {
		t.Errorf("then came %+v", p)
	}
	c.Forget()
	ws = c.dial()
	c.send(ws, 6, map[string]any{"token": discordtest.Token, "session_id": session, "seq": 1})
	if p := c.read(ws); p.Op != 9 {
		t.Errorf("a session that is gone got %+v", p)
	}
}

func TestABodyThatTheDocumentRefusesIsReportedAndAnsweredSo(t *testing.T) {
	c := start(t)
	s := discordtest.Start(discordtest.Options{
		Report: c.report,
		Validate: func(method, path string, _ []byte) error {
			return fmt.Errorf("no %s %s", method, path)
		},
	})
	t.Cleanup(s.Close)
	c.Server = s
	channel, _ := s.DirectMessage("42", "hello")
	status, code := c.do(discordtest.Token, "POST", "/channels/"+channel+"/messages", `{"content":"x"}`)
	if status != 400 || code != 50035 || c.reported() != 1 || len(s.Messages(channel)) != 0 {
		t.Errorf("%d with code %d, %d reports", status, code, c.reported())
	}
}

func TestDirectMessagesComeWithTheirIntentAlone(t *testing.T) {
	c := start(t)
	ws := c.dial()
	c.send(ws, 2, map[string]any{"token": discordtest.Token, "intents": 1})
	c.read(ws) // READY
	c.read(ws) // GUILD_CREATE
	c.DirectMessage("42", "unheard")
	c.Ask("en-US", "heard")
	if p := c.read(ws); p.Type != "INTERACTION_CREATE" {
		t.Errorf("%s came", p.Type)
	}
}

func TestResponsesFollowDiscordsRules(t *testing.T) {
	c := start(t)
	c.identify()
	i := c.Interaction(c.Ask("en-US", "who?"))
	callback := "/interactions/" + i.ID + "/" + i.Token + "/callback"
	webhook := "/webhooks/" + discordtest.ApplicationID + "/" + i.Token
	channel, question := c.DirectMessage("42", "hello")
	messages := "/channels/" + channel + "/messages"
	for n, step := range []struct {
		token, method, path, body string
		status, code              int
	}{
		{"wrong", "GET", "/users/@me", "", 401, 0},
		{discordtest.Token, "GET", "/users/@me", "", 200, 0},
		{discordtest.Token, "PATCH", webhook + "/messages/@original", `{"content":"too early"}`, 404, 10015},
		{discordtest.Token, "POST", "/interactions/" + i.ID + "/other/callback", `{"type":5}`, 404, 10062},
		{discordtest.Token, "POST", callback, `{"type":5}`, 204, 0},
		{discordtest.Token, "POST", callback, `{"type":5}`, 400, 40060},
		{discordtest.Token, "GET", webhook + "/messages/@original", "", 404, 10008},
		{discordtest.Token, "PATCH", webhook + "/messages/@original", `{"content":"first"}`, 200, 0},
		{discordtest.Token, "PATCH", webhook + "/messages/@original", `{"content":"second"}`, 200, 0},
		{discordtest.Token, "POST", webhook, `{"content":"third"}`, 200, 0},
		{discordtest.Token, "POST", messages, `{"content":"`, 400, 50109},
		{discordtest.Token, "POST", messages, `{"content":""}`, 400, 50006},
		{discordtest.Token, "POST", messages, `{"content":"` + strings.Repeat("a", 2001) + `"}`, 400, 50035},
		{discordtest.Token, "POST", messages, `{"content":"` + strings.Repeat("😀", 1001) + `"}`, 400, 50035},
		{discordtest.Token, "POST", messages, `{"content":"` + strings.Repeat("가", 2000) + `"}`, 200, 0},
		{discordtest.Token, "POST", "/channels/1/messages", `{"content":"x"}`, 404, 10003},
		{discordtest.Token, "PATCH", messages + "/" + question, `{"content":"x"}`, 403, 50005},
		{discordtest.Token, "POST", "/channels/" + channel + "/typing", "", 204, 0},
		{discordtest.Token, "PUT", "/applications/1/commands", `[]`, 403, 20012},
		{discordtest.Token, "PUT", "/applications/" + discordtest.ApplicationID + "/commands", `[]`, 200, 0},
		{discordtest.Token, "GET", "/nowhere", "", 404, 0},
	} {
		if status, code := c.do(step.token, step.method, step.path, step.body); status != step.status || code != step.code {
			t.Errorf("step %d, %s %s: %d with code %d, want %d with %d", n, step.method, step.path, status, code, step.status, step.code)
		}
	}
	i = c.Interaction(i.ID)
	if i.Callbacks != 2 || i.Original == nil || !slices.Equal(i.Original.Contents, []string{"first", "second"}) || len(i.Followups) != 1 {
		t.Errorf("interaction stands as %+v", i)
	}
	if len(c.Messages(channel)) != 1 || string(c.Commands()) != "[]" || c.reported() == 0 {
		t.Errorf("%d messages, commands %s, %d reports", len(c.Messages(channel)), c.Commands(), c.reported())
	}
}

func TestPingsAreThoseThatABodyAllows(t *testing.T) {
	for body, want := range map[string][]string{
		`{"content":"@everyone <@1> <@&2>"}`:                                                 {"everyone", "user 1", "role 2"},
		`{"content":"@everyone <@1> <@&2>","allowed_mentions":{"parse":[]}}`:                 nil,
		`{"content":"@here <@1> <@3>","allowed_mentions":{"parse":["everyone"]}}`:            {"here"},
		`{"content":"<@1> <@3>","allowed_mentions":{"parse":[],"users":["3"]}}`:              {"user 3"},
		`{"content":"plain","allowed_mentions":{"parse":["users"],"replied_user":true}}`:     nil,
		`{"content":"<@!1>","allowed_mentions":{"parse":["users","roles","everyone"]}}`:      {"user 1"},
		`{"content":"nobody at example.com","allowed_mentions":{"parse":["users","roles"]}}`: nil,
	} {
		c := start(t)
		channel, _ := c.DirectMessage("42", "hello")
		c.do(discordtest.Token, "POST", "/channels/"+channel+"/messages", body)
		if got := c.Pings(); !slices.Equal(got, want) {
			t.Errorf("%s pings %q, want %q", body, got, want)
		}
	}
}

func TestBodiesOutsideTheLimitsAreRefused(t *testing.T) {
	field := `{"name":"n","value":"v"}`
	for name, body := range map[string]string{
		"embed description": `{"embeds":[{"description":"` + strings.Repeat("a", 4097) + `"}]}`,
		"embed text in all": `{"embeds":[{"description":"` + strings.Repeat("a", 4000) + `"},{"description":"` + strings.Repeat("a", 2001) + `"}]}`,
		"embed fields":      `{"embeds":[{"fields":[` + strings.Repeat(field+",", 25) + field + `]}]}`,
		"empty field":       `{"embeds":[{"fields":[{"name":"n","value":""}]}]}`,
		"embeds":            `{"embeds":[{},{},{},{},{},{},{},{},{},{},{}]}`,
		"custom_id":         `{"components":[{"type":1,"components":[{"type":2,"custom_id":"` + strings.Repeat("a", 101) + `"}]}]}`,
		"mentions":          `{"content":"x","allowed_mentions":{"parse":["users"],"users":["1"]}}`,
		"unknown reference": `{"content":"x","message_reference":{"message_id":"1"}}`,
	} {
		c := start(t)
		channel, _ := c.DirectMessage("42", "hello")
		if status, code := c.do(discordtest.Token, "POST", "/channels/"+channel+"/messages", body); status != 400 || code != 50035 || c.reported() != 1 {
			t.Errorf("%s: %d with code %d, %d reports", name, status, code, c.reported())
		}
	}
}

func TestAwaitEndsWithItsContext(t *testing.T) {
	c := start(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.Await(ctx, func() bool { return false }); err == nil {
		t.Error("no error")
	}
}
