package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
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
// weight. What stands in the title or just before counts for something: a pronoun
// may stand for it.
func (t *telling) shareAt(concepts []int, i, j int) float64 {
	if t.sources[i].sentences[j].order {
		return 0
	}
	all, said := 0.0, 0.0
	for _, k := range concepts {
		w := t.rareWeight(k)
		all += w
		said += w * max(min(1, t.trust[i][j][k]/certain), t.around(k, i, j))
	}
	if all == 0 {
		return 0
	}
	return said / all
}

// around returns what a concept counts that stands near a sentence: a name more
// than another word.
func (t *telling) around(k, i, j int) float64 {
	switch named := t.isNameAt(k); {
	case named && (t.near(k, i, j-before, j) || t.near(k, i, 0, 0)):
		return nameNearby
	case !named && t.titled(i, k) >= surely:
		return titleNearby
	case !named && j > 0 && t.trust[i][j-1][k] >= surely:
		return wordNearby
	}
	return 0
}

// What a name counts that stands near a sentence and not in it, a word that
// stands in the title, and one in the sentence before.
const (
	nameNearby  = 0.85
	titleNearby = 0.6
	wordNearby  = 0.5
)

// own returns how many concepts of the statement stand in a sentence itself.
func (t *telling) own(i, j int) int {
	n := 0
	for _, k := range t.told {
		if t.trust[i][j][k] >= surely {
			n++
		}
	}
	return n
}

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
	least := 0.0
	for i := range t.shares {
		for j := range t.shares[i] {
			least = max(least, t.shares[i][j])
		}
	}
	for n := range t.quantities {
		if q := &t.quantities[n]; !t.quoted(q.Span.Start) && !t.isItemNumber(q) && !t.isPlain(q) {
			most := 0.0
			for i := range t.shares {
				for j := range t.shares[i] {
					if t.shares[i][j] > most && t.tells(q, i, j) {
						most = t.shares[i][j]
					}
				}
			}
			least = min(least, most)
		}
	}
	return least
}

// tells reports whether a sentence has a quantity, of what the statement counts by
// it, and not only its digits.
func (t *telling) tells(q *retrieval.Quantity, i, j int) bool {
	s := &t.sources[i].sentences[j]
	if c, found := t.clockOf(q); found && slices.ContainsFunc(clocks(t.sources[i].Article.Quote(s.span)), c.same) {
		return true
	}
	if !s.has(q, digitsOf(t.asWritten(q)), t.sources[i].Article.Quote(s.span)) {
		return false
	}
	for n := range s.quantities {
		o := &s.quantities[n]
		if !isVague(q.Class) && !isVague(o.Class) && q.Class != o.Class && !same(q, o) && digitsOf(o.Text) == digitsOf(q.Text) && !s.holds(q) {
			return false // 2.6 metres, and 2.6 tons
		}
	}
	k := t.counted(q)
	return k < 0 || !isVague(q.Class) || t.best(k) < surely || t.isAcross() || t.isNear(k, q, i, j)
}

// isNear reports whether a concept stands near a quantity in a sentence, or in no
// sentence that has it.
func (t *telling) isNear(k int, q *retrieval.Quantity, i, j int) bool {
	s := &t.sources[i].sentences[j]
	at := t.concepts[k].At(s.text)
	for n := range s.quantities {
		if o := &s.quantities[n]; o.Span.Len() > 0 && same(q, o) && apartBy(s.text.Words(), at, o.Span) <= mostBetween {
			return true
		}
	}
	return !slices.ContainsFunc(s.quantities, func(o retrieval.Quantity) bool { return o.Span.Len() > 0 && same(q, &o) })
}

func digitsOf(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// supports reports whether the sources tell all of the statement. More is asked
// than of a sentence that was made from them.
func (t *telling) supports() bool {
	least, bound, plain := leastSupport, leastBound, leastPlain
	switch across, measured := t.isAcross(), t.isDistinct(); {
	case across && (measured || len(t.names) > 0):
		least, bound, plain = leastSupportAcross, leastBoundAcross, leastPlainAcross
	case measured:
		least, bound = leastSupportMeasured, leastBoundAcross
	}
	return t.passed() && t.share >= least && t.bound >= bound && t.speaks(plain) && t.deniesAlike()
}

// isDistinct reports whether the statement has a number or date that hardly stands
// in a text by chance.
func (t *telling) isDistinct() bool {
	return slices.ContainsFunc(t.quantities, func(q retrieval.Quantity) bool {
		return len(strings.ReplaceAll(digitsOf(t.asWritten(&q)), ",", "")) > 2 || q.Class == retrieval.UnitDate && q.Month != 0 && q.Day != 0
	})
}

// speaks reports whether the sources speak of the words that are no names, as far
// as no numbers tell what is said, and of more than one word.
func (t *telling) speaks(least float64) bool {
	near := t.window()
	found, plain, plainFound := 0, 0.0, 0.0
	for _, k := range t.told {
		trust := min(1, near[k]/certain)
		if trust >= surely {
			found++
		}
		if !t.isNameAt(k) {
			plain++
			plainFound += trust
		}
	}
	if len(t.quantities)+len(t.fractions) > 0 {
		return found > 0 || len(t.told) == 0
	}
	return found > 1 && (plain == 0 || plainFound/plain >= least)
}

// deniesAlike reports whether a sentence that tells most of the statement denies
// something if the statement does.
func (t *telling) deniesAlike() bool {
	if !grammatical.MatchString(t.review.text) {
		return true
	}
	for i := range t.shares {
		for j := range t.shares[i] {
			if t.sources[i].sentences[j].negated && t.shares[i][j] >= t.bound-leastGivenUp {
				return true
			}
		}
	}
	return false
}

// How much of a statement a passage tells at least, how much of it the sentences
// with its numbers, and how much of its words that are no names: of any, of one
// with a number or date that hardly stands there by chance, and of one in the
// other language, since the vocabulary does not have all words. leastGivenUp is
// how much less of a statement a sentence tells that may deny it. Measured on
// answer/testdata/verify.jsonl.
const (
	leastSupport         = 0.75
	leastSupportMeasured = 0.6
	leastSupportAcross   = 0.55
	leastBound           = 0.45
	leastBoundAcross     = 0.3
	leastPlain           = 0.5
	leastPlainAcross     = 0.35
	leastGivenUp         = 0.3
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
		if first < 0 || last < 0 || s.sentences[first].order || s.sentences[last].order || !standsWhole(s.Article.Text, span) ||
			!slices.Equal(numerals(t.review.text), numerals(s.Article.Quote(span))) {
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

// numerals returns the numbers of a text as they are written, without what only
// groups their digits.
func numerals(text string) []string {
	all := numeral.FindAllString(text, -1)
	for i := range all {
		all[i] = strings.ReplaceAll(all[i], ",", "")
	}
	return all
}

var numeral = regexp.MustCompile(`\d+(?:[.,:]\d+)*`)

// A statement of leastVerbatim letters or more is told word for word by sentences
// that are no more than mostVerbatim times as long: what else they say may turn
// it round.
const (
	leastVerbatim = 10
	mostVerbatim  = 1.5
)
