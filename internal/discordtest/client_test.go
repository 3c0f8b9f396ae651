package discordtest_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/coder/websocket"

	"footnote/internal/discordtest"
)

// Intents of the tests.
const (
	guilds         = 1 << 0
	guildMessages  = 1 << 9
	directMessages = 1 << 12
	messageContent = 1 << 15
)

type object = map[string]any

// startWith starts a server with options, whose reports the client counts.
func startWith(t *testing.T, o discordtest.Options) *client {
	t.Helper()
	c := &client{t: t}
	o.Report = c.report
	c.Server = discordtest.Start(o)
	t.Cleanup(c.Close)
	return c
}

// An answered is what a request got.
type answered struct {
	status  int
	code    int
	body    object
	list    []object
	headers http.Header
}

// call makes a request as the bot.
func (c *client) call(method, path, body string) answered {
	c.t.Helper()
	a, err := c.try(method, path, body)
	if err != nil {
		c.t.Fatal(err)
	}
	return a
}

// try is call for a request that may get no answer.
func (c *client) try(method, path, body string) (answered, error) {
	r, err := http.NewRequest(method, c.URL+path, strings.NewReader(body))
	if err != nil {
		return answered{}, err
	}
	r.Header.Set("Authorization", "Bot "+discordtest.Token)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	res, err := new(http.Client).Do(r)
	if err != nil {
		return answered{}, err
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		return answered{}, err
	}
	a := answered{status: res.StatusCode, headers: res.Header}
	if json.Unmarshal(data, &a.body) == nil {
		code, _ := a.body["code"].(float64)
		a.code = int(code)
	} else {
		_ = json.Unmarshal(data, &a.list) // it may be empty
	}
	return a, nil
}

// want fails the test unless an answer has a status and a code.
func (a answered) want(t *testing.T, what string, status, code int) {
	t.Helper()
	if a.status != status || a.code != code {
		t.Errorf("%s: %d with code %d, want %d with %d", what, a.status, a.code, status, code)
	}
}

// connect identifies with intents.
func (c *client) connect(intents int) *websocket.Conn {
	c.t.Helper()
	ws := c.dial()
	c.send(ws, 2, object{"token": discordtest.Token, "intents": intents})
	c.next(ws, "READY")
	return ws
}

// next reads until an event of a kind comes, and returns it.
func (c *client) next(ws *websocket.Conn, kind string) object {
	c.t.Helper()
	for {
		p := c.read(ws)
		if p.Type != kind {
			continue
		}
		var data object
		if err := json.Unmarshal(p.Data, &data); err != nil {
			c.t.Fatal(err)
		}
		return data
	}
}

// register registers commands.
func (c *client) register(commands string) {
	c.t.Helper()
	c.call("PUT", "/applications/"+discordtest.ApplicationID+"/commands", commands).want(c.t, "register", 200, 0)
}

// invoked uses a command and returns the interaction.
func (c *client) invoked(v discordtest.Invocation) discordtest.Interaction {
	c.t.Helper()
	id, err := c.Invoke(v)
	if err != nil {
		c.t.Fatal(err)
	}
	return c.Interaction(id)
}

// respond sends a callback.
func (c *client) respond(i discordtest.Interaction, body string) answered {
	c.t.Helper()
	return c.call("POST", "/interactions/"+i.ID+"/"+i.Token+"/callback", body)
}

// webhook is the path of an interaction's responses.
func webhook(i discordtest.Interaction) string {
	return "/webhooks/" + discordtest.ApplicationID + "/" + i.Token
}

func at(o object, names ...string) any {
	var v any = o
	for _, name := range names {
		m, ok := v.(object)
		if !ok {
			return nil
		}
		v = m[name]
	}
	return v
}

// decode returns the data of an event.
func decode(t *testing.T, p payload) object {
	t.Helper()
	var out object
	if err := json.Unmarshal(p.Data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}
