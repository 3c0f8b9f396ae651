package discordtest_test

import (
	"strings"
	"testing"

	"footnote/internal/discordtest"
)

const withComponents = `{"content":"x","components":[
 {"type":1,"components":[
  {"type":2,"style":1,"label":"Evidence","custom_id":"e"},
  {"type":2,"style":2,"emoji":{"name":"👍"},"custom_id":"up"},
  {"type":2,"style":2,"label":"Old","custom_id":"o","disabled":true},
  {"type":2,"style":5,"label":"Read","url":"https://example.org"}]},
 {"type":1,"components":[{"type":8,"custom_id":"c","channel_types":[0],"max_values":2}]},
 {"type":1,"components":[{"type":3,"custom_id":"s","options":[{"label":"A","value":"a"},{"label":"B","value":"b"}]}]}]}`

func TestAButtonIsPressedWhereItIs(t *testing.T) {
	c := start(t)
	ws := c.connect(0)
	m := c.call("POST", "/channels/"+discordtest.DefaultChannel+"/messages", withComponents)
	m.want(t, "message", 200, 0)
	id, _ := m.body["id"].(string)
	if buttons := c.Message(id).Buttons(); len(buttons) != 4 || buttons[1].Emoji.Name != "👍" || !buttons[2].Disabled || buttons[3].URL == "" {
		t.Errorf("buttons %+v", buttons)
	}
	for _, button := range []string{"e", "Evidence", "up"} {
		pressed, err := c.Press("42", id, button)
		if err != nil {
			t.Fatal(err)
		}
		e := c.next(ws, "INTERACTION_CREATE")
		if e["id"] != pressed || e["type"] != float64(3) || at(e, "message", "id") != id || at(e, "data", "component_type") != float64(2) {
			t.Errorf("%v", e)
		}
		if i := c.Interaction(pressed); i.Source != id || i.CustomID != at(e, "data", "custom_id") {
			t.Errorf("%+v", i)
		}
	}
	for _, button := range []string{"", "Old", "Read", "Elsewhere"} {
		if _, err := c.Press("42", id, button); err == nil {
			t.Errorf("%q was pressed", button)
		}
	}
	if _, err := c.Press("42", "1", "e"); err == nil {
		t.Error("a button of no message was pressed")
	}
	i := c.invoked(discordtest.Invocation{Person: "42", Command: "ask"})
	c.respond(i, `{"type":4,"data":{"flags":64,"content":"x","components":[{"type":1,"components":[{"type":2,"style":1,"label":"Mine","custom_id":"m"}]}]}}`)
	own := c.Interaction(i.ID).Original.ID
	if _, err := c.Press("43", own, "Mine"); err == nil {
		t.Error("somebody pressed a button that only another sees")
	}
	if _, err := c.Press("42", own, "Mine"); err != nil {
		t.Error(err)
	}
}

func TestAComponentUpdatesItsMessage(t *testing.T) {
	c := start(t)
	c.connect(0)
	m := c.call("POST", "/channels/"+discordtest.DefaultChannel+"/messages", withComponents)
	id, _ := m.body["id"].(string)
	press := func() discordtest.Interaction {
		pressed, err := c.Press("42", id, "e")
		if err != nil {
			t.Fatal(err)
		}
		return c.Interaction(pressed)
	}
	c.respond(press(), `{"type":7,"data":{"content":"updated"}}`).want(t, "update", 204, 0)
	if got := c.Message(id); got.Content != "updated" || len(got.Components) != 3 {
		t.Errorf("%+v", got)
	}
	later := press()
	c.respond(later, `{"type":6}`).want(t, "deferred update", 204, 0)
	c.call("PATCH", webhook(later)+"/messages/@original", `{"content":"later","components":[]}`).want(t, "edit", 200, 0)
	if got := c.Message(id); got.Content != "later" || len(got.Components) != 0 || c.Interaction(later.ID).Original.ID != id {
		t.Errorf("%+v", got)
	}
	c.call("POST", webhook(later), `{"content":"beside"}`).want(t, "followup", 200, 0)
	if i := c.Interaction(later.ID); len(i.Followups) != 1 || i.Answered == 0 {
		t.Errorf("%+v", i)
	}
}

func TestAMenuOffersItsValues(t *testing.T) {
	c := start(t)
	ws := c.connect(0)
	m := c.call("POST", "/channels/"+discordtest.DefaultChannel+"/messages", withComponents)
	id, _ := m.body["id"].(string)
	thread := c.AddThread(discordtest.DefaultChannel, "aside")
	for _, row := range []struct {
		menu   string
		values []string
		good   bool
	}{
		{"s", []string{"a"}, true},
		{"s", []string{"z"}, false},
		{"s", []string{"a", "b"}, false},
		{"s", nil, false},
		{"c", []string{discordtest.DefaultChannel}, true},
		{"c", []string{thread}, false},
		{"x", []string{"a"}, false},
	} {
		_, err := c.Select("42", id, row.menu, row.values...)
		if (err == nil) != row.good {
			t.Errorf("%s %q: %v", row.menu, row.values, err)
		}
	}
	c.next(ws, "INTERACTION_CREATE")
	e := c.next(ws, "INTERACTION_CREATE")
	if at(e, "data", "resolved", "channels", discordtest.DefaultChannel, "id") == nil || len(at(e, "data", "values").([]any)) != 1 {
		t.Errorf("%v", e)
	}
}

func TestAModalIsSentOnceWithWhatItTakes(t *testing.T) {
	c := start(t)
	ws := c.connect(0)
	show := func() discordtest.Interaction {
		i := c.invoked(discordtest.Invocation{Person: "42", Command: "ask"})
		c.respond(i, `{"type":9,"data":{"custom_id":"follow","title":"Ask","components":[
			{"type":18,"label":"Question","component":{"type":4,"custom_id":"q","style":2,"min_length":2,"max_length":5}},
			{"type":18,"label":"Where","component":{"type":8,"custom_id":"w","required":false,"min_values":0}},
			{"type":1,"components":[{"type":4,"custom_id":"n","label":"Note","style":1,"required":false,"value":"old"}]}]}}`).want(t, "modal", 204, 0)
		c.next(ws, "INTERACTION_CREATE")
		return c.Interaction(i.ID)
	}
	i := show()
	if got := i.Modal.Inputs(); len(got) != 3 || got[0].Label != "Question" || got[2].Label != "Note" {
		t.Errorf("inputs %+v", got)
	}
	for name, values := range map[string]map[string]any{
		"missing": {}, "short": {"q": "a"}, "long": {"q": strings.Repeat("가", 6)}, "unknown": {"q": "why", "z": "?"}, "no text": {"q": 7},
	} {
		if _, err := c.Submit(i.ID, values); err == nil {
			t.Errorf("%s: sent", name)
		}
	}
	id, err := c.Submit(i.ID, map[string]any{"Question": "why", "w": []string{discordtest.DefaultChannel}})
	if err != nil {
		t.Fatal(err)
	}
	e := c.next(ws, "INTERACTION_CREATE")
	components, _ := at(e, "data", "components").([]any)
	if e["type"] != float64(5) || at(e, "data", "custom_id") != "follow" || len(components) != 3 || at(components[0].(object), "component", "value") != "why" {
		t.Errorf("%v", e)
	}
	if sent := c.Interaction(id); sent.User != "42" || sent.Options["q"] != "why" || sent.Options["n"] != "old" {
		t.Errorf("%+v", sent)
	}
	if _, err := c.Submit(i.ID, map[string]any{"q": "why"}); err == nil {
		t.Error("sent twice")
	}
	if _, err := c.Submit("1", nil); err == nil {
		t.Error("sent though none was shown")
	}
}
