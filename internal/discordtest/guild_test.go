package discordtest_test

import (
	"fmt"
	"strings"
	"testing"

	"footnote/internal/discordtest"
)

func TestTheBotDoesInAChannelWhatItIsPermitted(t *testing.T) {
	const all = discordtest.ViewChannel | discordtest.SendMessages | discordtest.SendMessagesInThreads |
		discordtest.EmbedLinks | discordtest.ReadMessageHistory
	for _, row := range []struct {
		name         string
		denied       discordtest.Permission
		thread       bool
		method, path string
		body         string
		status, code int
	}{
		{"all is well", 0, false, "POST", "/messages", `{"content":"x","embeds":[{"title":"t"}]}`, 200, 0},
		{"no sending", discordtest.SendMessages, false, "POST", "/messages", `{"content":"x"}`, 403, 50013},
		{"no typing", discordtest.SendMessages, false, "POST", "/typing", "", 403, 50013},
		{"no embeds", discordtest.EmbedLinks, false, "POST", "/messages", `{"embeds":[{"title":"t"}]}`, 403, 50013},
		{"text without embeds", discordtest.EmbedLinks, false, "POST", "/messages", `{"content":"x"}`, 200, 0},
		{"no view", discordtest.ViewChannel, false, "POST", "/messages", `{"content":"x"}`, 403, 50001},
		{"no view of it", discordtest.ViewChannel, false, "GET", "", "", 403, 50001},
		{"its sight", 0, false, "GET", "", "", 200, 0},
		{"no history", discordtest.ReadMessageHistory, false, "GET", "/messages/QUESTION", "", 403, 50013},
		{"no reply without history", discordtest.ReadMessageHistory, false, "POST", "/messages", `{"content":"x","message_reference":{"message_id":"QUESTION"}}`, 400, 160002},
		{"a thread without it", discordtest.SendMessagesInThreads, true, "POST", "/messages", `{"content":"x"}`, 403, 50013},
		{"a thread of a channel without sending", discordtest.SendMessages, true, "POST", "/messages", `{"content":"x"}`, 200, 0},
		{"a thread of a channel out of sight", discordtest.ViewChannel, true, "POST", "/messages", `{"content":"x"}`, 403, 50001},
	} {
		t.Run(row.name, func(t *testing.T) {
			c := start(t)
			channel := c.AddChannel(discordtest.DefaultGuild, "quiet", row.denied)
			if row.thread {
				channel = c.AddThread(channel, "thread")
			}
			question := c.Write(discordtest.WriteOptions{Channel: channel, Content: "hello"})
			fill := strings.NewReplacer("QUESTION", question)
			c.call(row.method, "/channels/"+channel+fill.Replace(row.path), fill.Replace(row.body)).want(t, row.name, row.status, row.code)
			if c.reported() > 0 {
				t.Errorf("reported %q", c.reports)
			}
			i := c.invoked(discordtest.Invocation{Channel: channel, Command: "ask"})
			if i.Guild != discordtest.DefaultGuild || i.Context != 0 {
				t.Errorf("interaction %+v", i)
			}
		})
	}
	if all&discordtest.Everyday != all {
		t.Error("an everyday member lacks what the bot may be denied")
	}
}

func TestAnInteractionTellsWhereItIsAndWhatTheAppMayDoThere(t *testing.T) {
	c := start(t)
	ws := c.connect(0)
	foreign := c.AddForeignGuild("elsewhere")
	for _, row := range []struct {
		name, channel string
		context       int
		owners        object
	}{
		{"guild", c.AddChannel(discordtest.DefaultGuild, "a", discordtest.SendMessages), 0, object{"0": discordtest.DefaultGuild}},
		{"thread", c.AddThread(discordtest.DefaultChannel, "b"), 0, object{"0": discordtest.DefaultGuild}},
		{"foreign guild", c.AddChannel(foreign, "c", 0), 0, object{"1": "42"}},
		{"direct", c.Direct("42"), 1, object{"0": "0"}},
		{"private", c.AddPrivate("42", "43"), 2, object{"1": "42"}},
		{"group", c.AddPrivate("42", "43", "44"), 2, object{"1": "42"}},
	} {
		c.invoked(discordtest.Invocation{Person: "42", Channel: row.channel, Command: "ask"})
		e := c.next(ws, "INTERACTION_CREATE")
		if e["context"] != float64(row.context) || fmt.Sprint(e["authorizing_integration_owners"]) != fmt.Sprint(row.owners) {
			t.Errorf("%s: context %v, owners %v", row.name, e["context"], e["authorizing_integration_owners"])
		}
		if member := e["member"] != nil; member != (row.context == 0) || member == (e["user"] != nil) {
			t.Errorf("%s: member %v, user %v", row.name, e["member"], e["user"])
		}
		var permissions discordtest.Permission
		if _, err := fmt.Sscan(e["app_permissions"].(string), &permissions); err != nil {
			t.Fatal(err)
		}
		if row.name == "guild" && permissions != discordtest.Everyday&^discordtest.SendMessages {
			t.Errorf("%s: app_permissions %v", row.name, permissions)
		}
		if e["guild_id"] != nil && e["guild_locale"] != "en-US" || e["locale"] != "en-US" || e["channel_id"] != row.channel {
			t.Errorf("%s: %v", row.name, e)
		}
	}
}

func TestTheBotSpeaksOnlyThroughInteractionsWhereItIsNot(t *testing.T) {
	c := start(t)
	guild := c.AddForeignGuild("elsewhere")
	for _, channel := range []string{c.AddChannel(guild, "c", 0), c.AddPrivate("42", "43")} {
		c.call("POST", "/channels/"+channel+"/messages", `{"content":"x"}`).want(t, "message", 403, 50001)
		i := c.invoked(discordtest.Invocation{Person: "42", Channel: channel, Command: "ask"})
		c.respond(i, `{"type":4,"data":{"content":"answer"}}`).want(t, "callback", 204, 0)
		for range 5 {
			c.call("POST", webhook(i), `{"content":"more"}`).want(t, "followup", 200, 0)
		}
		c.call("POST", webhook(i), `{"content":"too much"}`).want(t, "sixth followup", 400, 40094)
		if got := c.Visible(channel, "43"); len(got) != 6 {
			t.Errorf("the other sees %d messages", len(got))
		}
	}
	c.AddMember(guild, "44", discordtest.Everyday&^discordtest.UseExternalApps)
	i := c.invoked(discordtest.Invocation{Person: "44", Channel: c.AddChannel(guild, "d", 0), Command: "ask"})
	c.respond(i, `{"type":4,"data":{"content":"answer"}}`).want(t, "callback", 204, 0)
	if i = c.Interaction(i.ID); !i.Ephemeral || !i.Original.Ephemeral() {
		t.Error("somebody whose apps may not speak up was answered in public")
	}
}

func TestTheBotLearnsOfItsGuilds(t *testing.T) {
	c := start(t)
	ws := c.connect(guilds)
	if e := c.next(ws, "GUILD_CREATE"); e["id"] != discordtest.DefaultGuild {
		t.Errorf("first came guild %v", e["id"])
	}
	guild := c.AddGuild("another")
	if e := c.next(ws, "GUILD_CREATE"); e["id"] != guild || e["name"] != "another" {
		t.Errorf("then came %v", e)
	}
	channel := c.AddChannel(guild, "talk", 0)
	if e := c.next(ws, "CHANNEL_CREATE"); e["id"] != channel || e["guild_id"] != guild {
		t.Errorf("then came %v", e)
	}
	c.AddThread(channel, "aside")
	if e := c.next(ws, "THREAD_CREATE"); e["parent_id"] != channel {
		t.Errorf("then came %v", e)
	}
	if got := c.call("GET", "/users/@me/guilds", "").list; len(got) != 2 {
		t.Errorf("%d guilds", len(got))
	}
	c.RemoveBot(guild)
	if e := c.next(ws, "GUILD_DELETE"); e["id"] != guild {
		t.Errorf("at last came %v", e)
	}
	c.call("GET", "/guilds/"+guild, "").want(t, "a guild without the bot", 403, 50001)
	c.call("GET", "/guilds/1", "").want(t, "no guild", 404, 10004)
	c.call("GET", "/guilds/"+discordtest.DefaultGuild, "").want(t, "its guild", 200, 0)
}

func TestSomebodyMayTakeNoDirectMessages(t *testing.T) {
	c := start(t)
	channel, _ := c.call("POST", "/users/@me/channels", `{"recipient_id":"42"}`).body["id"].(string)
	c.call("POST", "/channels/"+channel+"/messages", `{"content":"x"}`).want(t, "before", 200, 0)
	c.RefuseDirects("42")
	c.call("POST", "/channels/"+channel+"/messages", `{"content":"x"}`).want(t, "after", 403, 50007)
}

func TestNobodyElseWritesInALockedThread(t *testing.T) {
	c := start(t)
	c.connect(guilds)
	thread := c.AddThread(discordtest.DefaultChannel, "aside")
	messages := "/channels/" + thread + "/messages"
	before, _ := c.call("POST", messages, `{"content":"x"}`).body["id"].(string)
	c.Lock(thread)
	c.Lock(discordtest.DefaultChannel)
	c.call("POST", messages, `{"content":"x"}`).want(t, "a message", 400, 160005)
	c.call("PATCH", messages+"/"+before, `{"content":"y"}`).want(t, "an edit", 400, 160005)
	c.call("DELETE", messages+"/"+before, "").want(t, "a deletion", 204, 0)
	c.call("POST", "/channels/"+discordtest.DefaultChannel+"/messages", `{"content":"x"}`).want(t, "a message in no thread", 200, 0)
}
