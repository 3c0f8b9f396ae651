package answer

import (
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// widen returns the quote for a core of sentences: the core and as much of the
// paragraph around it, on both sides alike, as fits into [MaxQuote]
// characters. It begins and ends at white space. A sentence is easier to trust
// where it stands among its neighbours, which often name what it calls "it".
func widen(a *corpus.Article, core corpus.Span) corpus.Span {
	room := MaxQuote - utf8.RuneCountInString(a.Quote(core))
	if room <= 0 {
		return core
	}
	around := paragraph(a, core, room)
	before := min(room/2, utf8.RuneCountInString(a.Text[around.Start:core.Start]))
	after := min(room-before, utf8.RuneCountInString(a.Text[core.End:around.End]))
	before = room - after
	body := a.Text[:a.Body.End]
	return corpus.Span{
		Start: back(body, a.Body.Start, core.Start, max(around.Start, goBack(body, core.Start, before))),
		End:   forth(body, core.End, min(around.End, goForth(body, core.End, after))),
	}
}

// paragraph returns the part of the body around a core that no blank line
// cuts off, at most reach characters on either side.
func paragraph(a *corpus.Article, core corpus.Span, reach int) corpus.Span {
	p := corpus.Span{
		Start: max(a.Body.Start, goBack(a.Text, core.Start, reach)),
		End:   min(a.Body.End, goForth(a.Text, core.End, reach)),
	}
	for {
		_, end := blankLine(a.Text[p.Start:core.Start])
		if end == 0 {
			break
		}
		p.Start += end
	}
	if start, end := blankLine(a.Text[core.End:p.End]); end > 0 {
		p.End = core.End + start
	}
	return p
}

// blankLine returns the first run of white space that holds a blank line; end
// is 0 if there is none.
func blankLine(s string) (start, end int) {
	breaks := 0
	for i, r := range s {
		switch {
		case !unicode.IsSpace(r):
			if breaks > 1 {
				return start, i
			}
			start, breaks = i+utf8.RuneLen(r), 0
		case r == '\r', r == '\n' && (i == 0 || s[i-1] != '\r'):
			breaks++
		}
	}
	if breaks > 1 {
		return start, len(s)
	}
	return 0, 0
}

// goBack returns the place n characters before from, 0 if there are fewer.
func goBack(text string, from, n int) int {
	for ; n > 0 && from > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	return from
}

// goForth returns the place n characters after from, the end of the text if
// there are fewer.
func goForth(text string, from, n int) int { return from + len(first(text[from:], n)) }

// back returns the first start of a word in text[limit:from], from if there is
// none. The text that counts begins at begin.
func back(text string, begin, from, limit int) int {
	for i, r := range text[limit:from] {
		last, _ := utf8.DecodeLastRuneInString(text[begin : limit+i])
		if !unicode.IsSpace(r) && (limit+i == begin || unicode.IsSpace(last)) {
			return limit + i
		}
	}
	return from
}

// forth returns the last end of a word in text[from:limit], from if there is
// none.
func forth(text string, from, limit int) int {
	for at := limit; at > from; {
		r, size := utf8.DecodeLastRuneInString(text[from:at])
		next, _ := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsSpace(r) && (at == len(text) || unicode.IsSpace(next)) {
			return at
		}
		at -= size
	}
	return from
}

// cut narrows a sentence that is longer than a quote to the part that speaks
// of most of the question, and that holds, with some words on both sides, the
// place where the answer is supposed; an empty place is nowhere. The part begins
// and ends at white space, if there is any.
func cut(text string, s corpus.Span, concepts []retrieval.Concept, supposed corpus.Span) corpus.Span {
	around := corpus.Span{
		Start: max(s.Start, goBack(text, supposed.Start, supposedMargin)),
		End:   min(s.End, goForth(text, supposed.End, supposedMargin)),
	}
	best, highest := corpus.Span{}, -1.0
	for start := s.Start; start < s.End; {
		part := corpus.Span{Start: start, End: fit(text, start, s.End)}
		x := covered(concepts, match(concepts, retrieval.NewText(text[part.Start:part.End])))
		if supposed.Len() > 0 && part.Contains(around) {
			x += supposedWeight
		}
		if x > highest {
			best, highest = part, x
		}
		if part.End == s.End {
			break
		}
		start = skip(text, start, s.End)
	}
	return best
}

const (
	// supposedMargin is how many characters around a supposed answer make it
	// readable.
	supposedMargin = 30
	// supposedWeight is what holding it counts beside all of the question.
	supposedWeight = 0.5
)

// fit returns the end of the longest part from start on that fits into a
// quote and ends at the end of a word.
func fit(text string, start, limit int) int {
	end := goForth(text[:limit], start, MaxQuote)
	if at := forth(text[:limit], start, end); at > start {
		return at
	}
	return end
}

// skip returns the start of a word about a fifth of a quote further on.
func skip(text string, start, limit int) int {
	near, far := goForth(text[:limit], start, MaxQuote/5), goForth(text[:limit], start, 2*MaxQuote/5)
	if at := back(text, start, far, near); at < far {
		return at
	}
	return far
}
