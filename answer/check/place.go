package check

import (
	"strings"
	"unicode"

	"footnote/corpus"
)

// text returns the sentence with its quotations as the articles have them.
func (e *examination) text() string {
	var b strings.Builder
	from := 0
	for k, q := range e.quotations {
		if e.found[k] == nil || gap.MatchString(q.text) {
			continue
		}
		own := e.sources[e.found[k].i].Article.Quote(e.found[k].span)
		b.WriteString(e.review.text[from:q.start])
		b.WriteString(edged(q.text, strings.Join(strings.Fields(own), " ")))
		from = q.end
	}
	b.WriteString(e.review.text[from:])
	return b.String()
}

// edged returns the article's words with the punctuation that the sentence has
// at their edges: full stops and commas, and no sign that would change a number.
func edged(quoted, own string) string {
	outside := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) }
	stops := func(r rune) rune {
		if strings.ContainsRune(" .,!?…;:()[]'\"‘’“”。、", r) {
			return r
		}
		return -1
	}
	inner := strings.TrimFunc(quoted, outside)
	before, after, _ := strings.Cut(quoted, inner)
	return strings.Map(stops, before) + strings.TrimFunc(own, outside) + strings.Map(stops, after)
}

// places returns where the sources of some numbers say the sentence, in the
// order of numbers: the words quoted, or the sentences that say most of it, and
// where one does not hold all names and numbers, further ones.
func (e *examination) places(numbers []int) []Place {
	var out []Place
	for _, n := range numbers {
		for i, s := range e.sources {
			if s.n == n {
				out = append(out, e.placesIn(i)...)
			}
		}
	}
	return out
}

// mostPlaces is how many places of one passage are cited for a sentence.
const mostPlaces = 2

func (e *examination) placesIn(i int) []Place {
	s := e.sources[i]
	var out []Place
	for _, g := range e.given {
		if g.i == i && len(out) < mostPlaces {
			out = append(out, Place{s.n + 1, g.span})
		}
	}
	for k := range e.found {
		if f := e.found[k]; f != nil && f.i == i && len(out) < mostPlaces && !e.quotations[k].isTerm() {
			out = append(out, Place{s.n + 1, f.span})
		}
	}
	if len(out) > 0 {
		return out
	}
	told := make([]bool, len(e.concepts)+len(e.quantities))
	for len(out) < mostPlaces {
		j, gain := e.telling(i, told)
		if j < 0 || len(out) > 0 && gain < leastGain {
			break
		}
		out = append(out, Place{s.n + 1, s.sentences[j].span})
		e.tick(i, j, told)
	}
	if out == nil && len(s.sentences) > 0 {
		out = append(out, Place{s.n + 1, s.sentences[0].span})
	}
	return out
}

// leastGain is what a further sentence must tell at least: a name or a number.
const leastGain = 1

// telling returns the sentence of a source that tells most of what is not told
// yet, -1 if none tells anything.
func (e *examination) telling(i int, told []bool) (best int, gain float64) {
	best = -1
	for j := range e.sources[i].sentences {
		if corpus.IsHeading(e.sources[i].Article.Quote(e.sources[i].sentences[j].span)) {
			continue
		}
		n := 0.0
		for k := range e.concepts {
			if !told[k] && !e.isEmpty(k) && e.trust[i][j][k] >= surely {
				n += e.weight(k) * e.trust[i][j][k]
			}
		}
		for k := range e.quantities {
			if !told[len(e.concepts)+k] && e.sources[i].sentences[j].holds(&e.quantities[k]) {
				n++
			}
		}
		if n > gain {
			best, gain = j, n
		}
	}
	return best, gain
}

// tick notes what a sentence tells.
func (e *examination) tick(i, j int, told []bool) {
	for k := range e.concepts {
		told[k] = told[k] || e.trust[i][j][k] >= surely || !e.isNameAt(k)
	}
	for k := range e.quantities {
		told[len(e.concepts)+k] = told[len(e.concepts)+k] || e.sources[i].sentences[j].holds(&e.quantities[k])
	}
}

func (r *review) isNameAt(k int) bool {
	for _, n := range r.names {
		if n == k {
			return true
		}
	}
	return false
}
