package answer

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
)

// FuzzWiden holds that a quote is the body's own bytes, holds its core, has at
// most 300 characters, reaches over no blank line and cuts no word; and that a
// sentence of any length is cut to such a quote.
func FuzzWiden(f *testing.F) {
	f.Add("One. Two\r\n\r\nThree four. Five.", 2, 30, 10, 15)
	f.Add(strings.Repeat("가나 다라\n", 90), 0, 1<<20, 300, 310)
	f.Add(strings.Repeat("x", 700)+" "+strings.Repeat("\u3000y\r", 300), 1, 1<<20, 690, 720)
	f.Fuzz(func(t *testing.T, text string, bodyStart, bodyEnd, start, end int) {
		if !utf8.ValidString(text) {
			return
		}
		body := spanWithin(text, corpus.Span{End: len(text)}, bodyStart, bodyEnd)
		core := spanWithin(text, body, start, end)
		if core.Len() == 0 || strings.TrimSpace(text[core.Start:core.End]) != text[core.Start:core.End] {
			return
		}
		a := &corpus.Article{ID: "a", Text: text, Body: body}
		if utf8.RuneCountInString(a.Quote(core)) > MaxQuote {
			part := cut(text, core, nil, corpus.Span{})
			if !core.Contains(part) {
				t.Fatalf("%v is not within %v", part, core)
			}
			checkBorders(t, a, part, core)
			core = part
		}
		checkBorders(t, a, widen(a, core), core)
		Citation{N: 1, Article: a, Span: core}.Cut()
	})
}

// spanWithin makes a span of characters within another one of two numbers.
func spanWithin(text string, within corpus.Span, start, end int) corpus.Span {
	s := corpus.Span{Start: min(max(start, within.Start), within.End)}
	s.End = min(max(end, s.Start), within.End)
	for s.Start < s.End && !utf8.RuneStart(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		s.End--
	}
	return s
}

// checkBorders holds a quote to what it promises. It may begin and end where
// the core does, or at the edges of words.
func checkBorders(t *testing.T, a *corpus.Article, quote, core corpus.Span) {
	t.Helper()
	checkQuote(t, Citation{N: 1, Article: a, Span: quote})
	before, _ := utf8.DecodeLastRuneInString(a.Text[a.Body.Start:quote.Start])
	after, _ := utf8.DecodeRuneInString(a.Text[quote.End:a.Body.End])
	long := !strings.ContainsFunc(a.Quote(quote), unicode.IsSpace) // no place to cut
	if quote.Start != core.Start && quote.Start != a.Body.Start && !unicode.IsSpace(before) && !long {
		t.Errorf("%q begins within a word", a.Quote(quote))
	}
	if quote.End != core.End && quote.End != a.Body.End && !unicode.IsSpace(after) && !long {
		t.Errorf("%q ends within a word", a.Quote(quote))
	}
	if quote.Start < core.Start {
		if _, blank := blankLine(a.Text[quote.Start:core.Start]); blank > 0 {
			t.Errorf("%q reaches over a blank line", a.Quote(quote))
		}
	}
	if quote.End > core.End {
		if _, blank := blankLine(a.Text[core.End:quote.End]); blank > 0 {
			t.Errorf("%q reaches over a blank line", a.Quote(quote))
		}
	}
}
