package answer

import (
	"regexp"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
)

// widen returns the quote for a core of sentences: the core and as much of the
// text around it, on both sides alike, as fits into [MaxQuote] characters. It
// begins and ends at white space. A sentence is easier to trust where it
// stands among its neighbours, which often name what it calls "it".
func widen(a *corpus.Article, core corpus.Span) corpus.Span {
	room := MaxQuote - utf8.RuneCountInString(a.Quote(core))
	if room <= 0 {
		return core
	}
	around := paragraph(a, core)
	before := min(room/2, utf8.RuneCountInString(a.Text[around.Start:core.Start]))
	after := min(room-before, utf8.RuneCountInString(a.Text[core.End:around.End]))
	before = room - after
	return corpus.Span{
		Start: back(a.Text, core.Start, around.Start, before),
		End:   forth(a.Text, core.End, around.End, after),
	}
}

// paragraph returns the part of the body around a core that no blank line
// cuts off.
func paragraph(a *corpus.Article, core corpus.Span) corpus.Span {
	p := a.Body
	if blanks := blankLines.FindAllStringIndex(a.Text[p.Start:core.Start], -1); blanks != nil {
		p.Start += blanks[len(blanks)-1][1]
	}
	if blank := blankLines.FindStringIndex(a.Text[core.End:p.End]); blank != nil {
		p.End = core.End + blank[0]
	}
	return p
}

var blankLines = regexp.MustCompile(`(\r\n|\n|\r)[ \t]*(\r\n|\n|\r)\s*`)

// back returns the first start of a word at most n characters before from and
// not before limit.
func back(text string, from, limit, n int) int {
	best, at := from, from
	for ; n > 0 && at > limit; n-- {
		_, size := utf8.DecodeLastRuneInString(text[limit:at])
		at -= size
		if startsWord(text, at, limit) {
			best = at
		}
	}
	return best
}

// startsWord reports whether a word starts at a place in a text that begins at
// limit.
func startsWord(text string, at, limit int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	if unicode.IsSpace(r) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[limit:at])
	return at == limit || unicode.IsSpace(last)
}

// forth returns the last end of a word at most n characters after from and not
// after limit.
func forth(text string, from, limit, n int) int {
	best := from
	for at := from; n > 0 && at < limit; n-- {
		r, size := utf8.DecodeRuneInString(text[at:limit])
		at += size
		next, _ := utf8.DecodeRuneInString(text[at:limit])
		if !unicode.IsSpace(r) && (at == limit || unicode.IsSpace(next)) {
			best = at
		}
	}
	return best
}
