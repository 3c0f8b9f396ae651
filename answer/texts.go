package answer

import (
	"sync"

	"footnote/corpus"
	"footnote/retrieval"
)

// texts keeps the analyzed sentences of passages that were read: what one
// person asks about, others ask about too. It may be used by several
// goroutines.
type texts struct {
	mu   sync.Mutex
	kept map[*corpus.Passage]passageTexts
}

// passageTexts are the analyzed title and sentences of a passage.
type passageTexts struct {
	title      retrieval.Text
	sentences  []retrieval.Text
	quantities [][]retrieval.Quantity
}

// mostTexts is how many passages are kept; each takes about 20 kB.
const mostTexts = 512

func newTexts() *texts { return &texts{kept: make(map[*corpus.Passage]passageTexts)} }

// of returns the texts of a passage.
func (t *texts) of(p *corpus.Passage) passageTexts {
	t.mu.Lock()
	known, found := t.kept[p]
	t.mu.Unlock()
	if found {
		return known
	}
	n := len(p.Sentences)
	out := passageTexts{
		title: retrieval.NewText(p.Article.Title), sentences: make([]retrieval.Text, n), quantities: make([][]retrieval.Quantity, n),
	}
	for i, s := range p.Sentences {
		out.sentences[i] = retrieval.NewText(p.Article.Quote(s))
		out.quantities[i] = retrieval.Quantities(p.Article.Quote(s))
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.kept) >= mostTexts {
		clear(t.kept)
	}
	t.kept[p] = out
	return out
}
