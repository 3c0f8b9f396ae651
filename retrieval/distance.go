package retrieval

// What errors cost. A likely one is between letters that are alike, or that
// exchanges or doubles letters. Two of them cost more than one unlikely, and
// three more than two, so that a cost bounds the number of errors.
const (
	likelyError = 7
	oneError    = 10
)

// distance returns the least cost of the errors that make one word's letters
// the other's, most+1 if it is more than most: the optimal string alignment of
// Damerau and Levenshtein, where besides one letter may be taken for two (m for
// rn). No error makes or takes a digit, since another number is another thing.
func distance(a, b []byte, most int) int {
	band := most / likelyError
	if len(a) > mostLetters || len(b) > mostLetters || max(len(a)-len(b), len(b)-len(a)) > band {
		return most + 1
	}
	var rows [3][mostLetters + 1]int
	leastBefore := 0
	for i := range len(a) + 1 {
		row, before, twoBefore := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		least := most + 1
		for j := range len(b) + 1 {
			if j < i-band || j > i+band {
				row[j] = most + 1
				continue
			}
			row[j] = min(cell(a[:i], b[:j], row, before, twoBefore), most+1)
			least = min(least, row[j])
		}
		if least > most && leastBefore > most {
			return most + 1
		}
		leastBefore = least
	}
	return rows[len(a)%3][len(b)]
}

// cell returns the distance of two beginnings, given those of shorter ones: row
// has as many letters of the first, before one less, twoBefore two.
func cell(a, b []byte, row, before, twoBefore *[mostLetters + 1]int) int {
	i, j := len(a), len(b)
	if i == 0 && j == 0 {
		return 0
	}
	least := impossible
	if i > 0 {
		least = before[j] + lone(a)
	}
	if j > 0 {
		least = min(least, row[j-1]+lone(b))
	}
	if i > 0 && j > 0 {
		least = min(least, before[j-1]+exchange(a[i-1], b[j-1]))
	}
	if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] && !anyDigit(a[i-2:]) {
		least = min(least, twoBefore[j-2]+likelyError)
	}
	if i > 1 && j > 0 && looksLike(a[i-2:], b[j-1]) {
		least = min(least, twoBefore[j-1]+likelyError)
	}
	if i > 0 && j > 1 && looksLike(b[j-2:], a[i-1]) {
		least = min(least, before[j-2]+likelyError)
	}
	return least
}

// impossible is more than any word's distance.
const impossible = 1 << 20

// lone returns what it costs that a word's last letter is not in the other.
func lone(word []byte) int {
	n := len(word)
	switch {
	case anyDigit(word[n-1:]):
		return impossible
	case n > 1 && word[n-1] == word[n-2]:
		return likelyError
	}
	return oneError
}

// exchange returns what it costs to take a letter for another.
func exchange(a, b byte) int {
	switch {
	case a == b:
		return 0
	case isDigit(rune(a)), isDigit(rune(b)), (a >= firstLetter) != (b >= firstLetter):
		return impossible
	case areAlike(a, b):
		return likelyError
	}
	return oneError
}

func anyDigit(letters []byte) bool {
	for _, b := range letters {
		if isDigit(rune(b)) {
			return true
		}
	}
	return false
}

// looksLike reports whether two letters look like a single one in print.
func looksLike(two []byte, one byte) bool {
	switch string(two) {
	case "rn", "nn":
		return one == 'm'
	case "cl":
		return one == 'd'
	case "vv", "uu":
		return one == 'w'
	case "li", "ii":
		return one == 'u' || one == 'n'
	}
	return false
}
