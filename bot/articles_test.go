package bot

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/internal/discordtest"
)

func TestArticlesAreListedOnPagesThatTurn(t *testing.T) {
	t.Parallel()
	all := many(40)
	all[39].Published = time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC)
	r := over(t, all)
	m := r.use(t, "en-US", articlesCommand, nil, "Articles (40)", `1\. Report 40 · 2025-03-01`, `15\. Report 14`, "1 of 3")
	if !m.Ephemeral() || strings.Contains(printed(m), `16\.`) {
		t.Errorf("shown\n%s", printed(m))
	}
	if _, err := r.Press(discordtest.DefaultPerson, m.ID, "Back"); err == nil {
		t.Error("there is a page before the first")
	}
	for _, step := range []struct{ button, first, last, page string }{
		{"Next", `16\. Report 15`, `30\. Report 29`, "2 of 3"},
		{"Next", `31\. Report 30`, `40\. Report 39`, "3 of 3"},
		{"Back", `16\. Report 15`, `30\. Report 29`, "2 of 3"},
	} {
		if turned := r.press(t, m, discordtest.DefaultPerson, step.button, step.first, step.last, step.page); turned.ID != m.ID {
			t.Errorf("after %s\n%s", step.button, printed(turned))
		}
	}
	r.use(t, "ko", articlesCommand, nil, "기사 (40건)", "1 / 3", "다음", "이전")
}

// unnamed are articles of which little is known.
func unnamed() []*corpus.Article {
	var out []*corpus.Article
	for i, title := range []string{"", " \n", "\u200b", "🏴󠁧󠁢󠁳󠁣󠁴󠁿👩‍👩‍👧‍👦", strings.Repeat("한글 제목 ", 60), strings.Repeat("👍🏽", 200), strings.Repeat("*", 300)} {
		a := article(title, "")
		a.Text = fmt.Sprintf("Number %d says little.\n", i)
		a.Body = corpus.Span{End: len(a.Text)}
		a.ID, a.Hash = fmt.Sprintf("little/%d.txt", i), fmt.Sprint(i)
		out = append(out, a)
	}
	return out
}

func TestArticlesOfWhichLittleIsKnownAreShownAllTheSame(t *testing.T) {
	t.Parallel()
	r := over(t, unnamed())
	m := r.use(t, "en-US", articlesCommand, nil, "Articles (7)")
	for i := range 3 {
		if want := fmt.Sprintf(`%d\. little\/%d.txt`, i+1, i); !strings.Contains(printed(m), want) {
			t.Errorf("%q is missing in\n%s", want, printed(m))
		}
	}
	for _, a := range unnamed() {
		m := r.use(t, "ko", articleCommand, map[string]any{articleOption: a.ID}, "파일")
		if m.Embeds[0].Title == "" {
			t.Errorf("%q has no heading:\n%s", a.Title, printed(m))
		}
		for _, unknown := range []string{"글쓴이", "발행처", "발행일", "링크"} {
			if strings.Contains(printed(m), unknown) {
				t.Errorf("%q tells of %s:\n%s", a.Title, unknown, printed(m))
			}
		}
	}
}

func TestAPageOfLongAddressesFits(t *testing.T) {
	t.Parallel()
	all := many(20)
	for i, a := range all {
		a.Title, a.Publisher = strings.Repeat("*long* ", 40), strings.Repeat("_paper_ ", 30)
		a.URL = fmt.Sprintf("https://example.org/%d/%s", i, strings.Repeat("a", 560))
	}
	r := over(t, all, func(o *Options) { o.ShareArticles = true })
	m := r.use(t, "en-US", articlesCommand, nil, "Articles (20)", `1\.`)
	for page := 2; len(m.Buttons()) > 2 && !m.Buttons()[2].Disabled; page++ {
		m = r.press(t, m, discordtest.DefaultPerson, "Next", "Articles (20)")
		r.Wait(t, "the page", func() bool { return strings.HasPrefix(r.Message(m.ID).Buttons()[1].Label, fmt.Sprint(page)) })
		m = r.Message(m.ID)
	}
	if !strings.Contains(printed(m), `20\.`) {
		t.Errorf("the last page is\n%s", printed(m))
	}
	m = r.use(t, "en-US", searchCommand, map[string]any{queryOption: "village fair"}, "Passages near", "**1.**")
	for !m.Buttons()[2].Disabled {
		before := m.Buttons()[1].Label
		r.press(t, m, discordtest.DefaultPerson, "Next")
		r.Wait(t, "the next page", func() bool { return r.Message(m.ID).Buttons()[1].Label != before })
		m = r.Message(m.ID)
	}
	r.use(t, "en-US", articleCommand, map[string]any{articleOption: "reports/01.txt"}, "example.org")
}

func TestAnArticleIsReadOnlyWhereTheOperatorLetsIt(t *testing.T) {
	t.Parallel()
	long := article("A long story", strings.Repeat("One thing led to another, and that to a third. ", 120)+"The end.\rIndeed.\n")
	long.Hash = "1"
	for _, share := range []bool{false, true} {
		t.Run(fmt.Sprint(share), func(t *testing.T) {
			t.Parallel()
			r := over(t, []*corpus.Article{long}, func(o *Options) { o.ShareArticles = share })
			m := r.use(t, "en-US", articleCommand, map[string]any{articleOption: "long sto"}, "A long story", "> One thing led")
			if n := characters(m.Embeds[0].Description); n > 500 {
				t.Errorf("%d characters of the article are shown", n)
			}
			if !share {
				if len(m.Buttons()) > 0 {
					t.Errorf("there are buttons:\n%s", printed(m))
				}
				return
			}
			m = r.press(t, m, discordtest.DefaultPerson, "Read the article", "One thing led", "A long story")
			if !m.Ephemeral() || m.Buttons()[1].Label != "1 of 3" {
				t.Errorf("shown\n%s", printed(m))
			}
			r.press(t, m, discordtest.DefaultPerson, "Next")
			r.Wait(t, "page 2", func() bool { return r.Message(m.ID).Buttons()[1].Label == "2 of 3" })
			r.press(t, m, discordtest.DefaultPerson, "Next", "The end.\nIndeed.")
		})
	}
}

func TestTheOpeningOfAnArticleIsNoHeading(t *testing.T) {
	for text, want := range map[string]string{
		"# Harbour\n\nThe harbour opened. It rained.\n": "The harbour opened. It rained.",
		"# Harbour\n## Morning\n\nIt rained.":           "It rained.",
		"# Harbour":                                     "# Harbour",
		"#1 is here.":                                   "#1 is here.",
		"Harbour\n=======\n\nIt opened.\n\n## Later\n\nIt rained.":            "It opened.",
		"| a | b |\n|---|---|\n| 1 | 2 |\n\nIt opened. So it was.\n\n| c |\n": "It opened. So it was.",
		"#### Deep\nIt opened.\n\n```\ncode\n```\n":                           "It opened.",
		"": "",
	} {
		a := article("x", text)
		if got := strings.TrimSpace(a.Quote(opening(a))); got != want {
			t.Errorf("%q opens with %q", text, got)
		}
	}
}

func TestAnArticleThatIsNotThereIsToldSo(t *testing.T) {
	t.Parallel()
	r := over(t, articles())
	if m := r.use(t, "en-US", articleCommand, map[string]any{articleOption: "@everyone *zeppelin*"}, "I have no article"); !m.Ephemeral() {
		t.Error("all see it")
	}
	r.use(t, "ko", articleCommand, map[string]any{articleOption: "비행선"}, "“비행선”", "찾지 못했습니다")
}

func TestWithoutArticlesEveryCommandSaysSo(t *testing.T) {
	t.Parallel()
	r := over(t, nil)
	for _, c := range []struct {
		command string
		options map[string]any
		want    string
	}{
		{articlesCommand, nil, "no articles"}, {helpCommand, nil, "What I can do"},
		{searchCommand, map[string]any{queryOption: "harbour"}, "no articles"},
		{askCommand, map[string]any{questionOption: "Who opened it?"}, "no articles"},
		{articleCommand, map[string]any{articleOption: "x"}, "I have no article"},
	} {
		m := r.use(t, "en-US", c.command, c.options)
		if !strings.Contains(strings.ToLower(printed(m)), strings.ToLower(c.want)) {
			t.Errorf("/%s:\n%s", c.command, printed(m))
		}
	}
}

func TestTurningThePagesOfManyArticlesMakesThemOnce(t *testing.T) {
	t.Parallel()
	r := over(t, many(40))
	m := r.use(t, "en-US", articlesCommand, nil, "1 of 3")
	made := &r.bot.shelf().list()[0]
	r.press(t, m, discordtest.DefaultPerson, "Next", "2 of 3")
	r.use(t, "ko", articlesCommand, nil, "1 / 3")
	if made != &r.bot.shelf().list()[0] {
		t.Error("the pages are made anew")
	}
}
