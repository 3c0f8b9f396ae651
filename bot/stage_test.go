package bot

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"footnote/answer"
	"footnote/corpus"
	"footnote/internal/discordtest"
	"footnote/retrieval"
)

// indexOf returns an index of articles.
func indexOf(t testing.TB, articles []*corpus.Article) *retrieval.Index {
	t.Helper()
	ix, err := retrieval.Open("", retrieval.Options{})
	if err == nil {
		_, err = ix.Update(t.Context(), articles, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return ix
}

// over runs a bot that reads articles by itself.
func over(t *testing.T, articles []*corpus.Article, change ...func(*Options)) *running {
	t.Helper()
	s := discordtest.New(t)
	ix := indexOf(t, articles)
	o := Options{
		Token: discordtest.Token, APIURL: s.URL, Folder: t.TempDir(),
		Asker: answer.New(answer.Options{Index: ix}), Library: ix,
	}
	for _, f := range change {
		f(&o)
	}
	return run(t, s, o)
}

// done returns the id of what somebody did, unless Discord does not let them.
func done(t *testing.T) func(id string, err error) string {
	return func(id string, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
}

// use uses a command in the default channel, and waits for what it is answered.
func (r *running) use(t *testing.T, locale, command string, options map[string]any, want ...string) discordtest.Message {
	t.Helper()
	return r.invoke(t, discordtest.Invocation{Locale: locale, Command: command, Options: options}, want...)
}

// invoke uses a command, and waits for what it is answered.
func (r *running) invoke(t *testing.T, v discordtest.Invocation, want ...string) discordtest.Message {
	t.Helper()
	return r.last(t, done(t)(r.Invoke(v)), want...)
}

// press presses a button, and waits for what it is answered.
func (r *running) press(t *testing.T, m discordtest.Message, person, button string, want ...string) discordtest.Message {
	t.Helper()
	return r.last(t, done(t)(r.Press(person, m.ID, button)), want...)
}

// last waits for a response that holds all of want and returns its last message.
func (r *running) last(t *testing.T, id string, want ...string) discordtest.Message {
	t.Helper()
	var all []discordtest.Message
	defer func() {
		if t.Failed() {
			t.Logf("shown is %s", printed(all...))
		}
	}()
	r.Wait(t, fmt.Sprintf("a response with %q", want), func() bool {
		all = r.Interaction(id).Messages()
		said := printed(all...)
		return len(all) > 0 && !slices.ContainsFunc(want, func(w string) bool { return !strings.Contains(said, w) })
	})
	return all[len(all)-1]
}

// form waits for the form that an interaction is answered with.
func (r *running) form(t *testing.T, id string) *discordtest.Modal {
	t.Helper()
	r.Wait(t, "a form", func() bool { return r.Interaction(id).Modal != nil })
	return r.Interaction(id).Modal
}

// printed is what messages say and offer.
func printed(messages ...discordtest.Message) string {
	var out strings.Builder
	for _, m := range messages {
		printTo(&out, m)
	}
	return out.String()
}

func printTo(out *strings.Builder, m discordtest.Message) {
	out.WriteString(m.Content)
	for _, e := range m.Embeds {
		fmt.Fprintf(out, "\n┃ %s\n%s\n┗ %s", e.Title, e.Description, e.Footer.Text)
	}
	for _, row := range m.Components {
		out.WriteString("\n")
		for _, c := range row.Components {
			emoji := ""
			if c.Emoji != nil {
				emoji = c.Emoji.Name + " "
			}
			fmt.Fprintf(out, "[%s%s%s]", emoji, c.Label, c.Placeholder)
			for _, o := range c.Options {
				fmt.Fprintf(out, "(%s %v)", o.Label, o.Default)
			}
		}
	}
	out.WriteString("\n")
}

// mention is what somebody writes to the bot in a server.
func mention(words string) string { return "<@" + discordtest.BotID + "> " + words }

// customID returns that of the button whose action it is.
func customID(t *testing.T, m discordtest.Message, action string) string {
	t.Helper()
	for _, b := range m.Buttons() {
		if strings.HasPrefix(b.CustomID, action+":") {
			return b.CustomID
		}
	}
	t.Fatalf("there is no button for %s in\n%s", action, printed(m))
	return ""
}

// many are articles of which no two say the same.
func many(n int) []*corpus.Article {
	var out []*corpus.Article
	for i := range n {
		a := article(fmt.Sprintf("Report %d", i+1), fmt.Sprintf("Report number %d tells of the village fair.\nIts mayor number %d opened the fair.\n", i+1, i+1))
		a.ID, a.Hash = fmt.Sprintf("reports/%02d.txt", i+1), fmt.Sprint(i+1)
		out = append(out, a)
	}
	return out
}
