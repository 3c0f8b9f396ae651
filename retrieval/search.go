package retrieval

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// fetch is how many passages each arm brings into the fusion: far more than
// are shown, since a passage may be good in both arms and best in neither.
const fetch = 100

// Search returns the passages that answer best, at most q.K, in a total order:
// by score, then by article and place. A question without a word, such as "?!",
// finds nothing. If the question cannot be embedded, because a server is away, the
// words alone are searched, and the log says so.
func (ix *Index) Search(ctx context.Context, q Query) ([]Hit, error) {
	st := ix.state()
	if q.K <= 0 || strings.TrimSpace(q.Text) == "" || len(st.passages) == 0 {
		return nil, nil
	}
	concepts := st.lexical.concepts(q.Text)
	if len(concepts) == 0 && !ix.understands(q.Text) {
		return nil, nil
	}
	terms := queryTerms(concepts)
	near := make(chan []Match, 1)
	go func() {
		near <- ix.nearest(ctx, q)
	}()
	pass := func(doc uint32) bool {
		a := st.passages[doc].Article
		return q.Filter.Pass(a.ID, a.Published)
	}
	if q.Filter.IsZero() {
		pass = nil
	}
	lexical := st.lexical.search(terms, max(fetch, q.K), pass)
	var vector []scored
	for _, m := range <-near {
		// The store may be ahead of or behind this state for a moment.
		if doc, ok := st.byID[m.ID]; ok {
			vector = append(vector, scored{uint32(doc), m.Similarity})
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	trust, weight := trustLexical(lexical, concepts), vectorWeight(ix.embedder)
	fused := fuse(lexical, vector, trust, weight)
	added := newProximity(concepts).rank(fused, st.passages, trust*(1-weight))
	fused = fused[:min(len(fused), q.K)]
	hits := make([]Hit, len(fused))
	for i, f := range fused {
		hits[i] = Hit{Passage: st.passages[f.doc], Score: f.score}
	}
	if q.Explain {
		st.explain(hits, fused, terms, lexical, vector, added)
	}
	return hits, nil
}

// understands reports whether vectors may find what a question that only asks
// ("who?") is after. The built-in embedder, which knows words alone, would find
// anything.
func (ix *Index) understands(question string) bool {
	_, words := ix.embedder.(Builtin)
	return !words && len(tokenize(question)) > 0
}

// nearest asks the vector arm; it finds nothing if the arm fails.
func (ix *Index) nearest(ctx context.Context, q Query) []Match {
	vectors, err := ix.embedder.Embed(ctx, []string{q.Text})
	if err == nil && len(vectors) != 1 {
		err = fmt.Errorf("embed question: %d vectors for one text", len(vectors))
	}
	var matches []Match
	if err == nil {
		matches, err = ix.store.Nearest(ctx, vectors[0], max(fetch, q.K), q.Filter)
	}
	if err != nil && ctx.Err() == nil {
		ix.logger.Warn("searched by words alone", "cause", err)
	}
	return matches
}

// explain tells of hits, whose documents are found, how their scores came
// about.
func (st *state) explain(hits []Hit, found []scored, terms []queryTerm, lexical, vector []scored, proximity map[uint32]float64) {
	docs := make([]uint32, len(found))
	for i, f := range found {
		docs[i] = f.doc
	}
	for i, t := range st.lexical.explain(terms, docs) {
		e := &Explanation{Terms: t, Proximity: proximity[docs[i]]}
		e.Lexical, e.LexicalRank = place(lexical, docs[i])
		e.Vector, e.VectorRank = place(vector, docs[i])
		hits[i].Explanation = e
	}
}

// place returns a document's score and 1-based rank, 0 if it was not found.
func place(arm []scored, doc uint32) (score float64, rank int) {
	i := slices.IndexFunc(arm, func(s scored) bool { return s.doc == doc })
	if i < 0 {
		return 0, 0
	}
	return arm[i].score, i + 1
}

// Weights of the vector arm beside the lexical one, which has the rest. The
// built-in embedder knows no more than the lexical arm does, and not which words
// are rare, but forgives typing errors; measured, see docs/measured.md. A
// model's embedding is worth as much as the words, as published comparisons of
// convex combinations have it (Bruch et al., “An Analysis of Fusion Functions
// for Hybrid Retrieval”, 2023).
const (
	builtinWeight = 0.02
	modelWeight   = 0.5
)

func vectorWeight(e Embedder) float64 {
	if _, ok := e.(Builtin); ok {
		return builtinWeight
	}
	return modelWeight
}

// enoughCoverage is the share of the best attainable score from which the
// lexical arm is trusted wholly.
const enoughCoverage = 0.25

// trustLexical tells how much of the question the lexical arm found at all,
// from 0 to 1. A question in other words, or in another language, finds
// little: then the best of a poor lot must not push aside what vectors found.
func trustLexical(lexical []scored, concepts []Concept) float64 {
	if len(lexical) == 0 {
		return 0
	}
	most := 0.0
	for _, c := range concepts {
		if !c.Known {
			most += c.Weight
		}
		for forms := c.forms; len(forms) > 0; {
			n := group(forms)
			heaviest := 0.0
			for _, f := range forms[:n] {
				heaviest = max(heaviest, f.weight)
			}
			most += heaviest
			forms = forms[n:]
		}
	}
	return min(1, lexical[0].score/(most*(bm25K1+1)*enoughCoverage))
}

// fuse adds up what two arms found, each arm's scores stretched to [0, 1]:
// lexical ones by the best, since zero means something there, similarities
// between the worst and the best found.
func fuse(lexical, vector []scored, trust, weight float64) []scored {
	sum := make(map[uint32]float64, len(lexical)+len(vector))
	for _, s := range lexical {
		sum[s.doc] += trust * (1 - weight) * s.score / lexical[0].score
	}
	if n := len(vector); n > 0 {
		top, least := vector[0].score, vector[n-1].score
		if n == 1 {
			least = 0
		}
		for _, s := range vector {
			if top > least {
				sum[s.doc] += weight * (s.score - least) / (top - least)
			} else {
				sum[s.doc] += weight
			}
		}
	}
	out := make([]scored, 0, len(sum))
	for doc, s := range sum {
		out = append(out, scored{doc, s})
	}
	slices.SortFunc(out, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.doc, b.doc))
	})
	return out
}

// Concepts returns what a question is about, as far as the indexed articles
// can tell.
func (ix *Index) Concepts(question string) []Concept { return ix.state().lexical.concepts(question) }
