package answer

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"footnote/internal/message"
	"footnote/retrieval"
)

// features are what a window is ranked by, each from 0 to 1 but for extra.
type features struct {
	// found is the share of the question's weight that the window speaks of;
	// around, that it, its passage and its title do.
	found, around float64
	// rank is the passage's score beside the best one's.
	rank float64
	// kind tells how well the window may hold what the question asks for.
	kind float64
	// title is the share of the title's words that the window has, and lead is
	// 1 at the start of the article and 0 at its end. Both tell the main matter
	// of an article, and are 0 but for a vague question: who asks about "the
	// meeting" and no more means the one that the article is about, and which
	// passage has its few words most often matters less.
	title, lead float64
	// foreign is 1 if the window is not in the question's language.
	foreign float64
	// extra is how many sentences it has besides the first.
	extra float64
	// complete is 1 for whole sentences, 0 for a headline or the like.
	complete float64
}

// Weights of the features. See docs/measured.md.
var featureWeights = features{found: 1, around: 0.5, rank: 1, kind: 0.2, title: 0.3, lead: 0.2, foreign: -0.2, extra: -0.1, complete: 0.1}

func (f features) score() float64 {
	w := featureWeights
	return w.found*f.found + w.around*f.around + w.rank*f.rank + w.kind*f.kind + w.title*f.title + w.lead*f.lead + w.foreign*f.foreign + w.extra*f.extra + w.complete*f.complete
}

// rank returns the windows of the hits, best first.
func rank(question string, hits []retrieval.Hit, concepts []retrieval.Concept) []*window {
	asked, lang := kindOf(question), message.Of(question)
	all := windows(hits, concepts)
	for _, w := range all {
		text := w.text()
		w.foreign = message.Of(text) != lang
		w.features = features{
			found:    covered(concepts, w.found),
			around:   covered(concepts, most([][]float64{w.found, w.around})),
			rank:     hits[w.hit].Score / hits[0].Score,
			kind:     asked.holds(text),
			foreign:  toFloat(w.foreign),
			extra:    float64(w.sentences - 1),
			complete: toFloat(isComplete(text)),
		}
		if len(concepts) <= vague {
			w.features.rank /= 2
			w.features.title = w.titled
			w.features.lead = 1 - float64(w.span.Start)/float64(len(w.passage.Article.Text))
		}
		w.score = w.features.score()
	}
	slices.SortStableFunc(all, func(a, b *window) int { return cmp.Compare(b.score, a.score) })
	return all
}

// vague is the number of concepts up to which a question is vague.
const vague = 2

// covered returns the share of the concepts' weight that is found.
func covered(concepts []retrieval.Concept, found []float64) float64 {
	sum, all := 0.0, 0.0
	for i, c := range concepts {
		sum += c.Weight * found[i]
		all += c.Weight
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

// isComplete reports whether a text ends as sentences do.
func isComplete(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(text)
	return slices.Contains([]rune(".?!…。\"'”’)"), last)
}
