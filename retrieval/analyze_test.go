package retrieval

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
)

// tokenTexts returns the texts of a text's tokens.
func tokenTexts(text string) []string {
	var out []string
	for _, t := range tokenize(text) {
		out = append(out, t.text)
	}
	return out
}

func TestTextsAreCutIntoTokens(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"no word", " ?! … “”\n🙂", ""},
		{"English", "The Plaza, a hotel.", "the plaza a hotel"},
		{"Korean", "이재용 회장은 회동했다.", "이재용 회장은 회동했다"},
		{"commas in numbers", "1,234,567 won and 5,000", "1234567 won and 5000"},
		{"commas between numbers", "12,13 or 1,2,3 or 5000,600", "12 13 or 1 2 3 or 5000 600"},
		{"decimals", "3.5% of 0.25, and 10.", "3.5 of 0.25 and 10"},
		{"a decimal after thousands", "1,234.5", "1234.5"},
		{"dates are no decimals", "2025.2.4 and 2025. 2. 4.", "2025 2 4 and 2025 2 4"},
		{"versions are no decimals", "go1.26.1", "go1 26 1"},
		{"numbers and Korean", "최대 5000억달러", "최대 5000 억달러"},
		{"Latin and Korean", "AI반도체를 SK하이닉스가", "ai 반도체를 sk 하이닉스가"},
		{"letters keep the digits after them", "DDR5 and b2b, 5g", "ddr5 and b2b 5 g"},
		{"full width", "ＡＢＣ１２３　（ＡＩ）", "abc123 ai"},
		{"half width Korean", "ﾡﾢ", "\u1100\u1101"},
		{"ligatures and units", "ﬁle 5㎏", "file 5 kg"},
		{"diacritics", "Café Gödel Phở Çelik Łódź", "cafe godel pho celik łodz"},
		{"marks by themselves", "Cafe\u0301 x\u0302y", "cafe xy"},
		{"jamo", "ㅋㅋㅋ ㅠㅠ 갔ㄷㅏ", "ᄏᄏᄏ ᅲᅲ 갔다"},
		{"blank letters", "\u3164\u115F가\u1160", "가"},
		{"decomposed Korean", norm.NFD.String("회동"), "회동"},
		{"Hanja", "大韓民國의 美", "大韓民國 의 美"},
		{"other alphabets", "Москва と Αθήνα", "москва と αθήνα"},
		{"hyphens and slashes", "vice-president, and/or", "vice president and or"},
		{"what apostrophes leave", "Samsung's, don’t, we'll 삼성's", "samsung don we 삼성"},
		{"apostrophes that only quote", "'s' and ' t'", "s and t"},
		{"bytes that are no text", "a\xffb\xf0\x9f", "a b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, strings.Join(tokenTexts(c.text), " ")); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestTokensKnowTheirScriptAndWhatStandsBefore(t *testing.T) {
	got := tokenize("AI 반도체, 5000억 美")
	want := []token{
		{"ai", latin, true, 0, 2}, {"반도체", hangul, false, 3, 12}, {"5000", digit, true, 14, 18},
		{"억", hangul, false, 18, 21}, {"美", han, false, 22, 25},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(token{})); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestTextsThatFoldTheSameHaveTheSameTokens(t *testing.T) {
	for _, same := range [][]string{
		{"samsung", "SAMSUNG", "Ｓａｍｓｕｎｇ", "Sámsung"},
		{"삼성전자", norm.NFD.String("삼성전자")},
		{"5000억", "5,000억", "５０００억"},
	} {
		for _, other := range same[1:] {
			if diff := cmp.Diff(tokenTexts(same[0]), tokenTexts(other)); diff != "" {
				t.Errorf("%q and %q differ\n%s", same[0], other, diff)
			}
		}
	}
}

func TestFoldingPlainLettersChangesTheirCaseAlone(t *testing.T) {
	for r := range unicode.MaxRune {
		s := string(r)
		if r == unicode.ReplacementChar || !isPlain(s) {
			continue
		}
		if folded := strings.ToLower(norm.NFKC.String(s)); fold(s) != folded || foldForms(s) != s {
			t.Errorf("%U folds to %q, want %q", r, fold(s), folded)
		}
		if mayBeMarked(r) || !norm.NFKC.PropertiesString(s).BoundaryBefore() {
			t.Errorf("%U is taken for plain", r)
		}
	}
}

func TestEnglishWordsMeetByTheirStems(t *testing.T) {
	for _, same := range []string{"invest invests invested investing", "company companies", "run running", "ddr5 DDR5"} {
		words := strings.Fields(same)
		for _, w := range words {
			if a, b := tokenize(words[0])[0].stem(), tokenize(w)[0].stem(); a != b {
				t.Errorf("%s has the stem %q, %s has %q", words[0], a, w, b)
			}
		}
	}
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"5,000억 달러 3.5. 1,2", "AI반도체's", "\xff\u0301İ가\u11a8", "ㅋㅋ １２"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		tokens := tokenize(text)
		for _, token := range tokens {
			if token.text == "" || token.stem() == "" {
				t.Fatalf("%q has an empty token or stem: %+v", text, token)
			}
			if token.script == hangul && len(token.text)%syllableBytes != 0 {
				t.Fatalf("%q is not made of syllables", token.text)
			}
		}
		for _, term := range terms(text) {
			if term.text == "" || term.token < 0 || term.token >= len(tokens) || term.share <= 0 || term.share > 1 {
				t.Fatalf("%q has the term %+v", text, term)
			}
		}
	})
}
