package retrieval

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed hanja.txt
var hanjaFile string

// hanja maps Chinese characters to their Korean readings within a word.
var hanja = sync.OnceValue(func() map[rune]string {
	out := make(map[rune]string)
	for line := range strings.Lines(hanjaFile) {
		reading, characters, found := strings.Cut(strings.TrimSpace(line), " ")
		if !found || reading == "#" {
			continue
		}
		for _, c := range characters {
			out[c] = reading
		}
	}
	return out
})

// readings returns how a word of Hanja may be read in Korean, none if one of
// its characters is not known or the word is too long to be one.
func readings(word string) []string {
	if len(word) > longestHanja*syllableBytes {
		return nil
	}
	var within []rune
	for _, c := range word {
		reading, known := hanja()[c]
		if !known {
			return nil
		}
		within = append(within, []rune(reading)...)
	}
	characters := []rune(word)
	for i := range within {
		within[i] = inWord(within, characters, i)
	}
	out := []string{string(within)}
	// As a surname and in names of places, 金 is 김.
	if characters[0] == '金' && len(characters) > 1 {
		within[0] = '김'
		out = append(out, string(within))
	}
	return out
}

// longestHanja is in characters.
const longestHanja = 16

// inWord returns the reading of the i-th of some characters as the ones around
// it change it, by articles 11 and 12 of the Korean orthography (1988).
func inWord(within, characters []rune, i int) rune {
	lead, vowel, tail, ok := apart(within[i])
	switch {
	case !ok:
	case characters[i] == '不':
		// 불 loses its ending before ㄷ and ㅈ.
		if i+1 < len(within) {
			if next, _, _, _ := apart(within[i+1]); next == leadD || next == leadJ {
				return '부'
			}
		}
	case i == 0:
		return syllable(initial(lead, vowel), vowel, tail)
	case within[i] == '렬' || within[i] == '률':
		// After a vowel or ㄴ they are 열 and 율.
		if _, _, before, _ := apart(within[i-1]); before == 0 || before == tailN {
			return syllable(leadSilent, vowel, tail)
		}
	}
	return within[i]
}

// initial returns the lead that a reading has at the beginning of a word: ㄴ
// and ㄹ are not spoken before i and y, and ㄹ is ㄴ before other vowels.
func initial(lead, vowel int) int {
	narrow := strings.ContainsRune("ㅑㅒㅕㅖㅛㅠㅣ", rune(vowelZero+vowel))
	switch {
	case lead == leadN && narrow, lead == leadR && narrow:
		return leadSilent
	case lead == leadR:
		return leadN
	}
	return lead
}

// appendReadings appends the readings of a token of Hanja, and the countries
// and the like that its characters stand for.
func appendReadings(out []term, t token) []term {
	for _, reading := range readings(t.text) {
		out = append(out, term{text: stemKorean(reading), share: 1})
		out = appendSyllableGrams(out, reading, len(reading))
	}
	return out
}
