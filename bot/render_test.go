package bot

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"footnote/answer"
	"footnote/bot/markdown"
	"footnote/corpus"
	"footnote/internal/message"
)

var mark = regexp.MustCompile(`\[(\d{1,3})\]`)

// longAnswer has more text and more sources than one message holds.
func longAnswer(t *testing.T) answer.Answer {
	t.Helper()
	var text, body strings.Builder
	for i := range 30 {
		sentence := fmt.Sprintf("Sentence number %d tells of *one* thing (and at length, so that it fills the page with 말).", i+1)
		fmt.Fprintf(&text, "%s [%d] ", sentence, i+1)
		fmt.Fprintf(&body, "%s\n", sentence)
	}
	a := article("A long story", body.String())
	out := answer.Answer{Mode: answer.ModeModel, Text: strings.TrimSpace(text.String())}
	for i, line := range strings.Split(strings.TrimSpace(a.Text), "\n") {
		out.Citations = append(out.Citations, answer.Citation{N: i + 1, Article: a, Span: span(a, line)})
	}
	return out
}

// Whoever asks in another language than Discord's is not told in two at once.
func TestAnAbstentionIsInOneLanguage(t *testing.T) {
	a := answer.Answer{Language: message.Korean, Abstained: true, Text: "기사에서 답을 찾지 못했습니다.", Notice: "모델이 답하지 못했습니다."}
	a.Near = []answer.Citation{{N: 1, Article: article("빵집", "빵집이 문을 열었다.\n"), Span: corpus.Span{End: len("빵집이")}}}
	said := allOf(render("", a, message.English))
	for _, want := range []string{"기사에 없는 내용입니다", "가장 가까운 대목", "1행"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is missing in %s", want, said)
		}
	}
	told := longAnswer(t)
	told.Mode, told.Language, told.Notice = answer.ModeExtractive, message.Korean, "모델이 답하지 못했습니다."
	if said := allOf(render("", told, message.English)); !strings.Contains(said, told.Notice+" · 언어 모델 없이") {
		t.Errorf("the small print is in two languages: %s", said)
	}
}

// An address that is read by people is no longer than the article's own.
func TestATitleThatCannotBeALinkStandsBeforeTheAddressOfItsArticle(t *testing.T) {
	a := article("[단독] 달빛시장, 다시 열다", "달빛시장이 10년 만에 다시 문을 열었다.\n")
	a.URL = "https://example.com/news/1"
	at := span(a, "달빛시장이 10년 만에")
	if got, want := titled(a, at), `\[단독\] 달빛시장, 다시 열다 <https://example.com/news/1>`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	a.Title = "달빛시장, 다시 열다"
	if got := titled(a, at); !strings.HasPrefix(got, "[달빛시장, 다시 열다](<https://example.com/news/1#:~:text=") {
		t.Errorf("got %q", got)
	}
}

// unescaped is what a reader of a message sees, block quotes left as they are.
func unescaped(s string) string {
	return regexp.MustCompile(`\\([^0-9A-Za-z\s])`).ReplaceAllString(s, "$1")
}

// checkLimits holds messages to Discord's limits.
func checkLimits(t *testing.T, posts []post) {
	t.Helper()
	for i, p := range posts {
		all := 0
		for _, panel := range p.panels {
			all += markdown.Units(panel.title + panel.text + panel.footer)
			if markdown.Units(panel.text) > markdown.MaxDescription || panel.text == "" {
				t.Errorf("a panel of message %d has %d units", i, markdown.Units(panel.text))
			}
		}
		if n := markdown.Units(p.content); n > markdown.MaxContent || n == 0 && len(p.panels) == 0 || all > markdown.MaxEmbedded || len(p.panels) > markdown.MaxEmbeds {
			t.Errorf("message %d has %d units, and %d in %d panels", i, n, all, len(p.panels))
		}
	}
}

func TestALongAnswerIsSplitBetweenSentencesAndKeepsItsSources(t *testing.T) {
	a := longAnswer(t)
	out := render("", a, message.English)
	checkLimits(t, out)
	all := allOf(out)
	for _, c := range a.Citations {
		if !strings.Contains(all, fmt.Sprintf("**[%d]** A long story", c.N)) {
			t.Errorf("source %d is missing", c.N)
		}
		if !strings.Contains(unescaped(all), c.Quote()) {
			t.Errorf("quote %d is not whole", c.N)
		}
	}
	if first := out[0].content; !strings.HasSuffix(first, "]") {
		t.Errorf("the first message ends with %q", first[len(first)-30:])
	}
}

func TestAnEndlessAnswerIsCutWithTheSourcesOfWhatIsLeft(t *testing.T) {
	a := longAnswer(t)
	a.Text = strings.Repeat("Padding without an end. ", 240) + "Near the end [1]. " + strings.Repeat("More padding. ", 100) + "The end [2]."
	all := allOf(render("", a, message.English))
	if !strings.Contains(all, "**[1]**") || strings.Contains(all, "**[2]**") || !strings.Contains(all, "…") {
		t.Errorf("got\n%s", all)
	}
}

func TestTheLargestSourceFitsInOnePanel(t *testing.T) {
	a := article(strings.Repeat("*", 500), strings.Repeat("\n", answer.MaxQuote))
	a.Publisher, a.Published = strings.Repeat("_", 500), time.Now()
	a.URL = "https://example.org/" + strings.Repeat("a", markdown.MaxLink-30)
	c := answer.Citation{N: 100, Article: a, Span: a.Body}
	if n := markdown.Units(source(c, answer.Answer{}, message.English)); n > markdown.MaxDescription {
		t.Errorf("%d units", n)
	}
}

func TestNoMarkIsShownWithoutItsSource(t *testing.T) {
	a := article("Title", "Said so.")
	out := render("", answer.Answer{
		Text:      "Said so [1]. And more [2]. And [0] [01] [999].",
		Citations: []answer.Citation{{N: 1, Article: a, Span: a.Body}},
	}, message.English)
	for _, m := range mark.FindAllString(allOf(out), -1) {
		if m != "[1]" {
			t.Errorf("%s is shown", m)
		}
	}
}

func TestASourceTellsWhatIsKnown(t *testing.T) {
	a := article("Harbour *opens*", "One.\nTwo\nthree.\n")
	a.Publisher, a.URL = "The Daily", "https://example.org/harbour?a=1"
	a.Published = time.Date(2025, 2, 4, 0, 0, 0, 0, time.UTC)
	said := answer.Answer{Mode: answer.ModeModel}
	got := source(answer.Citation{N: 2, Article: a, Span: span(a, "Two\nthree.")}, said, message.English)
	want := "**[2]** Harbour \\*opens\\* <https://example.org/harbour?a=1> · The Daily · 2025-02-04 · lines 2–3\n> Two\n> three."
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	nameless := answer.Citation{N: 2, Article: article(" ", "x"), Span: corpus.Span{End: 1}}
	if got := source(nameless, said, message.Korean); !strings.Contains(got, `news\/one.txt · 1행`) {
		t.Errorf("without a title: %s", got)
	}
}

func TestAQuoteThatTheAnswerSaysIsNotRepeated(t *testing.T) {
	a := article("Harbour", "One came first. Two came later.")
	said := answer.Answer{Text: "One came first. [1]"}
	if got := source(answer.Citation{N: 1, Article: a, Span: span(a, "One came first.")}, said, message.English); strings.Contains(got, ">") {
		t.Errorf("got\n%s", got)
	}
	if got := source(answer.Citation{N: 1, Article: a, Span: a.Body}, said, message.English); !strings.Contains(got, "> One came first. Two came later.") {
		t.Errorf("got\n%s", got)
	}
}

func TestAnEllipsisShowsWhereAQuoteIsCut(t *testing.T) {
	a := article("Harbour", "One came first. Two came\nlater. Three left.")
	for quoted, want := range map[string]string{
		"One came first.":          "> One came first.",
		"came first. Two came":     "> … came first. Two came …",
		"Two came\nlater.":         "> Two came\n> later.",
		"later. Three left.":       "> … later. Three left.",
		"One came first. Two came": "> One came first. Two came …",
	} {
		got := source(answer.Citation{N: 1, Article: a, Span: span(a, quoted)}, answer.Answer{}, message.English)
		if !strings.HasSuffix(got, "\n"+want) {
			t.Errorf("got\n%s\nwant it to end with\n%s", got, want)
		}
	}
}

func TestAQuoteIsShownWithoutTheBreaksOfItsPage(t *testing.T) {
	a := article("Bees", "The bees arrived in the back of a bakery van, and Ms. Oduya, who\nhas kept *bees* for years, had brought them.\n")
	c := answer.Citation{N: 1, Article: a, Span: a.Body}
	if got, want := source(c, answer.Answer{}, message.English), "\n> The bees arrived in the back of a bakery van, and Ms. Oduya, who has kept \\*bees\\* for years, had brought them."; !strings.Contains(got, want) {
		t.Errorf("shown is %s", got)
	}
}

func TestAnAbstentionShowsWhatIsNear(t *testing.T) {
	text := "The harbour opened. " + strings.Repeat("And so on it went. ", 20)
	a := article("Harbour", text)
	near := answer.Citation{N: 1, Article: a, Span: corpus.Span{End: len("The harbour opened. And so on it went. And so on")}}
	out := render("", answer.Answer{
		Text: "The articles don't answer this: they say nothing about the airport.", Abstained: true,
		Mode: answer.ModeExtractive, Near: []answer.Citation{near, near, near},
	}, message.English)
	if len(out) != 1 || len(out[0].panels) != 1 {
		t.Fatalf("%+v", out)
	}
	all := allOf(out)
	for _, want := range []string{"Not in the articles", "nothing about the airport", "**Nearest passages**", "Harbour · line 1", "> The harbour opened.", " …"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing in\n%s", want, all)
		}
	}
	if n := strings.Count(all, "Harbour ·"); n != 3 {
		t.Errorf("%d passages", n)
	}
	if strings.Contains(all, "[1]") || strings.Contains(all, "Sources") || strings.Contains(all, "own sentences") {
		t.Errorf("looks like an answer:\n%s", all)
	}
}

func TestPreliminaryTextHasNoMarks(t *testing.T) {
	for in, want := range map[string]string{
		"He came [1] and went [2": "He came and went …",
		"He came [":               "He came …",
		" \n":                     "",
		"[1]":                     "",
	} {
		if got := preliminary("", in); got != want {
			t.Errorf("preliminary(%q) = %q, want %q", in, got, want)
		}
	}
	if n := markdown.Units(preliminary("", strings.Repeat("😀", 3000))); n > markdown.MaxContent {
		t.Errorf("%d units", n)
	}
}

func FuzzPlainTextSurvivesRenderingAndSplitting(f *testing.F) {
	f.Add("One *two*. [1] Three <@4>.\n- five", "quote\r\nof `two` lines")
	f.Add(strings.Repeat("\\", 41), "\\")
	f.Add(strings.Repeat("가나다 [1]", 20), "[1](x)")
	f.Fuzz(func(t *testing.T, text, quote string) {
		quote = strings.ToValidUTF8(quote, "?")
		if r := []rune(quote); len(r) > answer.MaxQuote {
			quote = string(r[:answer.MaxQuote])
		}
		a := article(quote, quote)
		// The engine likes short inputs; messages are split in long ones.
		text = strings.Repeat(text, 1+2*markdown.MaxContent/(1+len(text)))
		out := render("", answer.Answer{Text: text, Citations: []answer.Citation{{N: 1, Article: a, Span: a.Body}}}, message.English)
		checkLimits(t, out)
		all := allOf(out)
		if strings.Contains(all, "](") || strings.Contains(all, "<@") {
			t.Fatalf("forms a link or a mention:\n%s", all)
		}
		for _, k := range mark.FindAllString(strings.NewReplacer(`\\`, "", `\[`, "", `\]`, "").Replace(all), -1) {
			if k != "[1]" {
				t.Fatalf("%s is shown without a source:\n%s", k, all)
			}
		}
	})
}
