package retrieval

// Korean compounds are written with spaces or without, as one likes. One that no
// article has is taken apart into words that articles have, each of two
// syllables or more.

// mostCompound is the length up to which a compound is taken apart, in
// syllables.
const mostCompound = 20

// partTrust is how surely a part stands for its share of the compound.
const partTrust = 0.5

// parts returns the words of a Korean compound, none if it has less than two or
// more than one syllable would be left over.
func (x *lexical) parts(compound string) []queryTerm {
	n := len(compound) / syllableBytes
	if n < 4 || n > mostCompound || !isSyllables(compound) {
		return nil
	}
	// best[i] is the way to take the first i syllables apart that leaves the
	// fewest over, with the fewest parts.
	type way struct {
		cost, from int
		part       queryTerm // of from to i, without a trust if that is left over
	}
	best := make([]way, n+1)
	for i := 1; i <= n; i++ {
		best[i] = way{cost: best[i-1].cost + leftOver, from: i - 1}
		for from := i - 2; from >= 0; from-- {
			if cost := best[from].cost + 1; cost < best[i].cost && i-from < n {
				q := x.part(compound[from*syllableBytes:i*syllableBytes], float64(i-from)/float64(n))
				if q.index >= 0 {
					best[i] = way{cost, from, q}
				}
			}
		}
	}
	var out []queryTerm
	for i := n; i > 0; i = best[i].from {
		if best[i].part.trust > 0 {
			out = append(out, best[i].part)
		}
	}
	if len(out) < 2 || best[n].cost-len(out) > leftOver {
		return nil
	}
	return out
}

// part returns a share of a compound as a term, by its stem if articles have no
// more of it.
func (x *lexical) part(text string, share float64) queryTerm {
	q := x.queryTerm(term{text: text, field: word, share: share}, partTrust*share)
	if stem := stemKorean(text); q.index < 0 && stem != text {
		q = x.queryTerm(term{text: stem, field: word, share: share}, partTrust*share)
	}
	return q
}

// leftOver is what a syllable costs that is in no part, beside a part's 1.
const leftOver = mostCompound

// isSyllables reports whether a word has nothing but whole Korean syllables.
func isSyllables(word string) bool {
	for _, r := range word {
		if _, _, _, ok := apart(r); !ok {
			return false
		}
	}
	return true
}
