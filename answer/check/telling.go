package check

import (
	"unicode/utf8"

	"footnote/corpus"
)

// A telling is how much of a statement a passage tells.
type telling struct {
	*examination
	// told are the concepts that say something.
	told []int
	// shares is how much of the statement each sentence speaks of, numbers and
	// dates aside, by source.
	shares [][]float64
	// bound is that of the sentence which tells most among those with all of the
	// statement's numbers and dates, or of the best one if it has none.
	bound float64
}

func newTelling(e *examination) *telling {
	t := &telling{examination: e, told: e.inClause(anyClause)}
	for i := range e.sources {
		shares := make([]float64, len(e.sources[i].sentences))
		for j := range shares {
			shares[j] = t.shareAt(t.told, i, j)
		}
		t.shares = append(t.shares, shares)
	}
	t.bound = t.bindings()
	return t
}

// numbers returns the numbers of the sources, counted from 0.
func (t *telling) numbers() []int {
	var out []int
	for _, s := range t.sources {
		out = append(out, s.n)
	}
	return out
}

// shareAt returns how much of some concepts a sentence speaks of, by their
// weight. A name may stand near by, where a pronoun stands for it.
func (t *telling) shareAt(concepts []int, i, j int) float64 {
	if t.sources[i].sentences[j].order {
		return 0
	}
	all, said := 0.0, 0.0
	for _, k := range concepts {
		w := t.rareWeight(k)
		all += w
		switch trust := min(1, t.trust[i][j][k]/certain); {
		case trust < 1 && t.isNameAt(k) && (t.near(k, i, j-before, j) || t.near(k, i, 0, 0)):
			said += w * nearby
		case trust < 1 && t.titled(i, k) >= surely:
			said += w * max(trust, nearby)
		default:
			said += w * trust
		}
	}
	if all == 0 {
		return 0
	}
	return said / all
}

// nearby is what a name counts that stands near a sentence and not in it.
const nearby = 0.85

// rareWeight is how much a concept tells of which statement it is: a rare word
// and a name most.
func (t *telling) rareWeight(k int) float64 {
	return t.weight(k) * (commonWeight + (1-commonWeight)*t.concepts[k].Rarity)
}

// commonWeight is what a word counts that every article has.
const commonWeight = 0.3

// bindings returns how much of the statement those sentences tell that have its
// numbers and dates: of several, the least.
func (t *telling) bindings() float64 {
	least, best := 1.0, 0.0
	for i := range t.shares {
		for j := range t.shares[i] {
			best = max(best, t.shares[i][j])
		}
	}
	for n := range t.quantities {
		if q := &t.quantities[n]; !t.quoted(q.Span.Start) && !t.isItemNumber(q) {
			most, found := 0.0, false
			for i := range t.shares {
				for j := range t.shares[i] {
					if t.sources[i].sentences[j].holds(q) {
						most, found = max(most, t.shares[i][j]), true
					}
				}
			}
			if found {
				least = min(least, most)
			}
		}
	}
	return min(least, best)
}

// supports reports whether the sources tell all of the statement. More is asked
// than of a sentence that was made from them.
func (t *telling) supports() bool {
	least, leastBound := leastSupport, leastBound
	if t.isAcross() {
		least, leastBound = leastSupportAcross, leastBoundAcross
	}
	return t.passed() && t.share >= least && t.bound >= leastBound
}

const (
	leastSupport       = 0.75
	leastSupportAcross = 0.55
	leastBound         = 0.45
	leastBoundAcross   = 0.3
)

// missing returns what of the statement the sources lack.
func (t *telling) missing() (Kind, string) {
	for _, c := range t.checks {
		if !c.Passed && c.Item != "" && (c.Kind == Number || c.Kind == Date || c.Kind == Name) {
			return c.Kind, c.Item
		}
	}
	return "", ""
}

// verbatim returns where a source has the statement letter for letter.
func (t *telling) verbatim() (corpus.Span, bool) {
	for _, s := range t.sources {
		l := s.letters()
		wanted := lettersOf(t.review.text, 0).runes
		if len(wanted) < leastVerbatim {
			continue
		}
		start, end := l.find(wanted, 0, true)
		if start < 0 {
			continue
		}
		span := corpus.Span{Start: l.from[start], End: l.to[end-1]}
		first, last := s.sentenceAt(corpus.Span{Start: span.Start, End: span.Start + 1}), s.sentenceAt(corpus.Span{Start: span.End - 1, End: span.End})
		if first < 0 || last < 0 || s.sentences[first].order || s.sentences[last].order || !standsWhole(s.Article.Text, span) {
			continue
		}
		whole := corpus.Span{Start: s.sentences[first].span.Start, End: s.sentences[last].span.End}
		if float64(utf8.RuneCountInString(s.Article.Quote(whole))) <= mostVerbatim*float64(utf8.RuneCountInString(t.review.text)) {
			return whole, true
		}
	}
	return corpus.Span{}, false
}

// standsWhole reports whether a span begins and ends with a word and a number: 3
// million is no 13 million.
func standsWhole(text string, s corpus.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	return !isWordy(before) && !goesOn(text[s.End:])
}

// A statement of leastVerbatim letters or more is told word for word by sentences
// that are no more than mostVerbatim times as long: what else they say may turn
// it round.
const (
	leastVerbatim = 10
	mostVerbatim  = 1.5
)
