package bot

import (
	"strings"
	"testing"

	"footnote/bot/markdown"
	"footnote/corpus"
	"footnote/internal/discordtest"
)

// completed returns the names that are offered for what is typed.
func (r *running) completed(t *testing.T, command, typed string) []discordtest.Choice {
	t.Helper()
	options := map[string]any{articleOption: typed}
	if command == askCommand {
		options[questionOption] = "who?"
	}
	id := done(t)(r.Complete(discordtest.Invocation{Locale: "ko", Command: command, Options: options}, articleOption))
	r.Wait(t, "the choices for "+typed, func() bool { return r.Interaction(id).Answered > 0 })
	return r.Interaction(id).Choices
}

func TestArticlesAreOfferedWhileTheirTitlesAreTyped(t *testing.T) {
	t.Parallel()
	r := over(t, append(articles(), unnamed()...))
	for typed, want := range map[string]string{
		"": "2025-02-04 · Harbour opens", "harb": "2025-02-04 · Harbour opens", "ㅃㅈ": "빵집이 문을 열다", "빵지": "빵집이 문을 열다",
		"열다": "빵집이 문을 열다", "little/0": "little/0.txt", "little/2": "little/2.txt",
	} {
		got := r.completed(t, articleCommand, typed)
		if len(got) == 0 || got[0].Name != want {
			t.Errorf("%q is offered %+v", typed, got)
		}
	}
	if got := r.completed(t, askCommand, "zeppelin"); len(got) != 0 {
		t.Errorf("offered %+v", got)
	}
	for _, c := range r.completed(t, askCommand, "little") {
		if n := markdown.Units(c.Name); n > maxChoice || strings.TrimSpace(c.Name) == "" {
			t.Errorf("%d units: %q", n, c.Name)
		}
	}
}

func TestAChosenArticleAndATypedTitleAreTheSame(t *testing.T) {
	t.Parallel()
	r := over(t, articles())
	chosen, _ := r.completed(t, articleCommand, "빵집")[0].Value.(string)
	for _, as := range []string{chosen, "빵집", "빵집이 문을 열다", "news/bakery.txt", "ㅃㅈ"} {
		r.use(t, "ko", articleCommand, map[string]any{articleOption: as}, "빵집이 문을 열다", "example.org/bakery")
	}
}

func TestWithoutArticlesNoneAreOffered(t *testing.T) {
	t.Parallel()
	r := over(t, []*corpus.Article{})
	if got := r.completed(t, articleCommand, ""); len(got) != 0 {
		t.Errorf("offered %+v", got)
	}
}
