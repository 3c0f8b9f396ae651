package retrieval

// Alike reports whether two words are the same but for case and for what errors
// of typing or scanning change: no more of their letters than a question is
// forgiven. Neither may be shorter than two syllables or four letters.
func Alike(a, b string) bool {
	a, b = fold(a), fold(b)
	if a == b {
		return true
	}
	as, ok := appendLetters(nil, a)
	if !ok {
		return false
	}
	bs, ok := appendLetters(nil, b)
	if !ok || min(len(as), len(bs)) < leastAlike {
		return false
	}
	most := max(forgiven(as), oneError)
	return distance(as, bs, most) <= most
}

// leastAlike is in letters: Korean names have two syllables or more.
const leastAlike = 4
