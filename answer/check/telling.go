package check

import (
	"slices"
	"strings"

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
	case !named:
		for n := max(0, j-wordsBefore); n < j; n++ {
			if t.trust[i][n][k] >= surely {
				return wordNearby
			}
		}
	}
	return 0
}

// wordsBefore is how many sentences before one may name what it tells of.
const wordsBefore = 2

// What a name counts that stands near a sentence and not in it, a word that
// stands in the title, and one in the sentences before.
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
	k := t.countedBy(q)
	return k < 0 || t.best(k) < surely || t.isAcross() || t.isNear(k, q, i, j)
}

// countedBy returns the concept that a number without a unit counts, -1 if there is
// none.
func (r *review) countedBy(q *retrieval.Quantity) int {
	if _, unit, _ := strings.Cut(q.Text, " "); unit != "" || !isVague(q.Class) || q.Class == retrieval.UnitOrdinal {
		return -1
	}
	return r.counted(q)
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

// missing returns what of the statement the sources lack.
func (t *telling) missing() (Kind, string) {
	for _, c := range t.checks {
		if !c.Passed && c.Item != "" && (c.Kind == Number || c.Kind == Date || c.Kind == Name) {
			return c.Kind, t.withoutParticle(c.Item)
		}
	}
	return "", ""
}

// withoutParticle returns a word of the statement as it is named by itself: 가을 of
// 가을에, 제주도 of 제주도에서.
func (t *telling) withoutParticle(word string) string {
	if noun := retrieval.NounIn(word); noun != "" {
		return noun
	}
	for k := range t.concepts {
		if stem := t.concepts[k].Stem; t.written(k) == word && hasHangul(word) && strings.HasPrefix(word, stem) {
			return stem
		}
	}
	return word
}
