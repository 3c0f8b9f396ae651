package answer

import (
	"sync"
	"sync/atomic"

	"footnote/corpus"
	"footnote/internal/message"
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
	// tells has whether each sentence tells anything, languages what they are in.
	tells     []bool
	languages []string
	// signs are one more than those of each sentence of each kind, 0 if they were
	// never counted.
	signs []atomic.Int32
}

// signsOf returns the signs of a kind in the i-th sentence, which is quote.
func (t passageTexts) signsOf(i int, k kind, quote string) int {
	known := &t.signs[i*int(kindCount)+int(k)]
	if n := known.Load(); n > 0 {
		return int(n) - 1
	}
	n := k.signs(oneLine(quote))
	known.Store(int32(n) + 1)
	return n
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
		tells: make([]bool, n), languages: make([]string, n), signs: make([]atomic.Int32, n*int(kindCount)),
	}
	for i, s := range p.Sentences {
		quote := p.Article.Quote(s)
		out.sentences[i], out.quantities[i] = retrieval.NewText(quote), retrieval.Quantities(quote)
		out.tells[i], out.languages[i] = tells(p.Article, quote), message.Of(quote)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.kept) >= mostTexts {
		clear(t.kept)
	}
	t.kept[p] = out
	return out
}
