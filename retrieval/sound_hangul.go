package retrieval

// Sounds of a syllable's lead, vowel and tail by their number in Unicode. The
// vowel eu, which foreign words have only to carry a consonant, is none, and v
// stands for eo.
const (
	leadSounds = "kknttlmppss-cccktph"
	tailSounds = "-kkknnntlkmlllplmppttnttktph"
)

var vowelSounds = [vowels]string{
	"a", "e", "ia", "ie", "v", "e", "iv", "ie", "o", "ua", "ue", "ue", "io", "u", "uv", "ue", "ui", "iu", "", "i", "i",
}

// hangulFine returns the fine sound of a Korean word, empty if it is too long
// or none.
func hangulFine(word string) string {
	if len(word) > longestHangul*syllableBytes {
		return ""
	}
	var b []byte
	for _, r := range word {
		l, v, t, ok := apart(r)
		if !ok {
			return ""
		}
		if leadSounds[l] != '-' {
			b = appendSound(b, leadSounds[l:l+1])
		}
		b = appendSound(b, vowelSounds[v])
		if tailSounds[t] != '-' {
			b = appendSound(b, tailSounds[t:t+1])
		}
	}
	return string(b)
}

// spelledVowels are the letters that a vowel, or a run of vowels, may be
// written with in Latin letters, as [latinFine] keeps them.
var spelledVowels = map[string][]string{
	"a": {"a", "u"}, "e": {"e", "a"}, "i": {"i", "e"}, "o": {"o", "a"}, "u": {"u", "o"},
	"v": {"e", "a", "u", "o", "i"}, "ei": {"a", "e"}, "ai": {"i", "a", "e"}, "au": {"o", "a"}, "iu": {"u", "e"},
	"ue": {"o", "u", "ue"}, "ie": {"i", "ie", "e"}, "ia": {"ia", "a"}, "iv": {"e", "ie", "io", "iu"}, "io": {"io", "o"},
	"ua": {"ua", "oa", "o"}, "uv": {"uo", "o", "ua"},
}

// hangulVariants returns the fine sounds that Latin words may have of which a
// Korean word is the spelling, the likeliest first.
func hangulVariants(word string) []string {
	fine := hangulFine(word)
	var parts [][]string
	for i := 0; i < len(fine); {
		n := longestSpelled(fine[i:])
		run := fine[i : i+n]
		i += n
		last := i == len(fine)
		switch {
		case run == "i" && last:
			parts = append(parts, []string{"i", ""}) // 부시, Bush
		case run == "l" && (last || !isSoundVowel(fine[i])):
			parts = append(parts, []string{"l", ""}) // [latinFine] drops such an r
		case spelledVowels[run] != nil:
			parts = append(parts, spelledVowels[run])
		default:
			parts = append(parts, []string{run})
		}
	}
	return likeliest(parts)
}

// longestSpelled returns how many vowels at the beginning of a sound are spelled
// together, 1 if none are.
func longestSpelled(fine string) int {
	// Of three, the second is the glide of the third: 마사요시.
	if len(fine) > 1 && spelledVowels[fine[:2]] != nil && (len(fine) == 2 || !isSoundVowel(fine[2])) {
		return 2
	}
	return 1
}
