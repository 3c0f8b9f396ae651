package answer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// A citer gives sentences their citations, numbered as they come.
type citer struct {
	evidence  []retrieval.Hit
	quote     QuoteFunc
	citations []Citation
	numbers   map[place]int
}

// A place is what is cited: two sentences that rest on one share a number.
type place struct {
	article string
	span    corpus.Span
}

// cite returns the marks of a sentence that names passages by their numbers in
// the evidence, such as "[1][2]". A sentence that names none gets the first
// passage that supports it convincingly; if there is none, cite returns "".
func (c *citer) cite(text string, passages []int) string {
	var named []int
	for _, n := range passages {
		if n < 1 || n > len(c.evidence) {
			continue
		}
		p := c.evidence[n-1].Passage
		span, _ := c.quote(text, p)
		named = append(named, c.number(p.Article, within(span, p)))
	}
	if len(named) == 0 {
		for _, h := range c.evidence {
			if span, ok := c.quote(text, h.Passage); ok && quotable(span, h.Passage) {
				named = append(named, c.number(h.Passage.Article, span))
				break
			}
		}
	}
	slices.Sort(named)
	var b strings.Builder
	for _, n := range slices.Compact(named) {
		b.WriteString("[" + strconv.Itoa(n) + "]")
	}
	return b.String()
}

// number returns the number of a place's citation, a new one if need be.
func (c *citer) number(a *corpus.Article, s corpus.Span) int {
	at := place{a.ID, s}
	if c.numbers[at] == 0 {
		n := len(c.citations) + 1
		c.numbers[at] = n
		c.citations = append(c.citations, Citation{N: n, Article: a, Span: s})
	}
	return c.numbers[at]
}

// quotable reports whether a span can be quoted for a passage: it may reach
// into the text around it.
func quotable(s corpus.Span, p *corpus.Passage) bool {
	if s.Start >= s.End || !s.Overlaps(p.Span) || !p.Article.Body.Contains(s) {
		return false
	}
	quote := p.Article.Quote(s)
	return utf8.ValidString(quote) && utf8.RuneCountInString(quote) <= MaxQuote
}

// within returns s, or the beginning of the passage where s cannot be quoted:
// the model named the passage, if in words of its own or another language.
func within(s corpus.Span, p *corpus.Passage) corpus.Span {
	if quotable(s, p) {
		return s
	}
	s = p.Span
	if len(p.Sentences) > 0 {
		s = p.Sentences[0]
	}
	s.End = s.Start + len(first(p.Article.Quote(s), MaxQuote))
	return s
}

// address is a link that a program would make clickable by itself.
var address = regexp.MustCompile(`(?i)\b(?:[a-z][a-z0-9+.-]{1,20}://|www\.)[^\s()<>]*[^\s()<>.,;:!?'"]`)

// withoutAddresses drops the addresses that no passage holds: a model may have
// been told to advertise.
func withoutAddresses(s string, evidence []retrieval.Hit) string {
	return address.ReplaceAllStringFunc(s, func(a string) string {
		for _, h := range evidence {
			if slices.Contains(address.FindAllString(h.Passage.Text(), -1), a) {
				return a
			}
		}
		return ""
	})
}
