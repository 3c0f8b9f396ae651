package answer

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"

	"footnote/internal/message"
	"footnote/retrieval"
)

// A reading is a question with the evidence that was found for it.
type reading struct {
	inquiry
	// as is the question as it was understood.
	as   understood
	hits []retrieval.Hit
	// statements are the sentences of the hits that tell something, best
	// first, each place once.
	statements []*statement
	// shares are those of the statements, by their place.
	shares map[place]float64
	// titles tell for each hit how surely its title speaks of each concept.
	titles     [][]float64
	confidence float64
	evidence   clues
}

func newReading(q inquiry, hits []retrieval.Hit, texts *texts) *reading {
	r := &reading{inquiry: q, hits: hits, shares: make(map[place]float64)}
	for _, h := range hits {
		r.titles = append(r.titles, q.trust(texts.of(h.Passage).title))
	}
	seen := make(map[place]bool)
	for _, s := range q.read(hits, texts) {
		// Parts of a long paragraph overlap by a sentence.
		if at := (place{s.passage.Article.ID, s.span}); s.tells && !seen[at] {
			seen[at] = true
			r.statements = append(r.statements, s)
		}
	}
	r.rank()
	r.evidence = r.judge()
	r.confidence = r.evidence.confidence()
	return r
}

// rank orders the statements, and looks through the best for the words that
// answer.
func (r *reading) rank() {
	if len(r.statements) == 0 {
		return
	}
	slices.SortFunc(r.statements, func(a, b *statement) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.hit, b.hit), cmp.Compare(a.place, b.place))
	})
	sum := 0.0
	for _, s := range r.statements {
		s.share = math.Exp(s.score - r.statements[0].score)
		sum += s.share
	}
	for _, s := range r.statements {
		s.share /= sum
		r.shares[place{s.passage.Article.ID, s.span}] = s.share
	}
	r.parse(r.statements[0])
}

// parse looks through a statement for the words that answer.
func (r *reading) parse(s *statement) {
	text := s.passage.Article.Text
	s.tokens = tokens(text, s.span)
	for i, c := range r.concepts {
		for _, w := range s.at[i] {
			for j := range s.tokens {
				t := &s.tokens[j]
				if t.word == w && !t.function && c.Weight*s.trust[i] > t.weight {
					t.weight, t.concept = c.Weight*s.trust[i], i
				}
			}
		}
	}
	s.phrases = phrases(s.tokens)
	korean := message.Of(text[s.span.Start:s.span.End]) == message.Korean
	for i := range s.phrases {
		p := &s.phrases[i]
		c := r.phraseCluesOf(text, s.tokens, p)
		p.score = r.phraseScore(&c, korean)
	}
	slices.SortStableFunc(s.phrases, func(a, b phrase) int { return cmp.Compare(b.score, a.score) })
}

// share returns x as a share of a positive whole, from 0 to 1.
func share(x, whole float64) float64 {
	if !(whole > 0 && x > 0) {
		return 0
	}
	return min(1, x/whole)
}

// covered returns the share of the concepts' weight that is found.
func covered(concepts []retrieval.Concept, found []float64) float64 {
	sum, all := 0.0, 0.0
	for i, c := range concepts {
		sum += c.Weight * found[i]
		all += c.Weight
	}
	return share(sum, all)
}

// most returns the higher of a and b for each concept.
func most(a, b []float64) []float64 {
	out := slices.Clone(a)
	for i, x := range b {
		out[i] = max(out[i], x)
	}
	return out
}

// isComplete reports whether a text ends as sentences do.
func isComplete(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return slices.Contains([]rune(".?!…。\"'”’)"), last)
}

// match tells how surely a text speaks of each concept.
func match(concepts []retrieval.Concept, t retrieval.Text) []float64 {
	q := inquiry{concepts: concepts}
	return q.trust(t)
}
