package retrieval

import (
	"slices"
	"strings"

	"footnote/corpus"
)

// A passage that answers tells what is asked in one place: in a sentence, and
// with words close together that are neighbours in the question. BM25 does not
// see that (Tao and Zhai, “An Exploration of Proximity Measures in Information
// Retrieval”, 2007). So the best passages are read once more.
const (
	// mostRead is how many of the best are; each costs about 60 µs.
	mostRead = 15
	// sentenceShare and closenessShare are what the best sentence and the
	// closeness add at most to a score that is 1 for the best passage without
	// them. Half or twice as much is hardly worse: see docs/measured.md.
	sentenceShare  = 0.3
	closenessShare = 0.4
	// mostProximate is how many of a question's concepts are looked for. A
	// question that is longer is a text.
	mostProximate = 64
)

// A proximity finds how close together passages have the concepts of one
// question.
type proximity struct {
	hints map[uint64][]hint
	// parts are Korean words that may stand within longer ones, within is what
	// they begin with.
	parts  []partHint
	within beginnings
	// words and verbs are what begins the words that may tell a concept, as
	// themselves and as verbs; sounds are the fields of sounds that do.
	words, verbs beginnings
	sounds       [latinSound + 1]bool
	// weights are those of the concepts, total is their sum, and pairs that of
	// the means of neighbours.
	weights      []float64
	total, pairs float64

	passage, sentence []float64 // how surely each concept is told
	last              []int     // where each concept stands last, in tokens, -1 nowhere
	closest           []int     // how close it comes to the one before, 0 if never
	terms             []term
}

// A hint is that a text with a term tells a concept, with a trust.
type hint struct {
	concept int
	trust   float64
}

type partHint struct {
	text string
	hint
}

// newProximity returns nil for a question without a concept.
func newProximity(concepts []Concept) *proximity {
	concepts = concepts[:min(len(concepts), mostProximate)]
	n := len(concepts)
	if n == 0 {
		return nil
	}
	p := &proximity{
		hints: make(map[uint64][]hint), weights: make([]float64, n),
		passage: make([]float64, n), sentence: make([]float64, n), last: make([]int, n), closest: make([]int, n),
	}
	for i, c := range concepts {
		p.weights[i] = c.Weight
		p.total += c.Weight
		if i > 0 {
			p.pairs += (p.weights[i-1] + c.Weight) / 2
		}
		for j, f := range c.forms {
			p.hint(i, f, j == 0)
		}
	}
	return p
}

// hint takes up a form of a concept, which may be its own word.
func (p *proximity) hint(concept int, f queryTerm, own bool) {
	if scriptOf([]rune(f.text)[0]) == hangul && len(f.text) >= 2*syllableBytes && (own || f.field == gram && f.equivalent && !f.loose) {
		p.within.add(f.text)
		p.parts = append(p.parts, partHint{f.text, hint{concept, min(f.trust, gramTrust)}})
	}
	switch {
	case f.index < 0 || f.trust == 0 || f.field == gram || f.field == quantity:
	case f.also == nil:
		p.add(concept, f.hash(), f.text, f.field, f.trust)
	default:
		words := strings.Fields(f.text) // as joinTerms has it
		for i, h := range f.also {
			p.add(concept, h, words[min(i, len(words)-1)], f.field, f.trust/float64(len(f.also)))
		}
	}
}

func (p *proximity) add(concept int, hash uint64, text string, f field, trust float64) {
	p.hints[hash] = append(p.hints[hash], hint{concept, trust})
	switch f {
	case word:
		p.words.add(text)
	case verb:
		p.verbs.addVerb(text)
	case hangulSound, latinSound:
		p.sounds[f] = true
	}
}

// of returns how close together a passage has what is asked, from 0 to
// sentenceShare+closenessShare.
func (p *proximity) of(passage *corpus.Passage) float64 {
	clear(p.passage)
	clear(p.closest)
	for i := range p.last {
		p.last[i] = -1
	}
	best, at := 0.0, 0
	for _, s := range passage.Sentences {
		clear(p.sentence)
		for _, t := range tokenize(passage.Article.Quote(s)) {
			p.read(t, at)
			at++
		}
		sum := 0.0
		for i, trust := range p.sentence {
			sum += trust * p.weights[i]
		}
		best = max(best, sum)
	}
	score := sentenceShare * best / p.total
	if p.pairs > 0 {
		score += closenessShare * p.closeness() / p.pairs
	}
	return score
}

// closeness returns what the passage's pairs of neighbours give.
func (p *proximity) closeness() float64 {
	sum := 0.0
	for i := 1; i < len(p.closest); i++ {
		if d := p.closest[i]; d > 0 {
			sum += (p.weights[i-1] + p.weights[i]) / 2 * p.passage[i-1] * p.passage[i] / float64(d)
		}
	}
	return sum
}

// read looks for concepts in a token, given its position.
func (p *proximity) read(t token, at int) {
	if t.script == hangul {
		p.readParts(t, at)
	}
	sounds, f := t.script == hangul || t.script == latin, latinSound
	if t.script == hangul {
		f = hangulSound
	}
	sounds = sounds && p.sounds[f]
	isVerb := t.script == hangul && p.verbs.has(t.text)
	if !sounds && !isVerb && !p.words.has(t.text) {
		return
	}
	stem := t.stem()
	p.terms = append(p.terms[:0], term{text: stem})
	if isVerb {
		p.terms = appendVerbs(p.terms, t.text, stem)
	}
	if sounds {
		word := t.text
		if t.script == hangul {
			word = stem
		}
		p.terms = appendSounds(p.terms, word, f)
	}
	for _, q := range p.terms {
		for _, h := range p.hints[q.hash()] {
			p.found(h, at)
		}
	}
}

// readParts looks for Korean words within a token, given its position.
func (p *proximity) readParts(t token, at int) {
	for i := 0; i+2*syllableBytes <= len(t.text); i += syllableBytes {
		if !p.within.has(t.text[i:]) {
			continue
		}
		for _, part := range p.parts {
			if strings.HasPrefix(t.text[i:], part.text) {
				p.found(part.hint, at)
			}
		}
	}
}

// found notes that a concept stands at a position.
func (p *proximity) found(h hint, at int) {
	c := h.concept
	p.passage[c], p.sentence[c] = max(p.passage[c], h.trust), max(p.sentence[c], h.trust)
	p.last[c] = at
	p.meet(c, c-1, at)
	p.meet(c+1, c, at)
}

// meet notes how far, from a position on back, a concept and the one before it
// are apart, if both stand there.
func (p *proximity) meet(concept, before, at int) {
	if before < 0 || concept >= len(p.last) || p.last[concept] < 0 || p.last[before] < 0 {
		return
	}
	d := max(1, at-min(p.last[concept], p.last[before]))
	if p.closest[concept] == 0 || d < p.closest[concept] {
		p.closest[concept] = d
	}
}

// rank adds to the scores of the best documents, best first, what their
// proximity adds at most, times a factor, and returns what it added to each.
func (p *proximity) rank(found []scored, passages []*corpus.Passage, factor float64) map[uint32]float64 {
	if p == nil {
		return nil
	}
	added := make(map[uint32]float64, mostRead)
	for i := range found[:min(len(found), mostRead)] {
		f := &found[i]
		added[f.doc] = factor * p.of(passages[f.doc])
		f.score += added[f.doc]
	}
	slices.SortFunc(found, byScore)
	return added
}
