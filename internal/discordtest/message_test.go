package discordtest_test

import (
	"strings"
	"testing"
	"time"

	"footnote/internal/discordtest"
)

const defaultMessages = "/channels/" + discordtest.DefaultChannel + "/messages"

func TestANonceIsPostedOnce(t *testing.T) {
	c := start(t)
	const body = `{"content":"x","nonce":"n","enforce_nonce":true}`
	first := c.call("POST", defaultMessages, body).body["id"]
	if again := c.call("POST", defaultMessages, body).body["id"]; again != first || len(c.Messages(discordtest.DefaultChannel)) != 1 {
		t.Errorf("first %v, then %v", first, again)
	}
	for _, other := range []string{`{"content":"x","nonce":"n"}`, `{"content":"x","nonce":"m","enforce_nonce":true}`} {
		if id := c.call("POST", defaultMessages, other).body["id"]; id == first {
			t.Errorf("%s is the first again", other)
		}
	}
	c.Advance(10 * time.Minute)
	if id := c.call("POST", defaultMessages, body).body["id"]; id == first {
		t.Error("a nonce is remembered for ever")
	}
	c.call("POST", defaultMessages, `{"content":"x","nonce":"`+strings.Repeat("n", 26)+`"}`).want(t, "a long nonce", 400, 50035)
}

func TestAMessageKeepsWhatItShows(t *testing.T) {
	c := start(t)
	got := c.call("POST", defaultMessages, `{"content":"x","flags":4,"embeds":[{"title":"t","fields":[{"name":"n","value":"v","inline":true}]}],`+
		`"components":[{"type":1,"components":[{"type":2,"style":3,"label":"L","custom_id":"a"}]}]}`)
	got.want(t, "post", 200, 0)
	id, _ := got.body["id"].(string)
	c.call("PATCH", defaultMessages+"/"+id, `{"content":"y"}`).want(t, "edit", 200, 0)
	m := c.Message(id)
	if m.Content != "y" || len(m.Contents) != 2 || m.Edits != 1 || m.Edited.IsZero() || m.Flags != 4 ||
		m.Embeds[0].Fields[0] != (discordtest.EmbedField{Name: "n", Value: "v", Inline: true}) || m.Buttons()[0].Style != 3 {
		t.Errorf("%+v", m)
	}
	read := c.call("GET", defaultMessages+"/"+id, "").body
	if read["content"] != "y" || len(read["embeds"].([]any)) != 1 || len(read["components"].([]any)) != 1 || read["edited_timestamp"] == nil {
		t.Errorf("%v", read)
	}
	c.call("PATCH", defaultMessages+"/"+id, `{"content":null,"embeds":[],"components":[]}`).want(t, "an edit that leaves nothing", 400, 50006)
	c.call("PATCH", defaultMessages+"/"+id, `{"content":null}`).want(t, "an edit that leaves the embed", 200, 0)
	if m := c.Message(id); m.Content != "" || len(m.Embeds) != 1 {
		t.Errorf("%+v", m)
	}
}

func TestAMessageOfBlanksIsEmpty(t *testing.T) {
	c := start(t)
	c.call("POST", "/channels/"+discordtest.DefaultChannel+"/messages", `{"content":" \n\t"}`).want(t, "blanks", 400, 50006)
}

func TestFlagsAreThoseThatMayBeSet(t *testing.T) {
	c := start(t)
	c.connect(0)
	for body, status := range map[string]int{
		`{"content":"x","flags":4}`: 200, `{"content":"x","flags":4096}`: 200,
		`{"content":"x","flags":64}`: 400, `{"content":"x","flags":32768}`: 400, `{"content":"x","flags":1}`: 400,
	} {
		if got := c.call("POST", defaultMessages, body); got.status != status {
			t.Errorf("%s: %d", body, got.status)
		}
	}
	i := c.invoked(discordtest.Invocation{Command: "ask"})
	c.respond(i, `{"type":4,"data":{"content":"x","flags":32768}}`).want(t, "components alone", 400, 50035)
}

func TestMessagesAreListedNewestFirst(t *testing.T) {
	c := start(t)
	var all []string
	for range 3 {
		all = append(all, c.Write(discordtest.WriteOptions{Content: "x"}))
	}
	for query, want := range map[string][]string{
		"":                         {all[2], all[1], all[0]},
		"?limit=1":                 {all[2]},
		"?before=" + all[1]:        {all[0]},
		"?after=" + all[0]:         {all[2], all[1]},
		"?limit=1&after=" + all[0]: {all[1]},
	} {
		var got []string
		for _, m := range c.call("GET", defaultMessages+query, "").list {
			got = append(got, m["id"].(string))
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q: %v, want %v", query, got, want)
		}
	}
	c.call("GET", defaultMessages+"?limit=101", "").want(t, "too many", 400, 50035)
	if got := c.call("GET", defaultMessages, "").list[0]["content"]; got != "" {
		t.Errorf("without the intent for it the content is %v", got)
	}
	c.GrantMessageContent(true)
	if got := c.call("GET", defaultMessages, "").list[0]["content"]; got != "x" {
		t.Errorf("with it the content is %v", got)
	}
}
