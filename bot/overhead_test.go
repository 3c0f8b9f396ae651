package bot

import (
	"encoding/json"
	"testing"

	"github.com/bwmarrin/discordgo"

	"footnote/answer"
	"footnote/internal/discordtest"
	"footnote/internal/feedback"
)

// Events as Discord sends them, with the fields that it adds to all.
const (
	askEvent = `{"id":"1575046690849685504","application_id":"900000000000000001","type":2,"token":"aW50ZXJhY3Rpb24tdG9rZW4","version":1,` +
		`"channel_id":"700000000000000001","channel":{"id":"700000000000000001","type":0,"name":"general","guild_id":"600000000000000001","permissions":"2248473465835073"},` +
		`"locale":"ko","guild_locale":"en-US","context":0,"app_permissions":"2248473465835073","entitlements":[],"attachment_size_limit":10485760,` +
		`"authorizing_integration_owners":{"0":"600000000000000001"},"guild_id":"600000000000000001",` +
		`"guild":{"id":"600000000000000001","features":[],"locale":"en-US"},` +
		`"member":{"user":{"id":"800000000000000001","username":"mina","global_name":"Mina","avatar":null,"discriminator":"0","public_flags":0},` +
		`"roles":[],"joined_at":"2024-01-02T03:04:05.000000+00:00","deaf":false,"mute":false,"flags":0,"permissions":"2248473465835073"},` +
		`"data":{"id":"500000000000000001","name":"ask","type":1,"options":[{"name":"question","type":3,"value":"회동에는 누가 참석했나요?"}]}}`
	saidEvent = `{"id":"1575046690849685505","channel_id":"700000000000000001","guild_id":"600000000000000001","type":0,"flags":0,` +
		`"author":{"id":"800000000000000001","username":"mina","global_name":"Mina","avatar":null,"discriminator":"0","public_flags":0},` +
		`"member":{"roles":[],"joined_at":"2024-01-02T03:04:05.000000+00:00","deaf":false,"mute":false,"flags":0},` +
		`"content":"so we meet at eight, and bring the maps","timestamp":"2026-11-25T07:13:44.000000+00:00","edited_timestamp":null,` +
		`"tts":false,"mention_everyone":false,"mentions":[],"mention_roles":[],"attachments":[],"embeds":[],"components":[],"pinned":false}`
)

func TestOnlyWhatPeopleOfAServerTellEachOtherIsForeign(t *testing.T) {
	for message, want := range map[string]bool{
		saidEvent: true,
		`{"guild_id":"6","content":"x","mentions":[{"id":"` + discordtest.BotID + `"}]}`:                                            false,
		`{"guild_id":"6","content":"\"` + discordtest.BotID + `\"","mentions":[]}`:                                                  true,
		`{"content":"x","mentions":[],"referenced_message":{"message_reference":{"type":1,"guild_id":"6"},"message_snapshots":[]}}`: false,
		`{"content":"\"guild_id\":","mentions":[]}`:                                                                                 false,
		`{"channel_id":"7","content":"in direct messages","author":{"id":"8"},"mentions":[]}`:                                       false,
		`{"guild_id":"6","author":{"id":"` + discordtest.BotID + `"},"content":"my own","mentions":[]}`:                             false,
	} {
		if got := foreign([]byte(message), []byte(`"`+discordtest.BotID+`"`)); got != want {
			t.Errorf("%s: %v", message, got)
		}
	}
}

// BenchmarkEvent measures what comes in, until the bot knows what is asked.
func BenchmarkEvent(b *testing.B) {
	h := make(handlers)
	events := 0
	on(h, "INTERACTION_CREATE", func(i *discordgo.InteractionCreate) {
		if _, ok := fromInteraction(i.Interaction, discordtest.BotID); ok {
			events++
		}
	})
	on(h, "MESSAGE_CREATE", func(m *discordgo.MessageCreate) { fromMessage(m.Message, discordtest.BotID) })
	for _, c := range []struct {
		name, data string
		do         func(json.RawMessage) error
	}{
		{"command", askEvent, h["INTERACTION_CREATE"]},
		{"message", saidEvent, h["MESSAGE_CREATE"]},
		{"foreign", saidEvent, unlessForeign(discordtest.BotID, h["MESSAGE_CREATE"])},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := c.do(json.RawMessage(c.data)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	if events == 0 {
		b.Error("no command was understood")
	}
}

// BenchmarkReply measures what goes out, from the answer to the bytes that are
// sent.
func BenchmarkReply(b *testing.B) {
	a, err := cited(b.Context(), answer.Question{Text: "Who cut the ribbon?"}, nil)
	if err != nil {
		b.Fatal(err)
	}
	t := &told{id: "1575046690849685504", language: "ko", quoted: []quoted{{n: 1}}}
	b.ReportAllocs()
	for b.Loop() {
		for _, p := range render("", a, "ko") {
			p.rows = t.buttons(feedback.Counts{})
			if _, err := json.Marshal(bodyOf(p)); err != nil {
				b.Fatal(err)
			}
		}
	}
}
