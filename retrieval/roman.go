package retrieval

import (
	"maps"
	"slices"
	"sync"
)

// romanLeads, romanVowels and romanTails are the letters that Korean names are
// written with: those of the Revised Romanization of 2000, and the older habits
// that most people keep in their names (Young, Woo, Sung). Each stands for the
// numbers of the jamo it may be, as Unicode counts leads, vowels and tails.
var (
	romanLeads = map[string][]int{
		"": {11}, "g": {0}, "k": {0, 15}, "kk": {1}, "n": {2}, "d": {3}, "t": {3, 16}, "tt": {4}, "r": {5}, "l": {5},
		"m": {6}, "b": {7}, "p": {7, 17}, "pp": {8}, "s": {9}, "sh": {9}, "ss": {10}, "j": {12}, "jj": {13},
		"ch": {12, 14}, "h": {18},
	}
	romanVowels = map[string][]int{
		"a": {0}, "ah": {0}, "ae": {1}, "ai": {1}, "ya": {2}, "yae": {3}, "eo": {4}, "u": {13, 4, 18}, "uh": {4}, "e": {5},
		"yeo": {6}, "you": {6}, "yu": {17, 6}, "ye": {7}, "yi": {20}, "o": {8}, "oh": {8}, "wa": {9}, "wae": {10}, "oe": {11},
		"yo": {12}, "oo": {13}, "woo": {13}, "wo": {14}, "we": {15}, "wi": {16}, "yoo": {17}, "eu": {18}, "ui": {19},
		"eui": {19}, "i": {20}, "ee": {20}, "y": {20},
	}
	romanTails = map[string][]int{
		"": {0}, "k": {1}, "g": {1}, "n": {4}, "t": {7}, "l": {8}, "r": {8}, "m": {16}, "p": {17}, "b": {17}, "ng": {21},
	}
)

// romanSyllables returns the Korean syllables that a folded Latin word may
// spell, none if it is not one syllable: "jae" is 재, "hyun" 현 or 휸.
func romanSyllables(word string) []string {
	var out []string
	for lead := 0; lead <= min(2, len(word)); lead++ {
		leads := romanLeads[word[:lead]]
		for tail := len(word); leads != nil && tail > lead && tail >= len(word)-2; tail-- {
			for _, l := range leads {
				for _, v := range romanVowels[word[lead:tail]] {
					for _, t := range romanTails[word[tail:]] {
						out = append(out, string(rune(syllableBase+(l*vowels+v)*tails+t)))
					}
				}
			}
		}
	}
	return out
}

// romanOf maps syllables' jamo back to the letters that they are written with.
type romanParts struct{ leads, vowels, tails map[int][]string }

var romanLetters = sync.OnceValue(func() romanParts {
	return romanParts{turned(romanLeads), turned(romanVowels), turned(romanTails)}
})

// turned maps values to keys, the keys in order.
func turned(m map[string][]int) map[int][]string {
	out := make(map[int][]string)
	for _, letters := range slices.Sorted(maps.Keys(m)) {
		for _, jamo := range m[letters] {
			out[jamo] = append(out[jamo], letters)
		}
	}
	return out
}

// romanSpellings returns how a Korean syllable is written in names.
func romanSpellings(syllable rune) []string {
	l, v, t, ok := apart(syllable)
	if !ok {
		return nil
	}
	letters := romanLetters()
	var out []string
	for _, lead := range letters.leads[l] {
		for _, vowel := range letters.vowels[v] {
			for _, tail := range letters.tails[t] {
				out = append(out, lead+vowel+tail)
			}
		}
	}
	return out
}
