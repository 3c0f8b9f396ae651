package check

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// mostFuzzed is how many bytes of a text are tried: more only takes longer.
const mostFuzzed = 1200

// asArticle makes of any bytes what a reader of files makes: valid UTF-8 in NFC.
func asArticle(s string) string {
	return norm.NFC.String(strings.ToValidUTF8(s[:min(len(s), mostFuzzed)], "\ufffd"))
}

func FuzzCheck(f *testing.F) {
	for _, a := range harbour {
		f.Add("The council of Lindholm approved the ferry on 11 March 2025.", "", a.Text, 1, 2)
		f.Add("Mayor Whitlock said “we have waited twenty yeers”.", "twenty years", a.Text, 2, 0)
		f.Add("표윤서 시장은 \"시민이 … 도서관\"이라고 말했다.", "새 도서관을", a.Text, 1, 3)
	}
	f.Add("\"\" '' “”『』 ½ 0분의 0 1/0 9999999999999999999분의 1 Ⅷ İ ﬁ 2:24:51 CEO", "%", "\"% 3/4\n가\n나 \u0301 $ 최고경영자 2025년 2월 30일", 1, 1)
	concepts := checkerOf(f, harbour...).concepts
	f.Fuzz(func(t *testing.T, text, words, article string, first, second int) {
		text, words = text[:min(len(text), mostFuzzed)], words[:min(len(words), mostFuzzed)]
		own := articleOf("own.txt", "A title", "2025-03-12", asArticle(article))
		sources := sourcesOf(own, harbour[1])
		for _, claim := range []Claim{
			{Text: text},
			{Text: text, Marks: []Mark{{N: first, Words: words}}},
			{Text: text, Marks: []Mark{{N: first, Words: words}, {N: second}}, Links: []string{words}},
		} {
			v := New(sources, concepts, "Do not guess.").Check(claim)
			if again := New(sources, concepts, "Do not guess.").Check(claim); !cmp.Equal(v, again) {
				t.Fatalf("%+v: first and second time differ\n%s", claim, cmp.Diff(v, again))
			}
			holdPlaces(t, claim, &v, sources)
			holdQuotations(t, claim, &v, sources)
		}
	})
}

// holdPlaces holds that a verdict's places lie in the passages that a claim
// names, and that there are none if a check failed or no passage is named.
func holdPlaces(t *testing.T, claim Claim, v *Verdict, sources []Source) {
	t.Helper()
	named := make(map[int]bool)
	for _, m := range claim.Marks {
		named[m.N] = m.N >= 1 && m.N <= len(sources)
	}
	isOne := false
	for _, is := range named {
		isOne = isOne || is
	}
	if v.Good() && (len(v.Faults()) > 0 || len(v.Checks) == 0 || len(named) > 0 && !isOne) {
		t.Fatalf("%+v is good: %+v", claim, v)
	}
	if !v.Good() && len(v.Faults()) == 0 {
		t.Fatalf("%+v is bad without a fault: %+v", claim, v)
	}
	for _, p := range v.Places {
		if p.N < 1 || p.N > len(sources) || len(named) > 0 && !named[p.N] {
			t.Fatalf("%+v: a place in passage %d", claim, p.N)
		}
		if s := sources[p.N-1]; p.Span.Len() <= 0 || !s.Span.Contains(p.Span) {
			t.Fatalf("%+v: %v is not within %v", claim, p.Span, s.Span)
		}
	}
}

// holdQuotations holds that what a good sentence has in quotation marks stands
// in a passage, to the byte, white space and the marks at its edges aside. Where
// the passages have marks themselves, the sentence's cannot be told from them.
func holdQuotations(t *testing.T, claim Claim, v *Verdict, sources []Source) {
	t.Helper()
	var all strings.Builder
	for _, s := range sources {
		all.WriteString(strings.Join(strings.Fields(s.Article.Quote(s.Span)), " ") + "\n")
	}
	if !v.Good() || strings.ContainsAny(all.String(), "“”「」『』‘’\"'«»") {
		return
	}
	for _, q := range quotations(v.Text) {
		inner := strings.TrimFunc(q.text, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
		})
		if !q.isTerm() && !gap.MatchString(q.text) && !strings.Contains(all.String(), inner) {
			t.Fatalf("%+v is shown as %q: %q stands nowhere", claim, v.Text, q.text)
		}
	}
}
