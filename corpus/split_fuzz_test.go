package corpus

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		koreanProse, "A. B. C. The end.", "He said. . . so", "\"회동했다.\" 라고 했다.그는", "2025. 2. 4. 서울", "a.[1][2] (b)\r\n\r\nC",
		"```go\na\n````\nb```c\n", "# h\n===\n- a\n| b |\nc : d\n> e", "\u3000a\u2028b\u0085\v\f\u00a0", "〈2. “Dr. X. 가",
		"```a\fb\nc", "``` go\nc\n```",
		strings.Repeat("가", 1300), strings.Repeat("a ", 1300), strings.Repeat("It rained. ", 300), "a" + strings.Repeat(" ", 1300) + "b.",
		strings.Repeat("a\n\n", 700), strings.Repeat("a.", 700) + "\r" + strings.Repeat("b? ", 700),
	} {
		f.Add(s, 0)
		f.Add(s, 5)
	}
	f.Fuzz(func(t *testing.T, text string, start int) {
		if !utf8.ValidString(text) {
			return
		}
		a := articleOf(text)
		for i := range text { // The body begins at a character.
			if i >= start {
				a.Body.Start = i
				break
			}
		}
		sentences := Sentences(text, a.Body)
		checkSentences(t, a, sentences)
		passages := Split(a)
		checkPassages(t, a, sentences, passages)
		if diff := cmp.Diff(passages, Split(a), cmpopts.IgnoreFields(Passage{}, "Article")); diff != "" {
			t.Errorf("the second time is different: %s", diff)
		}
	})
}

// checkSentences holds that sentences are in order, whole and bounded, and that
// nothing but white space and the marks of fenced code stands between them.
func checkSentences(t *testing.T, a *Article, sentences []Span) {
	t.Helper()
	last := a.Body.Start
	for _, s := range sentences {
		if s.Start < last || s.Len() <= 0 || s.End > a.Body.End {
			t.Fatalf("%v after %d is out of order, empty or outside of %v", s, last, a.Body)
		}
		quote := a.Quote(s)
		if strings.TrimSpace(quote) != quote || !utf8.ValidString(quote) || utf8.RuneCountInString(quote) > MaxPassage {
			t.Errorf("%q has white space at an end, is cut in a character, or too long", quote)
		}
		checkGap(t, a.Text[last:s.Start])
		last = s.End
	}
	checkGap(t, a.Text[last:a.Body.End])
}

func checkGap(t *testing.T, gap string) {
	t.Helper()
	for _, line := range strings.FieldsFunc(gap, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = strings.TrimSpace(line)
		if line != "" && (!strings.HasPrefix(line, "```") || len(strings.Fields(strings.TrimLeft(line, "`"))) > 1) {
			t.Errorf("%q is in no sentence", line)
		}
	}
}

// checkPassages holds that passages are of whole sentences, none left out, in
// order, bounded, with at most a sentence in two of them.
func checkPassages(t *testing.T, a *Article, sentences []Span, passages []*Passage) {
	t.Helper()
	ids := make(map[string]bool)
	next := 0 // the first sentence that no passage holds yet
	for i, p := range passages {
		if p.Article != a || len(p.Sentences) == 0 {
			t.Fatalf("passage %d has another article or no sentence", i)
		}
		if p.Span != hull(p.Sentences) || p.Text() != a.Text[p.Span.Start:p.Span.End] {
			t.Errorf("passage %d is %v, not from its first to its last sentence", i, p.Span)
		}
		if n := utf8.RuneCountInString(p.Text()); n > MaxPassage {
			t.Errorf("passage %d has %d characters", i, n)
		}
		if ids[p.ID] {
			t.Errorf("passage %d has the ID of another", i)
		}
		ids[p.ID] = true
		if i > 0 && p.Sentences[0] == sentences[next-1] {
			next--
		}
		end := next + len(p.Sentences)
		if end > len(sentences) || !cmp.Equal(sentences[next:end], p.Sentences) {
			t.Fatalf("passage %d has not the sentences from %d on", i, next)
		}
		if i > 0 && !(p.Span.End > passages[i-1].Span.End) {
			t.Errorf("passage %d holds nothing new", i)
		}
		next = end
	}
	if next != len(sentences) {
		t.Errorf("%d of %d sentences are in a passage", next, len(sentences))
	}
}
