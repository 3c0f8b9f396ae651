package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// A source is a passage as it is looked through.
type source struct {
	Source
	title     retrieval.Text
	sentences []sentence
	folded    *letters
	// undigited are the letters without digits.
	undigited *letters
	clocks    []clock
	// clocked: clocks are those of the whole source.
	clocked bool
	// scanned: lines are broken where a page had them, as in scanned text, which
	// has errors.
	scanned bool
}

// A sentence is one of a source.
type sentence struct {
	span       corpus.Span
	text       retrieval.Text
	quantities []retrieval.Quantity
	fractions  []fraction
	// order: it tells a machine what to do, and is no evidence.
	order   bool
	negated bool
}

// newSource analyzes a source.
func newSource(s Source) *source {
	out := &source{Source: s, title: retrieval.NewText(s.Article.Title), sentences: make([]sentence, len(s.Sentences))}
	ordered := false
	for i, span := range s.Sentences {
		quote := s.Article.Quote(span)
		// What follows an order in its line is what it wants said.
		ordered = isOrder(quote) || ordered && !strings.Contains(s.Article.Text[s.Sentences[i-1].End:span.Start], "\n")
		out.sentences[i] = sentence{
			span: span, text: retrieval.NewText(quote), order: ordered, negated: isNegated(quote),
			fractions: fractions(quote),
		}
		out.sentences[i].quantities = wholeQuantities(mended(quote), out.sentences[i].fractions)
	}
	out.scanned = isScanned(s.Article.Quote(s.Span))
	if out.scanned {
		out.rejoin()
	}
	out.resolve()
	return out
}

// letters returns those of the whole source.
func (s *source) letters() *letters {
	if s.folded == nil {
		l := lettersOf(s.Article.Quote(s.Span), s.Span.Start)
		s.folded = &l
	}
	return s.folded
}

// times returns the clocks of the whole source.
func (s *source) times() []clock {
	if !s.clocked {
		s.clocks, s.clocked = clocks(s.Article.Quote(s.Span)), true
	}
	return s.clocks
}

// sentenceAt returns the sentence that holds most of a span, -1 if none does.
func (s *source) sentenceAt(span corpus.Span) int {
	best, most := -1, 0
	for i := range s.sentences {
		other := s.sentences[i].span
		if n := min(span.End, other.End) - max(span.Start, other.Start); n > most {
			best, most = i, n
		}
	}
	return best
}

// isScanned reports whether lines break in the middle of sentences.
func isScanned(text string) bool {
	broken := 0
	for i, r := range text {
		if r != '\n' || i == 0 || i+1 >= len(text) {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+1:])
		if (unicode.IsLetter(before) || before == ',') && unicode.IsLetter(after) && !unicode.IsUpper(after) {
			broken++
		}
	}
	return broken >= leastBroken
}

// leastBroken is how many broken lines tell a page.
const leastBroken = 3

// rejoin adds the quantities that line breaks within words cut apart, without
// their places.
func (s *source) rejoin() {
	for i := range s.sentences {
		quote := s.Article.Quote(s.sentences[i].span)
		joined := lineBreak.ReplaceAllString(quote, "$1$2")
		if joined == quote {
			continue
		}
		for _, q := range retrieval.Quantities(mended(joined)) {
			q.Span = corpus.Span{}
			s.sentences[i].quantities = append(s.sentences[i].quantities, q)
		}
	}
}

// lineBreak is one between two Korean syllables, which may be of one word.
var lineBreak = regexp.MustCompile(`([가-힣])\n([가-힣])`)
