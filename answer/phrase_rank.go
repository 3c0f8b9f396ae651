package answer

import (
	"math"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
)

// Features of a phrase, besides its kind, shape, particle and what stands
// before it.
const (
	// How near the question's words stand around it, all and the nearest one;
	// whether that one stands before or after it, and in the same clause.
	phraseNear = iota
	phraseNearest
	phraseAfterMatch
	phraseBeforeMatch
	phraseSameClause
	// The weight of the words right before and right after it.
	phrasePrevMatched
	phraseNextMatched
	// Whether the noun that names what is asked for stands next to it, in it,
	// or at its end, and whether its unit does.
	phraseFocusNext
	phraseFocusIn
	phraseFocusEnd
	phraseUnit
	// The share of its words that the question has already.
	phraseMatched
	phraseTokens
	phraseLength
	phraseFunction
	// Particles and predicates within it, and commas: it may be two phrases.
	phraseInnerCase
	phraseInnerPredicate
	phraseComma
	// Whether it cuts a name or a compound, and whether other words stand
	// around it.
	phraseCutsLeft
	phraseCutsRight
	phraseLeftContent
	phraseRightContent
	phraseStartsClause
	phraseEndsClause
	phraseBracketed
	phraseFirst
	phrasePlain
	phraseKoreanName
	// The question names who does it, and the phrase is the subject, or the
	// object.
	phraseSubject
	phraseObject
	phraseFeatures
)

var phraseNames = []string{
	"near", "nearest", "after-match", "before-match", "same-clause", "previous-matched", "next-matched",
	"focus-next", "focus-in", "focus-end", "unit", "matched", "tokens", "length", "function",
	"inner-case", "inner-predicate", "comma", "cuts-left", "cuts-right", "left-content", "right-content",
	"starts-clause", "ends-clause", "bracketed", "first", "plain", "korean-name", "subject", "object",
}

// phraseClues are what a phrase is ranked by: features and classes.
type phraseClues struct {
	features [phraseFeatures]float64
	shape    shape
	is       particle
	before   before
}

// phraseModel holds the weights for phrases of one language.
type phraseModel struct {
	features     [phraseFeatures]float64
	kindShape    [kindCount][shapes]float64
	particle     [particleCount]float64
	kindParticle [kindCount][particleCount]float64
	before       [befores]float64
}

// phraseModels are those of English and of Korean sentences.
var phraseModels = sync.OnceValue(newPhraseModels)

func newPhraseModels() *[2]phraseModel {
	var out [2]phraseModel
	for i, group := range []string{"phrase-en", "phrase-ko"} {
		m := &out[i]
		fill(m.features[:], group, phraseNames)
		fill(m.particle[:], group+"/particle", particleNames)
		fill(m.before[:], group+"/before", beforeNames())
		for k := range kindCount {
			fill(m.kindShape[k][:], group+"/"+kindNames[k], shapeNames)
			fill(m.kindParticle[k][:], group+"/"+kindNames[k], particleNames)
		}
	}
	return &out
}

// phraseScore tells how likely a phrase with some clues is the answer, on a
// logarithmic scale.
func (q *inquiry) phraseScore(c *phraseClues, korean bool) float64 {
	m := &phraseModels()[count(korean)]
	return dot(c.features[:], m.features[:]) + m.kindShape[q.kind][c.shape] + m.particle[c.is] +
		m.kindParticle[q.kind][c.is] + m.before[c.before]
}

// decay is after how many tokens a word of the question counts 1/e.
const decay = 4

// phraseCluesOf returns what speaks for a phrase of a sentence.
func (q *inquiry) phraseCluesOf(text string, tokens []token, p *phrase) phraseClues {
	c := phraseClues{shape: p.shape(text, tokens), is: p.is, before: standsBefore(tokens, p)}
	q.cluesAround(&c, tokens, p)
	q.cluesWithin(&c, text, tokens, p)
	cluesAtEdges(&c, tokens, p)
	f := &c.features
	said := strings.ToLower(text[p.span.Start:p.span.End])
	f[phraseFocusEnd] = number(q.focusWord != "" && strings.HasSuffix(said, q.focusWord))
	f[phraseUnit] = number(q.unit != "" && strings.HasSuffix(said, q.unit))
	f[phraseSubject] = number(q.subject && (p.is == asSubject || p.is == asTopic))
	f[phraseObject] = number(q.subject && p.is == asObject)
	return c
}

// cluesAround looks at the question's words around a phrase.
func (q *inquiry) cluesAround(c *phraseClues, tokens []token, p *phrase) {
	f := &c.features
	total, best, at := 0.0, 0.0, -1
	for i := range tokens {
		t := &tokens[i]
		if t.weight == 0 || i >= p.from && i < p.to {
			continue
		}
		d := p.from - i
		if i >= p.to {
			d = i - p.to + 1
		}
		x := t.weight * math.Exp(-float64(d-1)/decay)
		total += x
		if x > best {
			best, at = x, i
		}
	}
	f[phraseNear], f[phraseNearest] = min(2, ratio(total, q.weight)), min(1, ratio(best, q.weight))
	if at < 0 {
		return
	}
	f[phraseBeforeMatch], f[phraseAfterMatch] = number(at >= p.to), number(at < p.from)
	first, last := at+1, p.from
	if at >= p.to {
		first, last = p.to, at
	}
	f[phraseSameClause] = 1
	for i := first; i <= last && i < len(tokens); i++ {
		if strings.ContainsAny(tokens[i].before, ",;:.()") {
			f[phraseSameClause] = 0
		}
	}
}

// ratio returns x as a share of a positive whole, which it may exceed.
func ratio(x, whole float64) float64 {
	if !(whole > 0) {
		return 0
	}
	return x / whole
}

// cluesWithin looks at a phrase's own words.
func (q *inquiry) cluesWithin(c *phraseClues, text string, tokens []token, p *phrase) {
	f := &c.features
	matched, capitals := 0, 0
	for i := p.from; i < p.to; i++ {
		t := &tokens[i]
		matched += count(t.weight > 0 && (q.focus < 0 || t.concept != q.focus))
		capitals += count(t.capital)
		f[phraseFunction] += number(t.function)
		if t.concept >= 0 && t.concept == q.focus {
			f[phraseFocusIn] = 1
		}
		if i > p.from && t.before == "," {
			f[phraseComma] = 1
		}
	}
	for i := p.from; i < p.to-1; i++ {
		switch tokens[i].is {
		case asTopic, asSubject, asObject, asPlace, asNamed, asIs:
			f[phraseInnerCase]++
		case asPredicate:
			f[phraseInnerPredicate]++
		}
	}
	n := p.to - p.from
	first := &tokens[p.from]
	f[phraseMatched], f[phraseTokens] = float64(matched)/float64(n), float64(n)
	f[phraseLength] = math.Log1p(float64(utf8.RuneCountInString(text[p.span.Start:p.span.End])))
	f[phraseFirst] = number(p.from == 0)
	f[phrasePlain] = number(n == 1 && capitals == 0 && !first.digit && !first.hangul())
	if n == 1 && koreanName.MatchString(first.noun) {
		f[phraseKoreanName] = 1 + number(q.kind == kindWho)
	}
	q.cluesBeside(c, tokens, p)
}

// cluesBeside looks at the words right before and after a phrase.
func (q *inquiry) cluesBeside(c *phraseClues, tokens []token, p *phrase) {
	f := &c.features
	before, after := p.from > 0, p.to < len(tokens)
	if after && tokens[p.to].before == "" {
		f[phraseNextMatched] = ratio(tokens[p.to].weight, q.weight)
	}
	if before && tokens[p.from].before == "" {
		f[phrasePrevMatched] = ratio(tokens[p.from-1].weight, q.weight)
	}
	if q.focus >= 0 {
		f[phraseFocusNext] = number(before && tokens[p.from-1].concept == q.focus || after && tokens[p.to].concept == q.focus)
	}
}

// koreanName is a surname with a given name of two syllables.
var koreanName = regexp.MustCompile(`^[김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국][가-힣]{2}$`)

// cluesAtEdges looks at where a phrase begins and ends.
func cluesAtEdges(c *phraseClues, tokens []token, p *phrase) {
	f := &c.features
	first := &tokens[p.from]
	f[phraseStartsClause] = number(p.from == 0 || first.before != "")
	f[phraseEndsClause] = number(p.to == len(tokens) || tokens[p.to].before != "")
	f[phraseBracketed] = number(first.before != "" && p.to < len(tokens) && tokens[p.to].before != "" && tokens[p.to].before != ",")
	if p.from > 0 && first.before == "" && !tokens[p.from-1].function {
		before := &tokens[p.from-1]
		f[phraseLeftContent] = number(before.weight == 0)
		if first.hangul() || before.hangul() {
			f[phraseCutsLeft] = number((before.is == noParticle || before.is == asOwner) && before.weight == 0)
		} else {
			f[phraseCutsLeft] = number(before.capital && first.capital || before.digit)
		}
	}
	if p.to < len(tokens) && tokens[p.to].before == "" && !tokens[p.to].function {
		cluesAtEnd(c, &tokens[p.to-1], &tokens[p.to], p.is)
	}
}

// cluesAtEnd looks at the last word of a phrase, which ends as is tells, and the
// one after it.
func cluesAtEnd(c *phraseClues, last, after *token, is particle) {
	f := &c.features
	f[phraseRightContent] = number(after.weight == 0)
	if last.hangul() {
		f[phraseCutsRight] = number(is == noParticle && after.weight == 0)
	} else {
		f[phraseCutsRight] = number(after.capital && last.capital || last.digit)
	}
}
