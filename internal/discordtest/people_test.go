package discordtest_test

import (
	"fmt"
	"testing"

	"footnote/internal/discordtest"
)

func TestWhoInstalledTheAppIsNamedWithTheGuild(t *testing.T) {
	c := start(t)
	ws := c.connect(0)
	c.Install("42")
	c.AddPerson(discordtest.Person{ID: "42", Name: "Mina", Locale: "ko"})
	i := c.invoked(discordtest.Invocation{Person: "42", Command: "ask"})
	e := c.next(ws, "INTERACTION_CREATE")
	want := object{"0": discordtest.DefaultGuild, "1": "42"}
	if fmt.Sprint(e["authorizing_integration_owners"]) != fmt.Sprint(want) || at(e, "member", "user", "global_name") != "Mina" || e["locale"] != "ko" {
		t.Errorf("%v", e)
	}
	c.respond(i, `{"type":4,"data":`+withComponents+`}`).want(t, "callback", 204, 0)
	if _, err := c.Press("43", c.Interaction(i.ID).Original.ID, "e"); err != nil {
		t.Fatal(err)
	}
	// Whoever presses it, the message is there because of who installed the app.
	if e := c.next(ws, "INTERACTION_CREATE"); fmt.Sprint(e["authorizing_integration_owners"]) != fmt.Sprint(want) {
		t.Errorf("%v", e)
	}
}

func TestWhatTheBotMayDoCanChange(t *testing.T) {
	c := start(t)
	ws := c.connect(guildMessages)
	c.Deny(discordtest.DefaultChannel, discordtest.SendMessages)
	c.call("POST", defaultMessages, `{"content":"x"}`).want(t, "denied", 403, 50013)
	c.Deny(discordtest.DefaultChannel, discordtest.ViewChannel)
	c.Write(discordtest.WriteOptions{Content: "unseen"})
	c.Deny(discordtest.DefaultChannel, 0)
	seen := c.Write(discordtest.WriteOptions{Content: "seen"})
	if e := c.next(ws, "MESSAGE_CREATE"); e["id"] != seen {
		t.Errorf("came %v", e)
	}
	c.call("POST", defaultMessages, `{"content":"x"}`).want(t, "permitted again", 200, 0)
}

func TestEphemeralMessagesComeAsOfNoGuild(t *testing.T) {
	c := start(t)
	ws := c.connect(guildMessages)
	i := c.invoked(discordtest.Invocation{Person: "42", Command: "ask"})
	c.respond(i, `{"type":4,"data":{"content":"x","flags":64}}`).want(t, "callback", 204, 0)
	if e := c.next(ws, "MESSAGE_CREATE"); e["guild_id"] != nil || e["member"] != nil || e["flags"] != float64(64) {
		t.Errorf("%v", e)
	}
	c.Delete(c.Interaction(i.ID).Original.ID)
	c.call("PATCH", webhook(i)+"/messages/@original", `{"content":"y"}`).want(t, "an edit of what was dismissed", 404, 10008)
	if c.reported() != 0 {
		t.Errorf("reported %q", c.reports)
	}
}

func TestAMessageWithoutAnythingHasEmptyLists(t *testing.T) {
	c := start(t)
	ws := c.connect(guildMessages)
	c.Write(discordtest.WriteOptions{Content: "x"})
	e := c.next(ws, "MESSAGE_CREATE")
	for _, name := range []string{"mentions", "mention_roles", "attachments", "embeds", "components"} {
		if list, ok := e[name].([]any); !ok || len(list) != 0 {
			t.Errorf("%s: %v", name, e[name])
		}
	}
}
