package discordtest_test

import (
	"fmt"
	"testing"

	"footnote/internal/discordtest"
)

func TestMessageEventsComeWithTheirIntentsAndContent(t *testing.T) {
	const mention = "<@" + discordtest.BotID + "> hello"
	for _, row := range []struct {
		name    string
		intents int
		content string
		direct  bool
		// shown is what comes, "-" for no event.
		shown string
	}{
		{"guild without intent", directMessages, "hello", false, "-"},
		{"direct without intent", guildMessages, "hello", true, "-"},
		{"direct", directMessages, "hello", true, "hello"},
		{"guild without content", guildMessages, "hello", false, ""},
		{"guild that mentions the bot", guildMessages, mention, false, mention},
		{"guild with content", guildMessages | messageContent, "hello", false, "hello"},
	} {
		t.Run(row.name, func(t *testing.T) {
			c := start(t)
			c.GrantMessageContent(row.intents&messageContent != 0)
			ws := c.connect(row.intents)
			o := discordtest.WriteOptions{Content: row.content, Attachments: []string{"a.txt"}, Embeds: []discordtest.Embed{{Title: "t"}}}
			if row.direct {
				o.Person, o.Channel = "42", c.Direct("42")
			}
			id := c.Write(o)
			c.Ask("en-US", "a sign that all before it came")
			p := c.read(ws)
			if came := p.Type == "MESSAGE_CREATE"; came != (row.shown != "-") {
				t.Fatalf("%s came", p.Type)
			} else if !came {
				return
			}
			e := decode(t, p)
			full := row.shown != ""
			if e["id"] != id || e["content"] != row.shown || (fmt.Sprint(e["attachments"]) != "[]") != full || (fmt.Sprint(e["embeds"]) != "[]") != full {
				t.Errorf("came %v", e)
			}
			if guild := e["guild_id"] == discordtest.DefaultGuild && e["member"] != nil; guild == row.direct {
				t.Errorf("guild %v, member %v", e["guild_id"], e["member"])
			}
		})
	}
}

func TestAReplyMentionsWhomItAnswers(t *testing.T) {
	c := start(t)
	ws := c.connect(guildMessages)
	c.call("POST", "/channels/"+discordtest.DefaultChannel+"/messages", `{"content":"an answer"}`)
	own := c.next(ws, "MESSAGE_CREATE")
	answer, _ := own["id"].(string)
	if at(own, "author", "id") != discordtest.BotID || own["content"] != "an answer" {
		t.Errorf("the bot's own message came as %v", own)
	}
	c.Write(discordtest.WriteOptions{Content: "and then?", ReplyTo: answer})
	e := c.next(ws, "MESSAGE_CREATE")
	if e["content"] != "and then?" || len(e["mentions"].([]any)) != 1 || e["type"] != float64(19) ||
		at(e, "message_reference", "message_id") != answer || at(e, "referenced_message", "content") != "an answer" {
		t.Errorf("a reply came as %v", e)
	}
	c.Write(discordtest.WriteOptions{Content: "unheard", ReplyTo: answer, NoPing: true})
	if e := c.next(ws, "MESSAGE_CREATE"); e["content"] != "" || len(e["mentions"].([]any)) != 0 || at(e, "referenced_message", "id") != answer {
		t.Errorf("a reply without a ping came as %v", e)
	}
	asked := c.Write(discordtest.WriteOptions{Person: "43", Content: "secret"})
	c.next(ws, "MESSAGE_CREATE")
	c.Write(discordtest.WriteOptions{Content: "<@" + discordtest.BotID + "> is that so?", ReplyTo: asked})
	if e := c.next(ws, "MESSAGE_CREATE"); e["content"] == "" || at(e, "referenced_message", "content") != "" {
		t.Errorf("a reply to another came as %v", e)
	}
	c.Delete(asked)
	c.next(ws, "MESSAGE_DELETE")
	c.Write(discordtest.WriteOptions{Content: "gone?", ReplyTo: asked})
	if e := c.next(ws, "MESSAGE_CREATE"); e["referenced_message"] != nil || at(e, "message_reference", "message_id") != asked {
		t.Errorf("a reply to nothing came as %v", e)
	}
}

func TestEveryoneIsCalledByThoseWhoMay(t *testing.T) {
	c := start(t)
	c.AddMember(discordtest.DefaultGuild, "42", discordtest.Manager)
	quiet := c.Write(discordtest.WriteOptions{Content: "@everyone"})
	loud := c.Write(discordtest.WriteOptions{Person: "42", Content: "@here <@&7>"})
	for id, want := range map[string]bool{quiet: false, loud: true} {
		got := c.call("GET", "/channels/"+discordtest.DefaultChannel+"/messages/"+id, "").body
		if got["mention_everyone"] != want || got["content"] != "" {
			t.Errorf("%v", got)
		}
	}
}

func TestDeletedMessagesAreToldAndGone(t *testing.T) {
	c := start(t)
	ws := c.connect(guildMessages | directMessages)
	var written []string
	for range 3 {
		written = append(written, c.Write(discordtest.WriteOptions{Content: "x"}))
	}
	channel, direct := c.DirectMessage("42", "x")
	c.Delete(written[0])
	if e := c.next(ws, "MESSAGE_DELETE"); e["id"] != written[0] || e["guild_id"] != discordtest.DefaultGuild {
		t.Errorf("came %v", e)
	}
	c.Delete(written[1:]...)
	if e := c.next(ws, "MESSAGE_DELETE_BULK"); fmt.Sprint(e["ids"]) != fmt.Sprint(written[1:]) {
		t.Errorf("came %v", e)
	}
	c.Delete(direct)
	if e := c.next(ws, "MESSAGE_DELETE"); e["id"] != direct || e["guild_id"] != nil {
		t.Errorf("came %v", e)
	}
	path := "/channels/" + channel + "/messages"
	c.call("GET", path+"/"+direct, "").want(t, "a message that is gone", 404, 10008)
	c.call("POST", path, `{"content":"x","message_reference":{"message_id":"`+direct+`"}}`).want(t, "a reply to it", 400, 50035)
	orphan := c.call("POST", path, `{"content":"x","message_reference":{"message_id":"`+direct+`","fail_if_not_exists":false}}`)
	orphan.want(t, "a reply that needs none", 200, 0)
	if c.reported() != 0 || orphan.body["message_reference"] != nil {
		t.Errorf("%v, reports %q", orphan.body, c.reports)
	}
	own, _ := orphan.body["id"].(string)
	c.call("DELETE", path+"/"+own, "").want(t, "delete its own", 204, 0)
	if e := c.next(ws, "MESSAGE_DELETE"); e["id"] != own {
		t.Errorf("came %v", e)
	}
	other := c.Write(discordtest.WriteOptions{Content: "x"})
	c.call("DELETE", "/channels/"+discordtest.DefaultChannel+"/messages/"+other, "").want(t, "delete another's", 403, 50013)
	if len(c.Visible(channel, "42")) != 0 || len(c.Visible(discordtest.DefaultChannel, "42")) != 1 {
		t.Error("what was deleted is still seen")
	}
}

func TestAnEditOfAPersonIsTold(t *testing.T) {
	c := start(t)
	ws := c.connect(guildMessages)
	id := c.Write(discordtest.WriteOptions{Content: "hello"})
	c.Edit(id, "<@"+discordtest.BotID+"> hello")
	if e := c.next(ws, "MESSAGE_UPDATE"); e["id"] != id || e["content"] == "" || e["edited_timestamp"] == nil {
		t.Errorf("came %v", e)
	}
	if m := c.Message(id); m.Edits != 1 || len(m.Contents) != 2 {
		t.Errorf("%+v", m)
	}
}
