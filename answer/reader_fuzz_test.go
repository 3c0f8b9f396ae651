package answer

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// checkSpan holds a span to be within another one, and its ends between
// characters.
func checkSpan(t *testing.T, text string, span, within corpus.Span) {
	t.Helper()
	if span.Len() <= 0 || !within.Contains(span) || !utf8.ValidString(text[span.Start:span.End]) {
		t.Fatalf("%v is no part of %v in %q", span, within, text)
	}
}

// FuzzTokens holds that tokens stand in order within the sentence, that no
// phrase begins or ends with a word of grammar or crosses the end of a sentence,
// that there are no more phrases than tokens allow, and that mentions are the
// article's own words.
func FuzzTokens(f *testing.F) {
	f.Add("The bridge (of Lindmoor), cost $5.5 million in 1871.", 0, 100)
	f.Add("소설 《광장》을 쓴 최인훈 작가(84)는 5,000억 달러를 '별’이라는 이재용·손정의 회장", 0, 300)
	f.Add("회장 이재용회장님이 최고경영자(CEO) 샘 올트먼은 겸 장관 씨는 (CEO)(CEO) 전 대통령", 3, 200)
	f.Add("\u0301a\u200b%%%'' CEO CEO CEO ((((", 0, 50)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if !utf8.ValidString(text) {
			return
		}
		whole := corpus.Span{End: len(text)}
		s := spanWithin(text, whole, start, end)
		all := tokens(text, s)
		at := s.Start
		for _, x := range all {
			checkSpan(t, text, x.span, corpus.Span{Start: at, End: s.End})
			at = x.span.End
			if text[x.span.Start:x.span.End] != x.text || !strings.HasPrefix(x.text, x.noun) {
				t.Fatalf("token %+v is not the text's", x)
			}
		}
		found := phrases(all)
		if len(found) > 2*longestEnglish*len(all) {
			t.Fatalf("%d phrases of %d tokens", len(found), len(all))
		}
		for _, p := range found {
			checkSpan(t, text, p.span, s)
			if all[p.from].function || all[p.to-1].function {
				t.Fatalf("%q begins or ends with a word of grammar", text[p.span.Start:p.span.End])
			}
			for _, x := range all[p.from+1 : p.to] {
				if strings.ContainsAny(x.before, ".?!;()[]") {
					t.Fatalf("%q crosses %q", text[p.span.Start:p.span.End], x.before)
				}
			}
			p.shape(text, all)
			standsBefore(all, &p)
		}
		a := &corpus.Article{ID: "a", Text: text, Body: whole}
		for _, m := range mentions(a, s) {
			checkSpan(t, text, m.span, s)
			if m.name == "" {
				t.Fatalf("%q has no name", m.text())
			}
		}
	})
}

// FuzzReading holds for any article and question that the shares of its
// statements are together 1, the best one first, that the confidence is a
// probability, and that an answer is what is promised.
func FuzzReading(f *testing.F) {
	f.Add("The bridge was opened in 1871.\n\nIt cost $5 million. It cost $6 million.", "How much did the bridge cost?")
	f.Add("이재용 회장과 손정의 회장이 서초사옥에서 만났다. 그는 웃었다.", "누가 참석했나요?")
	f.Add(strings.Repeat("회장이 만났다 ", 80)+". 5억 원. 7억 원", "얼마인가요?")
	f.Add("[1] \u200b【2】 # x\n- y\n\n\n", "몇 년 x y?")
	f.Fuzz(func(t *testing.T, text, question string) {
		if !utf8.ValidString(text) || !utf8.ValidString(question) || len(text) > 3000 || len(question) > 300 {
			return
		}
		a := newArticle("a.txt", "Title", text)
		var hits []retrieval.Hit
		for i, p := range corpus.Split(a) {
			hits = append(hits, retrieval.Hit{Passage: p, Score: 1 / float64(i+1)})
		}
		concepts := openIndex(t, a).Concepts(topic(question))
		r := newReading(newInquiry(question, concepts), hits, newTexts())
		sum := 0.0
		for i, s := range r.statements {
			checkSpan(t, text, s.span, a.Body)
			sum += s.share
			if i > 0 && s.score > r.statements[i-1].score || s.share < 0 {
				t.Fatalf("statement %d: score %v, share %v", i, s.score, s.share)
			}
			w := r.window(s)
			checkQuote(t, Citation{N: 1, Article: a, Span: w.quote})
			if !w.quote.Contains(w.span) || characters(a, s.span) <= MaxQuote && !w.span.Contains(s.span) {
				t.Fatalf("%v, quoted as %v, does not hold %v", w.span, w.quote, s.span)
			}
			for _, added := range []corpus.Span{{Start: w.quote.Start, End: w.span.Start}, {Start: w.span.Start, End: max(w.span.Start, s.span.Start)}, {Start: w.span.End, End: w.quote.End}} {
				if _, blank := blankLine(a.Quote(added)); blank > 0 {
					t.Fatalf("%q reaches over a blank line", a.Quote(w.quote))
				}
			}
		}
		if len(r.statements) > 0 && math.Abs(sum-1) > 1e-9 {
			t.Fatalf("the shares are %v together", sum)
		}
		if !(r.confidence >= 0 && r.confidence <= 1) {
			t.Fatalf("confidence %v", r.confidence)
		}
		if len(r.statements) > 0 {
			checkAnswer(t, r.extract(Question{Text: question}, "ko"))
		}
	})
}
