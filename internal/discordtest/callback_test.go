package discordtest_test

import (
	"fmt"
	"testing"
	"time"

	"footnote/internal/discordtest"
)

const aModal = `{"custom_id":"m","title":"t","components":[{"type":18,"label":"l","component":{"type":4,"custom_id":"i","style":1,"required":false}}]}`

// interactions makes one interaction of each kind.
func (c *client) interactions() map[string]discordtest.Interaction {
	c.t.Helper()
	get := func(id string, err error) discordtest.Interaction {
		c.t.Helper()
		if err != nil {
			c.t.Fatal(err)
		}
		return c.Interaction(id)
	}
	out := map[string]discordtest.Interaction{"command": c.invoked(discordtest.Invocation{Command: "ask"})}
	out["autocomplete"] = get(c.Complete(discordtest.Invocation{Command: "ask", Options: map[string]any{"a": "x"}}, "a"))
	m := c.call("POST", "/channels/"+discordtest.DefaultChannel+"/messages",
		`{"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"Press","custom_id":"p"}]}]}`)
	press := func() discordtest.Interaction {
		return get(c.Press("42", m.body["id"].(string), "Press"))
	}
	out["component"] = press()
	opened := press()
	c.respond(opened, `{"type":9,"data":`+aModal+`}`)
	out["modal of a component"] = get(c.Submit(opened.ID, nil))
	opened = c.invoked(discordtest.Invocation{Command: "ask"})
	c.respond(opened, `{"type":9,"data":`+aModal+`}`)
	out["modal of a command"] = get(c.Submit(opened.ID, nil))
	return out
}

func TestCallbacksAreForTheirKindsOfInteractions(t *testing.T) {
	bodies := map[int]string{
		1: `{"type":1}`, 4: `{"type":4,"data":{"content":"x"}}`, 5: `{"type":5}`, 6: `{"type":6}`,
		7: `{"type":7,"data":{"content":"y"}}`, 8: `{"type":8,"data":{"choices":[]}}`, 9: `{"type":9,"data":` + aModal + `}`,
	}
	good := map[string][]int{
		"command": {4, 5, 9}, "component": {4, 5, 6, 7, 9}, "autocomplete": {8},
		"modal of a component": {4, 5, 6, 7}, "modal of a command": {4, 5},
	}
	for kind, types := range good {
		for callback, body := range bodies {
			c := start(t)
			c.connect(0)
			i := c.interactions()[kind]
			want := answered{status: 400, code: 50035}
			for _, allowed := range types {
				if allowed == callback {
					want = answered{status: 204}
				}
			}
			c.respond(i, body).want(t, fmt.Sprintf("callback %d to a %s", callback, kind), want.status, want.code)
		}
	}
}

func TestTheClocksOfAnInteraction(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	c := startWith(t, discordtest.Options{Clock: func() time.Time { return now }})
	c.connect(0)
	late, good := c.invoked(discordtest.Invocation{Command: "ask"}), c.invoked(discordtest.Invocation{Command: "ask"})
	c.Advance(2 * time.Second)
	c.respond(good, `{"type":5}`).want(t, "in time", 204, 0)
	c.Advance(1001 * time.Millisecond)
	c.respond(late, `{"type":5}`).want(t, "too late", 404, 10062)
	c.respond(good, `{"type":5}`).want(t, "twice", 400, 40060)
	c.call("PATCH", webhook(late)+"/messages/@original", `{"content":"x"}`).want(t, "an edit of nothing", 404, 10015)
	c.Advance(time.Minute)
	c.call("PATCH", webhook(good)+"/messages/@original", `{"content":"x"}`).want(t, "an edit", 200, 0)
	good = c.Interaction(good.ID)
	if good.Acknowledged != 2*time.Second || good.Answered != time.Minute+3001*time.Millisecond || !good.Created.Equal(now) {
		t.Errorf("acknowledged after %v, answered after %v", good.Acknowledged, good.Answered)
	}
	c.Advance(14 * time.Minute)
	for _, path := range []string{"/messages/@original", "/messages/" + good.Original.ID} {
		c.call("PATCH", webhook(good)+path, `{"content":"x"}`).want(t, "after the token", 401, 50027)
	}
	c.call("POST", webhook(good), `{"content":"x"}`).want(t, "after the token", 401, 50027)
	if len(c.reports) != 2 {
		t.Errorf("reported %q, want what came twice and the edit of nothing", c.reports)
	}
}

func TestEphemeralMessagesAreSeenByOnePerson(t *testing.T) {
	c := start(t)
	c.connect(0)
	for _, steps := range [][2]string{
		{`{"type":4,"data":{"content":"x","flags":64}}`, ""},
		{`{"type":5,"data":{"flags":64}}`, `{"content":"x"}`},
	} {
		i := c.invoked(discordtest.Invocation{Person: "42", Command: "ask"})
		c.respond(i, steps[0]).want(t, "callback", 204, 0)
		if steps[1] != "" {
			c.call("PATCH", webhook(i)+"/messages/@original", steps[1]).want(t, "edit", 200, 0)
		}
		i = c.Interaction(i.ID)
		if !i.Ephemeral || !i.Original.Ephemeral() || i.Original.Flags&64 == 0 || i.Original.For != "42" {
			t.Errorf("%+v", i)
		}
		c.call("GET", "/channels/"+i.Channel+"/messages/"+i.Original.ID, "").want(t, "over the channel", 404, 10008)
		c.call("GET", webhook(i)+"/messages/"+i.Original.ID, "").want(t, "over the webhook", 200, 0)
		c.call("POST", webhook(i), `{"content":"public"}`).want(t, "followup", 200, 0)
		if mine, others := len(c.Visible(i.Channel, "42")), len(c.Visible(i.Channel, "43")); mine != 2 || others != 1 {
			t.Errorf("one sees %d messages, the others %d", mine, others)
		}
		c.call("DELETE", webhook(i)+"/messages/@original", "").want(t, "delete", 204, 0)
		c.call("DELETE", webhook(i)+"/messages/"+c.Interaction(i.ID).Followups[0].ID, "").want(t, "delete the followup", 204, 0)
		c.call("PATCH", webhook(i)+"/messages/@original", `{"content":"x"}`).want(t, "after that", 404, 10008)
	}
	i := c.invoked(discordtest.Invocation{Command: "ask"})
	c.respond(i, `{"type":5,"data":{"flags":4}}`).want(t, "another flag", 400, 50035)
}

func TestTheFirstFollowupTakesTheDeferralsPlace(t *testing.T) {
	c := start(t)
	c.connect(0)
	i := c.invoked(discordtest.Invocation{Person: "42", Command: "ask"})
	c.respond(i, `{"type":5}`)
	c.call("POST", webhook(i), `{"content":"first","flags":64}`).want(t, "first", 200, 0)
	c.call("POST", webhook(i), `{"content":"second","flags":64}`).want(t, "second", 200, 0)
	i = c.Interaction(i.ID)
	if i.Original == nil || i.Original.Content != "first" || i.Original.Ephemeral() || len(i.Followups) != 1 || !i.Followups[0].Ephemeral() {
		t.Errorf("%+v", i)
	}
	loading := c.invoked(discordtest.Invocation{Command: "ask"})
	c.respond(loading, `{"type":5}`)
	c.call("DELETE", webhook(loading)+"/messages/@original", "").want(t, "delete what loads", 204, 0)
	c.call("PATCH", webhook(loading)+"/messages/@original", `{"content":"x"}`).want(t, "edit it then", 404, 10008)
}

func TestACallbackTellsWhatItDid(t *testing.T) {
	c := start(t)
	c.connect(0)
	i := c.invoked(discordtest.Invocation{Command: "ask"})
	got := c.call("POST", "/interactions/"+i.ID+"/"+i.Token+"/callback?with_response=true", `{"type":4,"data":{"content":"x"}}`)
	got.want(t, "callback", 200, 0)
	if at(got.body, "interaction", "id") != i.ID || at(got.body, "resource", "message", "content") != "x" ||
		at(got.body, "resource", "message", "interaction_metadata", "id") != i.ID ||
		at(got.body, "interaction", "response_message_id") != c.Interaction(i.ID).Original.ID {
		t.Errorf("%v", got.body)
	}
}
