package answer

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// inPlace returns a name in the form of the pronoun whose place it takes.
func inPlace(p pronoun, name, after string) string {
	switch p.word {
	case "his", "its", "their":
		return name + "'s"
	case "her":
		if next := strings.TrimSpace(after); next != "" && wordy([]rune(next)[0]) && !englishVerbs.MatchString(firstWord(next)) && !prepositionFirst.MatchString(next) {
			return name + "'s"
		}
	case "there":
		return "at " + name
	case "then":
		return name
	case "그게", "이게":
		return name + withParticle(name, "가")
	case "그건", "이건":
		return name + withParticle(name, "는")
	case "그걸", "이걸":
		return name + withParticle(name, "를")
	}
	if title, found := strings.CutPrefix(p.word, "그 "); found && p.what == aPerson && title != "사람" && title != "분" && title != "인물" {
		return name + " " + title + p.particle
	}
	particle := p.particle
	if particle == "서" || particle == "서는" {
		particle = "에" + particle
	}
	return name + withParticle(name, particle)
}

var prepositionFirst = regexp.MustCompile(`(?i)^(in|on|at|of|for|to|by|with|from|and|or|when|before|after)\b`)

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}

// withParticle returns a particle as it follows a name: 은 after a consonant, 는
// after a vowel.
func withParticle(name, particle string) string {
	for _, pair := range [][2]string{{"은", "는"}, {"이", "가"}, {"을", "를"}, {"과", "와"}} {
		if particle == pair[0] || particle == pair[1] {
			if endsInConsonant(name) {
				return pair[0]
			}
			return pair[1]
		}
	}
	return particle
}

// endsInConsonant tells how a name sounds at its end in Korean, in which other
// Latin consonants than these, and the rest of the digits, end in a vowel: 하스.
func endsInConsonant(name string) bool {
	last, _ := utf8.DecodeLastRuneInString(name)
	if last >= '가' && last <= '힣' {
		return (last-'가')%28 != 0
	}
	return strings.ContainsRune("lmnLMN013678", last) || strings.HasSuffix(name, "ng")
}
