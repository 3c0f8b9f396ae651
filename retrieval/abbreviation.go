package retrieval

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Newspapers write countries, parties and offices with a letter each, in Korean
// and in Hanja: 한·미·일, 북미, 美, 與野.
const (
	countryLetters = `한 한국 韓 한국 미 미국 美 미국 중 중국 中 중국 일 일본 日 일본 영 영국 英 영국 독 독일 獨 독일 불 프랑스 佛 프랑스
		러 러시아 露 러시아 북 북한 北 북한 남 남한 南 남한 소 소련 蘇 소련 인 인도 印 인도 호 호주 濠 호주 臺 대만
		伊 이탈리아 泰 태국 越 베트남 加 캐나다 우 우크라이나`
	otherLetters = `與 여당 野 야당 靑 청와대 檢 검찰 警 경찰 軍 군 法 법원 前 전 新 신 對 대 反 반 親 친 女 여성 男 남성 故 고`
	// countryWords are made of such letters alone, or of one and a word before
	// or behind it, and are no other common words, as 중미 and 대중 are.
	countryWords = `한미 한일 한중 한러 한미일 한중일 한일중 한불 한독 한영 한소 미중 미일 미러 미북 미중일 중일 중러 러일 일러
		북미 북중 북러 북일 북중러 남북 남북미 남북러 영미 영불 독불 불독 영독 청일 러우 우러 중소 방미 방한 방일 방중 방북 방러 대미 대북 대일 대러
		반미 반일 반북 친미 친일 친북 친중 주한 주미 재일 미군 북핵 탈북`
)

// letterWords maps letters to what they stand for.
var letterWords = sync.OnceValue(func() (l struct{ countries, all map[string]string }) {
	l.countries, l.all = pairs(countryLetters), pairs(countryLetters+" "+otherLetters)
	return l
})

// pairs makes a map of a list in which each key stands before its value.
func pairs(list string) map[string]string {
	out := make(map[string]string)
	f := strings.Fields(list)
	for i := 0; i+1 < len(f); i += 2 {
		out[f[i]] = f[i+1]
	}
	return out
}

// abbreviated maps words that are made of countries' letters to those.
var abbreviated = sync.OnceValue(func() map[string][]string {
	out := make(map[string][]string)
	for _, w := range strings.Fields(countryWords) {
		for _, c := range w {
			if country := letterWords().countries[string(c)]; country != "" {
				out[w] = append(out[w], country)
			}
		}
	}
	return out
})

// letterParts returns what the letters of a folded text stand for, as parts
// with the place of their token.
func letterParts(text string, tokens []token) []part {
	var out []part
	for i, t := range tokens {
		switch {
		case t.script == han:
			for _, c := range t.text {
				if w := letterWords().all[string(c)]; w != "" && (utf8.RuneCountInString(t.text) == 1 || isLetters(t.text)) {
					out = append(out, part{w, word, t.start, t.end})
				}
			}
		case t.script != hangul || !beginsAbbreviation(t.text[:syllableBytes]):
		case len(t.text) <= longestAbbreviation*syllableBytes && len(t.text) >= 2*syllableBytes && abbreviated()[t.stem()] != nil:
			for _, w := range abbreviated()[t.stem()] {
				out = append(out, part{w, word, t.start, t.end})
			}
		case listed(text, tokens, i):
			out = append(out, part{letterWords().countries[letterOf(t)], word, t.start, t.end})
		}
	}
	return out
}

// beginsAbbreviation tells quickly whether a syllable may begin one.
func beginsAbbreviation(syllable string) bool {
	switch syllable {
	case "한", "미", "중", "일", "영", "독", "불", "러", "북", "남", "소", "인", "호", "우", "청", "방", "대", "반", "친", "주", "재", "탈":
		return true
	}
	return false
}

// longestAbbreviation is in syllables, a particle included.
const longestAbbreviation = 6

// isLetters reports whether every character of a word of Hanja stands for a
// word (美中, 與野).
func isLetters(word string) bool {
	for _, c := range word {
		if letterWords().all[string(c)] == "" {
			return false
		}
	}
	return len(word) <= longestAbbreviation*syllableBytes
}

// listed reports whether a token is a letter in a list of countries (한·미·일),
// or the letter of America, which stands alone as well.
func listed(text string, tokens []token, i int) bool {
	letter := letterOf(tokens[i])
	if letter == "" {
		return false
	}
	if tokens[i].text == "미" && i+1 < len(tokens) && tokens[i+1].script == hangul && !tokens[i+1].broken {
		return true
	}
	return i > 0 && len(tokens[i-1].text) == len(letter) && inList(text, tokens[i-1], tokens[i]) ||
		i+1 < len(tokens) && len(tokens[i].text) == len(letter) && inList(text, tokens[i], tokens[i+1])
}

// letterOf returns the letter of a country that a token is, but for a particle,
// "" if it is none.
func letterOf(t token) string {
	if t.script != hangul && t.script != han {
		return ""
	}
	letter, rest := t.text[:min(syllableBytes, len(t.text))], t.text[min(syllableBytes, len(t.text)):]
	if letterWords().countries[letter] == "" || rest != "" && rest != "간" && rest != "양국" && !particles.all[rest] {
		return ""
	}
	return letter
}

// inList reports whether two letters are joined as those of a list are.
func inList(text string, a, b token) bool {
	switch text[a.end:b.start] {
	case "·", "-", "‧", "・", "/", "•", ".", string(rune(araea)):
		return letterOf(a) != "" && letterOf(b) != ""
	}
	return false
}
