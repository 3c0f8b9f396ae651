package retrieval

import (
	"slices"
	"testing"
	"unicode/utf8"
)

// meets reports whether a word of a question may be heard as one of a text.
func meets(asked, text string) bool {
	a, b := tokenize(asked)[0], tokenize(text)[0]
	word := a.text
	if a.script == hangul {
		word = a.stem()
	}
	sounds := inField(text, hangulSound)
	if b.script == latin {
		sounds = inField(text, latinSound)
	}
	return slices.ContainsFunc(heard(word, a.script), func(t term) bool { return slices.Contains(sounds, t.text) })
}

func TestNamesAreHeardInTheOtherScript(t *testing.T) {
	for _, c := range [][2]string{
		{"altman", "올트먼"}, {"softbank", "소프트뱅크"}, {"stargate", "스타게이트"}, {"oracle", "오라클"},
		{"google", "구글"}, {"trump", "트럼프"}, {"washington", "워싱턴"}, {"london", "런던"}, {"rocket", "로켓"},
		{"charles", "찰스"}, {"johann", "요한"}, {"beijing", "베이징"}, {"roosevelt", "루스벨트"}, {"ferdinand", "페르디난트"},
		{"bach", "바흐"}, {"wright", "라이트"}, {"knight", "나이트"}, {"haas", "하스"}, {"kakao", "카카오"}, {"bush", "부시"},
		{"rene", "르네"}, {"smith", "스미스"}, {"masayoshi", "마사요시"}, {"einstein", "아인슈타인"}, {"wagner", "바그너"},
		{"singapore", "싱가포르"}, {"harvard", "하버드"}, {"stuart", "스튜어트"}, {"jackson", "잭슨"}, {"phoenix", "피닉스"},
	} {
		if !meets(c[0], c[1]) {
			t.Errorf("%s is not heard as %s: %v, %s", c[0], c[1], latinVariants(c[0]), hangulFine(c[1]))
		}
	}
}

func TestKoreanSpellingsAreHeardInLatinLetters(t *testing.T) {
	for _, c := range [][2]string{
		{"올트먼", "altman"}, {"소프트뱅크", "softbank"}, {"하스", "haas"}, {"카카오", "kakao"}, {"부시", "bush"}, {"라이트", "wright"},
		{"나이트", "knight"}, {"루스벨트", "roosevelt"}, {"하버드", "harvard"}, {"마사요시", "masayoshi"}, {"트럼프", "trump"}, {"잭슨", "jackson"},
	} {
		if !meets(c[0], c[1]) {
			t.Errorf("%s is not heard as %s: %v, %s", c[0], c[1], hangulVariants(c[0]), latinFine(c[1]))
		}
	}
}

func TestDifferentNamesAreNotHeardAlike(t *testing.T) {
	for _, c := range [][2]string{
		{"altman", "알타미라"}, {"altman", "손정의"}, {"softbank", "삼성전자"}, {"oracle", "올트먼"}, {"haas", "회사"}, {"bush", "바시"},
		{"kakao", "고기"}, {"smith", "심사"}, {"rene", "리나"}, {"knight", "노트"}, {"bach", "부츠"}, {"in", "인"},
		{"하스", "house"}, {"하스", "his"}, {"카카오", "cookie"}, {"부시", "basis"}, {"올트먼", "ultimate"},
	} {
		if meets(c[0], c[1]) {
			t.Errorf("%s is heard as %s", c[0], c[1])
		}
	}
}

func FuzzHeard(f *testing.F) {
	f.Add("Schwarzenegger")
	f.Add("슈워제네거")
	f.Add("xqzgh")
	f.Fuzz(func(t *testing.T, text string) {
		for _, token := range tokenize(text) {
			sounds := heard(token.text, token.script)
			if len(sounds) > 2*mostVariants {
				t.Errorf("%q has %d sounds", token.text, len(sounds))
			}
			for _, s := range append(sounds, appendSounds(nil, token.text, hangulSound)...) {
				if s.text == "" || s.text == fineMark || !utf8.ValidString(s.text) {
					t.Errorf("%q sounds %q", token.text, s.text)
				}
			}
		}
	})
}
