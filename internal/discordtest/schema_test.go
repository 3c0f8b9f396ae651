package discordtest_test

import (
	"testing"

	"footnote/internal/discordtest"
)

func TestTheDocumentTakesWhatTheLimitsTake(t *testing.T) {
	c := &client{t: t, Server: discordtest.New(t)}
	c.connect(0)
	c.register(registered)
	ask := discordtest.Invocation{Person: "42", Command: "ask", Options: map[string]any{"question": "who?", "article": "a"}}
	begin := func() discordtest.Interaction { return c.invoked(ask) }
	i := begin()
	c.respond(i, `{"type":5,"data":{"flags":64}}`).want(t, "deferral", 204, 0)
	c.call("PATCH", webhook(i)+"/messages/@original", `{"content":"x","embeds":[],"components":[],"allowed_mentions":{"parse":[]}}`).want(t, "edit", 200, 0)
	c.call("POST", webhook(i), withComponents).want(t, "followup", 200, 0)
	c.respond(begin(), `{"type":9,"data":`+aModal+`}`).want(t, "modal", 204, 0)
	id, err := c.Complete(ask, "article")
	if err != nil {
		t.Fatal(err)
	}
	c.respond(c.Interaction(id), `{"type":8,"data":{"choices":[{"name":"A","value":"a"}]}}`).want(t, "choices", 204, 0)
	m := c.call("POST", defaultMessages, `{"content":"x","nonce":"n","enforce_nonce":true}`)
	m.want(t, "message", 200, 0)
	message, _ := m.body["id"].(string)
	c.call("PATCH", defaultMessages+"/"+message, withComponents).want(t, "edit", 200, 0)
	for _, body := range []string{`{"type":6}`, `{"type":7,"data":{"content":"y"}}`} {
		pressed, err := c.Press("42", message, "e")
		if err != nil {
			t.Fatal(err)
		}
		c.respond(c.Interaction(pressed), body).want(t, body, 204, 0)
	}
}
