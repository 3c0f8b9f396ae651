package bot

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"footnote/answer"
	"footnote/internal/discordtest"
	"footnote/internal/message"
)

// seedQuestions are those that are asked of the sample articles, with and
// without an answer there.
func seedQuestions(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, name := range []string{"questions.jsonl", "absent.jsonl"} {
		data, err := os.ReadFile(filepath.Join("..", "seeds", "testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			var q struct{ Question string }
			if err := json.Unmarshal([]byte(line), &q); err != nil || q.Question == "" {
				t.Fatalf("%s: %q: %v", name, line, err)
			}
			out = append(out, q.Question)
		}
	}
	return out
}

// toldIn returns what messages show of an answer as text: what it says below the
// question, the marks and lines of its sources.
func toldIn(messages []discordtest.Message) (says string, sources []string) {
	for _, m := range messages {
		says += unescaped(m.Content)
		for _, e := range m.Embeds {
			for _, found := range regexp.MustCompile(`(?m)^\*\*(\[\d+\])\*\* (.+)$`).FindAllStringSubmatch(e.Description, -1) {
				sources = append(sources, found[1]+" "+unescaped(found[2]))
			}
		}
	}
	return unasked(says), sources
}

// The command line prints the text of an answer and its citations as they are.
func TestTheBotAndTheCommandLineGiveTheSameAnswers(t *testing.T) {
	t.Parallel()
	all := seedArticles(t)
	r := over(t, all, func(o *Options) { o.Limits = Limits{Person: 6000, Channel: 6000, Server: 6000} })
	asker := answer.New(answer.Options{Index: indexOf(t, all)})
	answered, abstained := map[string]int{}, map[string]int{}
	for _, q := range seedQuestions(t) {
		lang := message.Of(q)
		locale := map[string]string{message.English: "en-US", message.Korean: "ko"}[lang]
		id := r.Ask(locale, q)
		want, err := asker.Answer(t.Context(), answer.Question{Text: q, Asked: r.Interaction(id).Created}, func(string) {})
		if err != nil {
			t.Fatal(err)
		}
		i := r.response(t, id, firstWords(want, lang))
		says, sources := toldIn(i.Messages())
		if want.Abstained {
			abstained[lang]++
			if d := i.Original.Embeds[0].Description; says != "" || len(sources) > 0 || !strings.HasPrefix(unescaped(d), want.Text) {
				t.Errorf("%q is answered by\n%s\nrather than by\n%s", q, printed(i.Messages()...), want.Text)
			}
			continue
		}
		answered[lang]++
		if says != want.Text || len(sources) != len(want.Citations) {
			t.Errorf("%q is answered by\n%s\nrather than by\n%s", q, printed(i.Messages()...), want.Text)
			continue
		}
		for n, c := range want.Citations {
			if !strings.HasPrefix(sources[n], fmt.Sprintf("[%d] ", c.N)) || !strings.Contains(sources[n], c.Article.Title) {
				t.Errorf("%q: source %d is %s", q, n+1, sources[n])
			}
		}
	}
	for _, lang := range []string{message.English, message.Korean} {
		if answered[lang] < 10 || abstained[lang] < 3 {
			t.Errorf("%s: %d answered, %d abstained", lang, answered[lang], abstained[lang])
		}
	}
}

// firstWords are what an answer is awaited by.
func firstWords(a answer.Answer, lang string) string {
	if a.Abstained {
		return message.BotAbstained.In(lang)
	}
	return message.BotSources.In(lang)
}
