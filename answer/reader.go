package answer

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// A reader looks through passages for the sentences that answer a question.
type reader struct {
	// asked is what kind of answer the question asks for, lang its language.
	asked    kind
	lang     string
	concepts []retrieval.Concept
}

// features are what a window is ranked by, each from 0 to 1 but for extra.
type features struct {
	// found is the share of the question's weight that the window speaks of;
	// around, that the sentences of its passage and its title do.
	found, around float64
	// rank is the passage's score beside the best one's.
	rank float64
	// kind tells how well the window may hold what the question asks for.
	kind float64
	// title is the share of the title's words that a sentence of the window
	// has, and lead is 1 at the start of the article and 0 at its end. Both
	// tell the main matter of an article, and count for a vague question only:
	// who asks about "the meeting" and no more means the one that the article
	// is about, and which passage has its few words most often matters less.
	title, lead float64
	// foreign is 1 if the window is not in the question's language.
	foreign float64
	// extra is how many sentences it has besides the first.
	extra float64
	// complete is 1 for whole sentences, 0 for a headline or the like.
	complete float64
}

// Weights of the features. See docs/measured.md.
const (
	foundWeight    = 1
	aroundWeight   = 0.5
	rankWeight     = 1
	kindWeight     = 0.2
	foreignWeight  = -0.2
	extraWeight    = -0.1
	completeWeight = 0.1

	vagueRankWeight  = 0.5
	vagueTitleWeight = 0.3
	vagueLeadWeight  = 0.2
)

func (r *reader) score(f features) float64 {
	x := foundWeight*f.found + aroundWeight*f.around + kindWeight*f.kind +
		foreignWeight*f.foreign + extraWeight*f.extra + completeWeight*f.complete
	if r.vague() {
		return x + vagueRankWeight*f.rank + vagueTitleWeight*f.title + vagueLeadWeight*f.lead
	}
	return x + rankWeight*f.rank
}

// vague reports whether the question names next to nothing.
func (r *reader) vague() bool { return len(r.concepts) <= mostVague }

// mostVague is the number of concepts up to which a question is vague.
const mostVague = 2

// rank returns the windows of the hits, best first, each place once. It does
// not read passages whose every window would be too far behind the best one to
// be chosen.
func (r *reader) rank(hits []retrieval.Hit) []*window {
	var out []*window
	best := 0.0
	seen := make(map[place]bool)
	for _, h := range hits {
		rank := share(h.Score, hits[0].Score)
		if r.score(features{found: 1, around: 1, rank: rank, kind: 1, title: 1, lead: 1, complete: 1}) < r.least(best) {
			break
		}
		for _, w := range r.windows(h.Passage, rank) {
			// Parts of a long paragraph overlap by a sentence.
			if at := (place{h.Passage.Article.ID, w.span}); !seen[at] {
				seen[at] = true
				out = append(out, w)
				best = max(best, w.score)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *window) int { return cmp.Compare(b.score, a.score) })
	return out
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

// isComplete reports whether a text ends as sentences do.
func isComplete(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return slices.Contains([]rune(".?!…。\"'”’)"), last)
}

// convincing is the share of what a sentence says that a quote must hold to
// support it: a model words freely, but keeps names and numbers.
const convincing = 0.5

// supporting returns the quote of a passage whose sentence holds most of the
// concepts of a model's, and whether it holds enough to support it.
func supporting(concepts []retrieval.Concept, p *corpus.Passage) (corpus.Span, bool) {
	best, most := corpus.Span{}, -1.0
	for _, s := range p.Sentences {
		if utf8.RuneCountInString(p.Article.Quote(s)) > MaxQuote {
			s = cut(p.Article.Text, s, concepts)
		}
		if x := covered(concepts, match(concepts, retrieval.NewText(p.Article.Quote(s)))); x > most {
			best, most = s, x
		}
	}
	if best.Len() == 0 {
		return corpus.Span{}, false
	}
	return widen(p.Article, best), most >= convincing
}
