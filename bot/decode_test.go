package bot

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"testing"

	"github.com/bwmarrin/discordgo"

	"footnote/bot/gateway"
	"footnote/internal/discordtest"
)

// oddEvents are events that lack what others have, as Discord may send some day.
var oddEvents = map[string][]string{
	"INTERACTION_CREATE": {
		`null`, `null0`, `{}`, `[]`, `{"type":2}`, `{"type":2,"data":null}`, `{"type":99,"data":{}}`, `{"id":"1","type":2,"data":{"name":"ask"}}`,
		`{"id":"1","type":2,"data":{"name":"ask","options":[null]}}`,
		`{"id":"1","type":2,"data":{"name":"ask","options":[{"name":"question","type":3,"value":null}]}}`,
		`{"id":"1","type":2,"data":{"name":"ask","options":[{"name":"question","type":3,"value":{"a":[1]}}]}}`,
		`{"id":"1","type":2,"member":{},"data":{"name":"setup"}}`, `{"id":"1","type":2,"member":{"user":null},"user":null,"data":{"name":"setup"}}`,
		`{"id":"1","type":2,"guild_id":"2","locale":"xx-YY","data":{"name":"help"}}`,
		`{"id":"1","type":2,"data":{"type":3,"name":"Find sources","target_id":"5","resolved":{"messages":{"5":null}}}}`,
		`{"id":"1","type":2,"data":{"type":3,"name":"Find sources","target_id":"5","resolved":{"messages":{"5":{"author":null}}}}}`,
		`{"id":"1","type":2,"data":{"type":3,"name":"Find sources","target_id":"5"}}`,
		`{"id":"1","type":3,"data":{"custom_id":"evidence:","component_type":2}}`, `{"id":"1","type":3,"message":null,"data":{"custom_id":":"}}`,
		`{"id":"1","type":3,"message":{"author":null},"data":{"custom_id":"setup:channels","component_type":8,"values":null}}`,
		`{"id":"1","type":4,"data":{"name":"article","options":[{"name":"article","type":3,"value":"","focused":true}]}}`,
		`{"id":"1","type":5,"data":{"custom_id":"follow:1"}}`, `{"id":"1","type":5,"data":{"custom_id":"follow:1","components":[null]}}`,
		`{"id":"1","type":5,"data":{"custom_id":"follow:1","components":[{"type":1,"components":[{"type":4,"custom_id":"question"}]}]}}`,
		`{"id":"1","type":5,"data":{"custom_id":"follow:1","components":[{"type":18,"component":{"type":4}}]}}`,
		`{"id":"","type":2,"data":{"name":"ask"}}`, `{"id":"x","type":2,"channel_id":"y","data":{"name":"ask"}}`,
		`{"id":"1","type":2,"authorizing_integration_owners":{"0":null,"1":""},"data":{"name":"ask"}}`,
		`{"id":"1","type":2,"entitlements":null,"data":{"name":"ask","options":[{"name":"since","type":4,"value":1e300}]}}`,
	},
	"MESSAGE_CREATE": {
		`null`, `null0`, `{}`, `[]`, `{"id":"1"}`, `{"id":"1","author":null,"content":"x"}`, `{"id":"1","author":{"id":"2"},"content":"x"}`,
		`{"id":"1","author":{"id":"2"},"guild_id":"3","mentions":[null,{"id":"` + discordtest.BotID + `"}],"content":"<@` + discordtest.BotID + `>"}`,
		`{"id":"1","author":{"id":"2"},"content":"x","referenced_message":{},"message_reference":null}`,
		`{"id":"1","author":{"id":"2"},"content":"x","timestamp":null,"components":[{"type":77}]}`,
	},
	"MESSAGE_DELETE":      {`null`, `{}`, `{"id":null}`, `[]`},
	"MESSAGE_DELETE_BULK": {`null`, `{}`, `{"ids":null}`, `{"ids":[null,""]}`},
	"GUILD_DELETE":        {`null`, `{}`, `{"id":null,"unavailable":null}`},
}

// An alarm is a log that keeps panics alone.
type alarm struct{ logged }

func (a *alarm) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte("panic")) {
		return a.logged.Write(p)
	}
	return len(p), nil
}

// ears returns what hands events to a bot that is not connected, and returns its
// panics once all is done that the event started.
func ears(t testing.TB) (hear func(kind, data string) (panics string)) {
	t.Helper()
	s := discordtest.Start(discordtest.Options{})
	t.Cleanup(s.Close)
	s.Fail(discordtest.Fault{Status: 403})
	o := options(t, s, cited)
	log := new(alarm)
	o.Logger = slog.New(slog.NewTextHandler(log, nil))
	b, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	h := make(handlers)
	b.listen(t.Context(), h, application{id: discordtest.ApplicationID, self: discordtest.BotID})
	return func(kind, data string) string {
		h.call(o.Logger, gateway.Event{Kind: kind, Data: json.RawMessage(data)})
		<-b.inFlight.landed()
		return log.String()
	}
}

func TestOddEventsDoNoHarm(t *testing.T) {
	hear := ears(t)
	for kind, events := range oddEvents {
		for _, data := range events {
			if panics := hear(kind, data); panics != "" {
				t.Fatalf("%s %s:\n%s", kind, data, panics)
			}
		}
	}
}

func TestWhatIsMissingIsEmpty(t *testing.T) {
	for data, want := range map[string]string{
		`null`: "", `{"a":[1]}`: "", `[1]`: "", `"text"`: "text", `12345678901234567890`: "12345678901234567168", `true`: "true", `-0.0`: "-0",
	} {
		var i discordgo.Interaction
		err := json.Unmarshal([]byte(`{"id":"1","type":2,"user":{"id":"2"},"data":{"name":"ask","options":[null,{"name":"question","value":`+data+`}]}}`), &i)
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := fromInteraction(&i, "9"); !ok || e.options["question"] != want {
			t.Errorf("%s: %v, %q", data, ok, e.options)
		}
	}
	for _, data := range []string{`{"type":2,"user":{"id":"2"},"data":{"name":"ask"}}`, `{"id":"1","type":2,"data":{"name":"ask"}}`} {
		var i discordgo.Interaction
		if err := json.Unmarshal([]byte(data), &i); err != nil {
			t.Fatal(err)
		}
		if _, ok := fromInteraction(&i, "9"); ok {
			t.Errorf("%s is an event", data)
		}
	}
}

func FuzzEvents(f *testing.F) {
	for kind, events := range oddEvents {
		for _, data := range events {
			f.Add(kind, data)
		}
	}
	hear := ears(f)
	f.Fuzz(func(t *testing.T, kind, data string) {
		if panics := hear(kind, data); panics != "" {
			t.Fatalf("%s %s:\n%s", kind, data, panics)
		}
	})
}

func TestAMessageSaysWhatItForwardsOrLinksTo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ message, want string }{
		"words":           {`{"content":"It rains. https://e.org","embeds":[{"title":"E"}]}`, "It rains. https://e.org"},
		"a link":          {`{"content":"https://e.org/a","embeds":[{"title":"E","description":"It rains.","fields":[{"name":"Where","value":"Here"},null]},null]}`, "E\nIt rains.\nWhere\nHere"},
		"no embed yet":    {`{"content":"https://e.org/a"}`, "https://e.org/a"},
		"an empty embed":  {`{"content":"","embeds":[{"type":"image"}]}`, ""},
		"forwarded":       {`{"content":"","message_snapshots":[{"message":{"content":"It rains."}}]}`, "It rains."},
		"a forwarded one": {`{"content":"","message_snapshots":[{"message":{"embeds":[{"description":"It rains."}]}}]}`, "It rains."},
		"none":            {`{"content":"","message_snapshots":[{},{"message":null}]}`, ""},
		"our own":         {`{"author":{"id":"1"},"content":"> Who?\nIto. [1]","embeds":[{"title":"Sources"}]}`, "Ito. [1]"},
	} {
		var m discordgo.Message
		if err := json.Unmarshal([]byte(c.message), &m); err != nil {
			t.Fatal(name, err)
		}
		if got := targetOf(&m, "1").text; got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestACommandOnAMessageReadsWhatItSaysWhateverElseIsInIt(t *testing.T) {
	const odd = `"components":[{"type":99,"components":[]}]`
	for name, message := range map[string]string{
		"components that the library does not know": `{"id":"5","content":"said",` + odd + `}`,
		"forwarded": `{"id":"5","content":"","message_snapshots":[{"message":{"content":"said",` + odd + `}}]}`,
	} {
		h, heard := make(handlers), event{}
		on(h, "INTERACTION_CREATE", func(i *interactionCreate) { heard, _ = fromInteraction(i.Interaction, "9") })
		data := `{"id":"1","type":2,"user":{"id":"2"},"data":{"name":"Find sources","target_id":"5","resolved":{"messages":{"5":` + message + `}}}}`
		if err := h["INTERACTION_CREATE"](json.RawMessage(data)); err != nil || heard.target == nil || heard.target.text != "said" {
			t.Errorf("%s: %+v, %v", name, heard, err)
		}
	}
}

func TestAFormKeepsItsFieldsThoughItsMessageIsOdd(t *testing.T) {
	h, heard := make(handlers), event{}
	on(h, "INTERACTION_CREATE", func(i *interactionCreate) { heard, _ = fromInteraction(i.Interaction, "9") })
	data := `{"id":"1","type":5,"user":{"id":"2"},"message":{"id":"5","components":[{"type":99}]},"data":{"custom_id":"follow:1",` +
		`"components":[{"type":1,"components":[{"type":4,"custom_id":"question","value":"who?"}]}]}}`
	if err := h["INTERACTION_CREATE"](json.RawMessage(data)); err != nil || heard.options["question"] != "who?" {
		t.Errorf("%+v, %v", heard, err)
	}
}
