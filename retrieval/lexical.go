package retrieval

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"footnote/corpus"
)

// BM25 as of Robertson and Zaragoza, “The Probabilistic Relevance Framework:
// BM25 and Beyond” (2009), with the idf of Lucene, which is never negative.
// Words and grams have lengths of their own and so are two fields, whose
// scores are added. See docs/measured.md for the values.
const (
	bm25K1 = 0.9
	bm25B  = 0.75
	// gramWeight makes grams a second chance: a pair of syllables says less
	// than a word.
	gramWeight = 0.5
	// titleCount is how often the title counts in each of an article's
	// passages, which often do not name what they are about.
	titleCount = 2
)

// A document is an analyzed passage: its terms with their counts, sorted by
// term. The hashes of terms stand for them.
type document []termCount

type termCount struct {
	term  uint64
	count uint8 // at least 1; larger counts are cut
}

// analyze returns the terms of a passage and of its article's title, and the
// words among them that belong into a dictionary, some more than once.
func analyze(p *corpus.Passage) (document, []string) {
	titleTokens, title := tokensAndTerms(p.Article.Title)
	textTokens, text := tokensAndTerms(p.Text())
	words := dictionaryWords(dictionaryWords(nil, titleTokens, title), textTokens, text)
	hashes := make([]uint64, 0, len(text)+titleCount*len(title))
	for _, t := range text {
		if !t.again {
			hashes = append(hashes, t.hash())
		}
	}
	for _, t := range title {
		for range titleCount {
			if t.again {
				break
			}
			hashes = append(hashes, t.hash())
		}
	}
	slices.Sort(hashes)
	d := make(document, 0, len(hashes))
	for i, h := range hashes {
		switch last := len(d) - 1; {
		case i == 0 || h != hashes[i-1]:
			d = append(d, termCount{h, 1})
		case d[last].count < math.MaxUint8:
			d[last].count++
		}
	}
	return slices.Clip(d), words
}

// A lexical is an inverted index over documents, which are numbered from 0.
// It is not changed once it is built.
type lexical struct {
	// lengths holds for each document how many words and how many grams it
	// has.
	lengths [][2]uint32
	// norms are what BM25 makes of the lengths.
	norms [][2]float64
	// terms are sorted. The postings of terms[i] are runs[ends[i-1]:ends[i]].
	terms []uint64
	ends  []uint32
	// df holds in how many documents a term stands.
	df []uint32
	// runs hold, for each document of a term, the difference to the one
	// before, shifted left by one, as a uvarint; its lowest bit tells that the
	// count is not 1 and follows as a byte.
	runs []byte
	// words are those of the terms whose letters are known.
	words dictionary
	// vocabulary is for questions; nil is the built-in one.
	vocabulary *Vocabulary
}

// setNorms derives from the lengths what BM25 adds to a count.
func (x *lexical) setNorms() {
	var mean [2]float64
	for _, l := range x.lengths {
		mean[0] += float64(l[0])
		mean[1] += float64(l[1])
	}
	for f := range mean {
		mean[f] = max(1, mean[f]/float64(max(1, len(x.lengths))))
	}
	x.norms = make([][2]float64, len(x.lengths))
	for doc, l := range x.lengths {
		for f := range mean {
			x.norms[doc][f] = bm25K1 * (1 - bm25B + bm25B*(float64(l[f])/mean[f]))
		}
	}
}

// errPostings is what is wrong with postings that do not decode.
var errPostings = errors.New("damaged postings")

// each calls yield for the postings of the i-th term.
func (x *lexical) each(i int, yield func(doc uint32, count uint8)) error {
	start := uint32(0)
	if i > 0 {
		start = x.ends[i-1]
	}
	run := x.runs[start:x.ends[i]]
	doc := uint64(0)
	for len(run) > 0 {
		v, n := binary.Uvarint(run)
		count := uint8(1)
		if n > 0 && v&1 == 1 && n < len(run) {
			count = run[n]
			n++
		} else if n <= 0 || v&1 == 1 {
			return errPostings
		}
		run = run[n:]
		doc += v >> 1
		if doc >= uint64(len(x.lengths)) {
			return errPostings
		}
		yield(uint32(doc), count)
	}
	return nil
}

// find returns the position of a term, -1 if no document has it.
func (x *lexical) find(hash uint64) int {
	if i, ok := slices.BinarySearch(x.terms, hash); ok {
		return i
	}
	return -1
}

// idf is the weight of a term that stands in df documents.
func (x *lexical) idf(df uint32) float64 {
	n := float64(df)
	return math.Log(1 + (float64(len(x.lengths))-n+.5)/(n+.5))
}

// embeddingText returns what of a passage is embedded: its article's title
// and its text.
func embeddingText(p *corpus.Passage) string { return p.Article.Title + "\n" + p.Text() }
