package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"unicode/utf8"
)

// MaxPassage is the most characters that a passage has.
const MaxPassage = 1200

// shortParagraph is the size in characters below which a paragraph, such as a
// heading, is joined with the one after it. longPart is about how long the
// parts are of a paragraph that is too long for a passage. See
// docs/measured.md for both.
const (
	shortParagraph = 500
	longPart       = 900
)

// SplitVersion changes whenever Split makes other passages of a text, so that an
// index that holds older ones is noticed.
const SplitVersion = "2"

// Split cuts an article into passages: runs of whole sentences of at most
// [MaxPassage] characters, in reading order. Paragraphs stay whole where they
// fit. The parts of one that does not fit overlap by a sentence, so that what
// two neighbouring sentences say together stands in one passage.
func Split(a *Article) []*Passage {
	var out []*Passage
	seen := make(map[string]int)
	add := func(sentences []Span) {
		p := &Passage{
			Article:   a,
			Span:      hull(sentences),
			Sentences: sentences[:len(sentences):len(sentences)],
		}
		text := p.Text()
		p.ID = passageID(a, text, seen[text])
		seen[text]++
		out = append(out, p)
	}
	for _, group := range joinShort(a.Text, paragraphs(a.Text, Sentences(a.Text, a.Body))) {
		for _, part := range parts(a.Text, group) {
			add(part)
		}
	}
	return out
}

// paragraphs cuts sentences where blank lines stand between them.
func paragraphs(text string, sentences []Span) [][]Span {
	var out [][]Span
	start := 0
	for i := range sentences {
		if i+1 == len(sentences) || blankLine(text[sentences[i].End:sentences[i+1].Start]) {
			out = append(out, sentences[start:i+1])
			start = i + 1
		}
	}
	return out
}

func blankLine(gap string) bool { return lineBreaks(gap) > 1 }

// joinShort joins each short paragraph with those after it, as far as they
// fit into a passage together. The paragraphs are neighbours in one slice of
// sentences, so joining reslices.
func joinShort(text string, paragraphs [][]Span) [][]Span {
	var out [][]Span
	for _, p := range paragraphs {
		if n := len(out) - 1; n >= 0 && size(text, out[n]) < shortParagraph {
			if joined := out[n][:len(out[n])+len(p)]; size(text, joined) <= MaxPassage {
				out[n] = joined
				continue
			}
		}
		out = append(out, p)
	}
	return out
}

// parts cuts a paragraph into parts of about the same size that fit into a
// passage each.
func parts(text string, sentences []Span) [][]Span {
	total := size(text, sentences)
	if total <= MaxPassage {
		return [][]Span{sentences}
	}
	want := total / (1 + total/longPart)
	var out [][]Span
	for start, end := 0, 0; end < len(sentences); start = end {
		end = start + 1
		// The last sentence before leads over to the next part.
		if start > 0 && size(text, sentences[start-1:end]) <= MaxPassage {
			start--
		}
		n := size(text, sentences[start:end])
		for ; end < len(sentences); end++ {
			n += utf8.RuneCountInString(text[sentences[end-1].End:sentences[end].End])
			if n > MaxPassage || n > want && longer(text, sentences[end:], want/2) {
				break
			}
		}
		out = append(out, sentences[start:end])
	}
	return out
}

// longer reports whether the sentences have more than n characters. It does
// not count a long rest of an article again for each of its parts.
func longer(text string, sentences []Span, n int) bool {
	return hull(sentences).Len() > utf8.UTFMax*n || size(text, sentences) > n
}

// size returns the characters from the first to the last sentence.
func size(text string, sentences []Span) int {
	s := hull(sentences)
	return utf8.RuneCountInString(text[s.Start:s.End])
}

func hull(sentences []Span) Span {
	return Span{sentences[0].Start, sentences[len(sentences)-1].End}
}

// passageID names a passage by what it holds: n tells apart equal texts of one
// article.
func passageID(a *Article, text string, n int) string {
	h := sha256.New()
	for _, part := range []string{a.ID, a.Title, text, strconv.Itoa(n)} {
		h.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
