package bot

import (
	"fmt"
	"strings"
	"testing"

	"footnote/bot/servers"
	"footnote/internal/discordtest"
	"footnote/internal/message"
)

// forged lets somebody press what the bot never showed them: clients of their
// own can. It returns what they would see.
func (r *running) forged(t *testing.T, e event) string {
	t.Helper()
	way, known := r.bot.table[path{e.kind, e.name}]
	if !known {
		t.Fatalf("nothing answers %s", e.name)
	}
	out := r.bot.recovered(way.handle)(t.Context(), e, func(string) {})
	said := allOf(out.posts)
	if out.form != nil {
		said += out.form.title
	}
	return said
}

func TestAnswersAreShownToThoseAloneWhoSeeThem(t *testing.T) {
	t.Parallel()
	r := start(t, harbour)
	private, err := r.Invoke(discordtest.Invocation{Person: "42", Command: "ask", Options: map[string]any{"question": "The harbour secret?", "private": true}})
	if err != nil {
		t.Fatal(err)
	}
	r.response(t, private, "[1]")
	found, err := r.Invoke(discordtest.Invocation{Person: "42", Command: "search", Options: map[string]any{"query": "The harbour secret"}})
	if err != nil {
		t.Fatal(err)
	}
	r.response(t, found, "secret")
	channel, direct := r.DirectMessage("42", "The harbour secret?")
	r.reply(t, channel, "[1]")
	open := r.mention("42", discordtest.DefaultChannel, "The harbour secret?")
	r.reply(t, discordtest.DefaultChannel, "[1]")
	checked := r.Write(discordtest.WriteOptions{Person: "42", Content: "The harbour secret opened."})
	report, err := r.Invoke(discordtest.Invocation{Person: "42", Command: checkCommand, Target: checked})
	if err != nil {
		t.Fatal(err)
	}
	r.response(t, report, "secret")
	r.settled()
	tells := func(person, channel, name, argument string) bool {
		said := r.forged(t, event{
			kind: pressEvent, id: "1", name: name, argument: argument, person: person, channel: channel,
			server: discordtest.DefaultGuild, installed: true, locale: "en-US",
		})
		return strings.Contains(said, "secret") || strings.Contains(said, "Ito")
	}
	for _, c := range []struct {
		person, channel, name, argument string
		want                            bool
	}{
		{"42", discordtest.DefaultChannel, evidenceAction, private, true},
		{"42", discordtest.DefaultChannel, moreAction, private, true},
		{"43", discordtest.DefaultChannel, evidenceAction, private, false},
		{"43", discordtest.DefaultChannel, evidenceAction, private + ":0", false},
		{"43", discordtest.DefaultChannel, moreAction, private, false},
		{"43", discordtest.DefaultChannel, evidenceAction, direct, false},
		{"43", discordtest.DefaultChannel, moreAction, direct, false},
		{"42", channel, moreAction, direct, true},
		{"43", discordtest.DefaultChannel, evidenceAction, open, true},
		{"43", discordtest.DefaultChannel, moreAction, open, true},
		{"43", "7", moreAction, open, false},
		{"42", discordtest.DefaultChannel, sourcesAction, found + ":0", true},
		{"43", discordtest.DefaultChannel, sourcesAction, found + ":0", false},
		{"42", discordtest.DefaultChannel, verdictsAction, report + ":0", true},
		{"43", discordtest.DefaultChannel, verdictsAction, report + ":0", false},
	} {
		if got := tells(c.person, c.channel, c.name, c.argument); got != c.want {
			t.Errorf("%+v: told %v", c, got)
		}
	}
}

func TestForgedButtonsAndFormsAreHarmless(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	id := r.Ask("en-US", "who?")
	r.response(t, id, "[1]")
	arguments := []string{
		"", ":", id, id + ":-1", id + ":99999999999999999999", id + ":9223372036854775807", id + ":1e9", "all:9223372036854775807",
		"en:9223372036854775807", "en:-5", "xx:0", "\x00", strings.Repeat("9", 100), setLimits, setChannels, setPrivate, setLanguage, "nothing",
	}
	for at := range r.bot.table {
		for _, argument := range arguments {
			for _, chosen := range [][]string{nil, {"x"}, {"1", "2", "3"}} {
				r.forged(t, event{
					kind: at.kind, id: "1", name: at.name, argument: argument, chosen: chosen, person: "66", channel: discordtest.DefaultChannel,
					server: discordtest.DefaultGuild, installed: true,
				})
			}
		}
	}
	for lang := range r.bot.shelf().examples {
		if lang != message.English && lang != message.Korean {
			t.Errorf("examples are kept in %q", lang)
		}
	}
	if log := r.log.String(); strings.Contains(log, "panic") {
		t.Errorf("it panics:\n%s", log)
	}
	if s := r.bot.servers.Get(discordtest.DefaultGuild); fmt.Sprint(s) != fmt.Sprint(servers.Settings{}) {
		t.Errorf("settings are %+v", s)
	}
}

func TestManagersAloneChangeSettingsAndWithinBounds(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	change := event{
		kind: submitEvent, id: "1", name: setupAction, argument: setLimits, person: "66", channel: discordtest.DefaultChannel,
		server: discordtest.DefaultGuild, installed: true, locale: "en-US",
		options: map[string]string{limitPerson: "5"},
	}
	get := func() int { return r.bot.servers.Get(discordtest.DefaultGuild).PersonPerMinute }
	if r.forged(t, change); get() != 0 {
		t.Error("anybody changes settings")
	}
	change.manager = true
	for _, typed := range []string{"-1", "61", "9999999999999999999999", "five", strings.Repeat("1", 5000)} {
		change.options[limitPerson] = typed
		if r.forged(t, change); get() != 0 {
			t.Errorf("%.20q is taken", typed)
		}
	}
	change.options[limitPerson] = " 5 "
	if r.forged(t, change); get() != 5 {
		t.Error("a manager's change is not taken")
	}
	change.installed, change.options[limitPerson] = false, "7"
	if r.forged(t, change); get() != 5 {
		t.Error("settings change where the bot is not installed")
	}
}

func TestQuestionsInHeadingsAreShownAsText(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	for name, hostile := range hostileTexts {
		i := r.response(t, r.Use("en-US", "search", map[string]string{"query": "harbour " + hostile}), "Ito")
		for _, m := range i.Messages() {
			for _, e := range m.Embeds {
				if e.Title != "" {
					t.Run(name, func(t *testing.T) { checkShown(t, e.Title, "") })
				}
			}
		}
	}
}
