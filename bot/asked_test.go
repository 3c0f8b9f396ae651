package bot

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/answer"
	"footnote/internal/discordtest"
	"footnote/internal/message"
	"footnote/retrieval"
)

// How a question is narrowed down, and how its answer says so.
var (
	narrowed  = map[string]any{questionOption: "Who cut\nthe *ribbon*?", articleOption: "Harbour opens", sinceOption: "2025", untilOption: "2025-02"}
	onlyThese = "Only in: “Harbour opens” · since 2025-01-01 · until 2025-02-28"
)

func TestAnAnswerStandsBelowItsQuestion(t *testing.T) {
	t.Parallel()
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		if q.Text == "And the airport?" {
			return answer.Answer{Question: q.Text, Language: "en", Abstained: true, Text: "The articles say nothing about the airport."}, nil
		}
		return cited(ctx, q, emit)
	})
	m := r.use(t, "en-US", askCommand, narrowed, "[1]")
	if want := "> Who cut the \\*ribbon\\*?\n-# " + onlyThese + "\nMayor Ito cut the ribbon on Monday. [1]"; m.Content != want {
		t.Errorf("the answer is\n%s\nwant\n%s", m.Content, want)
	}
	m = r.use(t, "ko", askCommand, map[string]any{questionOption: "누가?", untilOption: "2025-02-04"}, "[1]")
	if want := "> 누가?\n-# 찾은 범위: 2025-02-04까지\n"; !strings.HasPrefix(m.Content, want) {
		t.Errorf("the answer is\n%s\nwant it to begin\n%s", m.Content, want)
	}
	m = r.use(t, "en-US", askCommand, map[string]any{questionOption: "And the airport?"}, "Not in the articles")
	if m.Content != "> And the airport?" {
		t.Errorf("above an abstention stands %q", m.Content)
	}
	channel, _ := r.DirectMessage("42", "Who cut the ribbon?")
	if m := r.reply(t, channel, "[1]")[0]; strings.Contains(m.Content, ">") {
		t.Errorf("a reply to a message repeats it: %s", m.Content)
	}
}

func TestWhatGoesOnFromAnAnswerIsAskedOfTheSameArticles(t *testing.T) {
	t.Parallel()
	asked := make(chan answer.Question, 9)
	s := discordtest.New(t)
	o := options(t, s, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		asked <- q
		return harbour(ctx, q, emit)
	})
	r := run(t, s, o)
	m := r.use(t, "en-US", askCommand, narrowed, "[1]")
	want := (<-asked).Filter
	if len(want.Articles) != 1 || want.Since.IsZero() || want.Until.IsZero() {
		t.Fatalf("asked of %+v", want)
	}
	goesOn := func(r *running, of retrieval.Filter) {
		t.Helper()
		id := done(t)(r.Press("43", m.ID, "Ask a follow-up"))
		r.form(t, id)
		only := onlyThese
		if len(of.Articles) == 0 {
			only = "> And when?\nMayor"
		}
		r.last(t, done(t)(r.Submit(id, map[string]any{questionOption: "And when?"})), only)
		q := <-asked
		if diff := cmp.Diff(of, q.Filter); diff != "" || len(q.History) != 1 || strings.Contains(q.History[0].Answer, ">") {
			t.Errorf("a follow-up is asked of %s after %+v", diff, q.History)
		}
		r.Write(discordtest.WriteOptions{Person: "42", Channel: discordtest.DefaultChannel, Content: "And when?", ReplyTo: m.ID})
		if diff := cmp.Diff(of, (<-asked).Filter); diff != "" {
			t.Errorf("a reply is asked of %s", diff)
		}
		r.settled()
	}
	goesOn(r, want)
	r.stop()
	goesOn(run(t, s, o), want) // from the record

	// Another conversation is about all articles.
	r.Write(discordtest.WriteOptions{Person: "42", Channel: discordtest.DefaultChannel, Content: mention("Who?")})
	if q := <-asked; len(q.Filter.Articles) > 0 {
		t.Errorf("asked of %+v", q.Filter)
	}
}

func TestTheHeadingIsTakenOffAnAnswer(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ shown, want string }{
		{"> Who?\nIto. [1]", "Ito. [1]"}, {"> Who?\n-# Only in: 2025\nIto. [1]", "Ito. [1]"},
		{"> Who?", ""}, {"Ito. [1]", "Ito. [1]"}, {"", ""}, {"a > b", "a > b"},
	} {
		if got := unasked(c.shown); got != c.want {
			t.Errorf("%q: got %q", c.shown, got)
		}
	}
	if got := preliminary(echo(event{}, strings.Repeat("가 ", 3000)), strings.Repeat("나 ", 3000)); len([]rune(got)) > 2000 || !strings.HasPrefix(got, "> 가") || message.Of(got) != message.Korean {
		t.Errorf("%d characters: %.40s", len([]rune(got)), got)
	}
}
