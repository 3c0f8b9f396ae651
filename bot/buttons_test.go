package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"footnote/answer"
	"footnote/corpus"
	"footnote/internal/discordtest"
	"footnote/internal/feedback"
)

// quoting answers with quotes of articles, in their order.
func quoting(all []*corpus.Article, quotes ...string) askerFunc {
	return func(_ context.Context, q answer.Question, _ func(string)) (answer.Answer, error) {
		out := answer.Answer{Question: q.Text, Language: "en", Mode: answer.ModeModel}
		for i, quote := range quotes {
			n := slices.IndexFunc(all, func(a *corpus.Article) bool { return strings.Contains(a.Text, quote) })
			out.Citations = append(out.Citations, answer.Citation{N: i + 1, Article: all[n], Span: span(all[n], quote)})
			out.Text += fmt.Sprintf("So it is said. [%d] ", i+1)
		}
		return out, nil
	}
}

func TestEvidenceShowsEachQuoteInBoldInItsSurroundings(t *testing.T) {
	t.Parallel()
	r := start(t, quoting(articles(), "Mayor Ito cut", "38년 동안 빵을 구웠다"))
	m := r.use(t, "en-US", askCommand, map[string]any{questionOption: "who?"}, "[2]")
	got := r.press(t, m, "43", "Evidence", "Evidence: each quote in its place",
		"**[1]** Harbour opens · The Daily · 2025-02-04 · line 2\n> The harbour opened.\n> **Mayor Ito cut** the ribbon on Monday.",
		"> 정가온 씨는 **38년 동안 빵을 구웠다**.")
	if !got.Ephemeral() || len(got.Buttons()) != 0 {
		t.Errorf("shown is %s", printed(got))
	}
}

func TestLinesOfNothingDoNotFillTheScreen(t *testing.T) {
	t.Parallel()
	a := article("Harbour opens", "The harbour opened."+strings.Repeat("\n \u200b\t", 20)+"\nMayor Ito cut the ribbon on Monday."+strings.Repeat("\n", 150)+"All went home.\n")
	a.Hash = "1"
	s := discordtest.New(t)
	o := options(t, s, quoting([]*corpus.Article{a}, "Mayor Ito cut"))
	o.Library, o.ShareArticles = indexOf(t, []*corpus.Article{a}), true
	r := run(t, s, o)
	m := r.use(t, "en-US", askCommand, map[string]any{questionOption: "who?"}, "[1]")
	r.press(t, m, "43", "Evidence", "line 22\n> The harbour opened.\n> \n> **Mayor Ito cut** the ribbon on Monday.\n> \n> All went home.")
	m = r.use(t, "en-US", articleCommand, map[string]any{articleOption: "Harbour"}, "Harbour")
	r.press(t, m, discordtest.DefaultPerson, "Read the article", "The harbour opened.\n\nMayor Ito cut the ribbon on Monday.\n\nAll went home.")
}

func TestALineEndsInTheEvidenceHoweverTheArticleWritesThat(t *testing.T) {
	a := article("Harbour", "Before.\rThe harbour\u2028opened.\r\nAfter.\rMuch after.")
	want := "> Before.\n> **The harbour**\n> **opened.**\n> After.\n> Much after."
	if got := inPlace(a, span(a, "The harbour\u2028opened.")); got != want {
		t.Errorf("shown is\n%s", got)
	}
}

func TestEvidenceOfALongAnswerHasPages(t *testing.T) {
	t.Parallel()
	var text, quotes = "", []string{}
	for i := range 30 {
		quote := fmt.Sprintf("Sentence %d tells of the fair and of the weather at great length, so that its page is full.", i+1)
		quotes, text = append(quotes, quote), text+quote+"\n"+strings.Repeat("Between them stands much else. ", 8)+"\n"
	}
	a := article("A long story", text)
	a.Hash = "1"
	all := []*corpus.Article{a}
	s := discordtest.New(t)
	o := options(t, s, quoting(all, quotes...))
	o.Library = indexOf(t, all)
	r := run(t, s, o)
	m := r.use(t, "ko", askCommand, map[string]any{questionOption: "who?"}, "[30]")
	shown := r.press(t, m, discordtest.DefaultPerson, "근거 보기", "**[1]**", "1 / ")
	said := printed(shown)
	for n := 2; !shown.Buttons()[2].Disabled; n++ {
		next := r.press(t, shown, discordtest.DefaultPerson, "다음", fmt.Sprintf("[%d / ", n))
		if next.ID != shown.ID {
			t.Fatal("a page is a message of its own")
		}
		shown = next
		said += printed(shown)
	}
	for i := range quotes {
		if want := fmt.Sprintf("**[%d]** A long story", i+1); strings.Count(said, want) != 1 {
			t.Errorf("%s stands there %d times", want, strings.Count(said, want))
		}
	}
}

func TestAQuoteOfAnArticleThatChangedIsNotShown(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t)
	o := options(t, s, quoting(articles(), "Mayor Ito cut", "38년 동안 빵을 구웠다"))
	ix := indexOf(t, articles())
	o.Library = ix
	r := run(t, s, o)
	m := r.use(t, "en-US", askCommand, map[string]any{questionOption: "who?"}, "[2]")
	changed := articles()
	changed[0].Text, changed[0].Hash = "Nothing is said.\n", "9"
	changed[0].Body = corpus.Span{End: len(changed[0].Text)}
	if _, err := ix.Update(t.Context(), changed, nil); err != nil {
		t.Fatal(err)
	}
	got := r.press(t, m, discordtest.DefaultPerson, "Evidence", "**[1]** Harbour opens · The article has changed since", "**[2]** [빵집")
	if strings.Contains(printed(got), "Nothing") || strings.Contains(printed(got), "Ito") {
		t.Errorf("shown is %s", printed(got))
	}
}

func TestAnAbstentionHasNoEvidenceButCanBeSearchedFurther(t *testing.T) {
	t.Parallel()
	r := over(t, articles())
	m := r.use(t, "en-US", askCommand, map[string]any{questionOption: "Who invented the zeppelin?"}, "Not in the articles", "Search more")
	if _, err := r.Press("43", m.ID, "Evidence"); err == nil {
		t.Errorf("shown is %s", printed(m))
	}
	r.press(t, m, "43", "Search more", "Passages near: Who invented the zeppelin?")
}

func TestMoreIsSearchedForWhatAFollowUpMeans(t *testing.T) {
	t.Parallel()
	asked := make(chan answer.Question, 9)
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		asked <- q
		a, err := cited(ctx, q, emit)
		if q.Text == "And when?" {
			a.Rewritten = "When did Mayor Ito cut the ribbon?"
		}
		return a, err
	})
	m := r.use(t, "en-US", askCommand, map[string]any{questionOption: "Who cut the ribbon?"}, "[1]")
	id := done(t)(r.Press("43", m.ID, "Ask a follow-up"))
	form := r.form(t, id)
	if in := form.Inputs()[0]; form.Title != "A follow-up question" || in.Label != "Your question" || in.Required == nil || !*in.Required || *in.MaxLength != maxQuestion {
		t.Errorf("the form is %+v", form)
	}
	followed := r.last(t, done(t)(r.Submit(id, map[string]any{questionOption: "And when?"})), "[1]")
	<-asked
	if q := <-asked; q.Text != "And when?" || len(q.History) != 1 || q.History[0].Question != "Who cut the ribbon?" {
		t.Errorf("asked %+v", q)
	}
	r.press(t, followed, "44", "Search more", "Passages near: When did Mayor Ito cut the ribbon?")
	// Nothing of it is left once it is forgotten.
	r.heard(t, followed)
	r.invoke(t, discordtest.Invocation{Person: "43", Command: forgetCommand}, "forgotten")
	r.press(t, followed, "44", "Search more", "too old")
}

func TestSearchMoreKeepsToTheArticlesThatWereAskedFor(t *testing.T) {
	t.Parallel()
	r := over(t, articles())
	m := r.use(t, "en-US", askCommand, map[string]any{questionOption: "Who cut the ribbon at the harbour?", articleOption: "빵집"}, "Search more")
	if got := r.press(t, m, "43", "Search more", "빵집이 문을 열다"); strings.Contains(printed(got), "Harbour opens") {
		t.Errorf("shown is %s", printed(got))
	}
}

func TestAFollowUpFormIsInThePersonsLanguage(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	m := r.use(t, "ko", askCommand, map[string]any{questionOption: "누구?"}, "[1]")
	if form := r.form(t, done(t)(r.Press(discordtest.DefaultPerson, m.ID, "이어서 질문"))); form.Title != "이어서 질문하기" {
		t.Errorf("the form is %+v", form)
	}
}

func TestThumbsAreCountedAndKept(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t)
	o := options(t, s, cited)
	votes := feedback.New(t.TempDir(), nil)
	o.Ballot = votes
	r := run(t, s, o)
	id := r.Ask("en-US", "Who cut the ribbon?")
	m := r.last(t, id, "[1]")
	before := m.Embeds
	for _, step := range []struct{ person, action, up, down string }{
		{"43", upAction, "1", ""}, {"44", upAction, "2", ""}, {"43", downAction, "1", "1"}, {"43", downAction, "1", ""}, {"44", upAction, "", ""}, {"45", downAction, "", "1"},
	} {
		press := done(t)(r.Press(step.person, m.ID, customID(t, m, step.action)))
		r.Wait(t, fmt.Sprintf("the counts after %+v", step), func() bool {
			b := r.Message(m.ID).Buttons()
			return r.Interaction(press).Answered > 0 && b[len(b)-2].Label == step.up && b[len(b)-1].Label == step.down
		})
	}
	if m = r.Message(m.ID); m.Content != "> Who cut the ribbon?\nMayor Ito cut the ribbon on Monday. [1]" || len(m.Embeds) != len(before) {
		t.Errorf("a vote changes the answer: %s", printed(m))
	}
	if all := r.Visible(discordtest.DefaultChannel, "43"); len(all) != 1 {
		t.Errorf("a vote makes %d messages", len(all)-1)
	}
	kept, err := votes.Entries()
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept %+v, %v", kept, err)
	}
	if e := kept[0]; e.ID != id || e.Question != "Who cut the ribbon?" || !strings.HasPrefix(e.Text, "Mayor Ito") || e.Mode != string(answer.ModeExtractive) || len(e.Articles) != 1 || e.Up != 0 || e.Down != 1 {
		t.Errorf("kept %+v", e)
	}
}
