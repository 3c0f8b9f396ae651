package check

import ("testing";"os";"footnote/corpus";"footnote/retrieval";"footnote/seeds")

func TestDebug(t *testing.T) {
	if os.Getenv("CLAIM") == "" { t.Skip() }
	read, _ := corpus.ReadFolder(t.Context(), seeds.FS)
	ix, _ := retrieval.Open("", retrieval.Options{})
	ix.Update(t.Context(), read.Articles, nil)
	text := os.Getenv("CLAIM")
	hits, _ := ix.Search(t.Context(), retrieval.Query{Text: text, K: 8})
	c := NewComparer(ix.Concepts)
	var srcs []Source
	for _, h := range hits { srcs = append(srcs, Source{h.Passage.Article, h.Passage.Span, h.Passage.Sentences}) }
	t.Logf("%+v", c.Compare(text, srcs))
	r := newReview(text, c.concepts(apart(text)))
	for k, x := range r.concepts { t.Logf("concept %q stem %q rar %.2f name %v empty %v pred %v", x.Word, x.Stem, x.Rarity, r.isNameAt(k), r.isEmpty(k), isPredicate(&x)) }
	for _, q := range r.quantities { t.Logf("q %q class %d", q.Text, q.Class) }
	checker := &Checker{concepts: c.concepts}
	for _, p := range srcs { checker.sources = append(checker.sources, func() *source { return c.source(p) }) }
	for n := range srcs {
		tl := newTelling(checker.examine(r, []int{n}, nil))
		t.Logf("--- %s share %.2f bound %.2f checks %v", srcs[n].Article.ID, tl.share, tl.bound, tl.checks)
		for j := range tl.shares[0] { if tl.shares[0][j] > .25 { t.Logf("   %.2f %q %v", tl.shares[0][j], srcs[n].Article.Quote(srcs[n].Sentences[j]), tl.trust[0][j]) } }
		if n > 3 { break }
	}
}
