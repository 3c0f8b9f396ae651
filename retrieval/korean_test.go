package retrieval

import (
	"testing"
	"unicode/utf8"
)

func TestKoreanWordsMeetByTheirStems(t *testing.T) {
	for _, c := range []struct {
		name, stem string
		words      []string
	}{
		{"one particle", "회장", []string{"회장은", "회장이", "회장을", "회장의", "회장에게", "회장과", "회장도"}},
		{"stacked particles", "사옥", []string{"사옥에서는", "사옥에서의", "사옥까지는", "사옥으로부터", "사옥에서부터"}},
		{"two particles in a row", "직원", []string{"직원들에게", "직원들은", "직원들이"}},
		{"verbs of 하다", "회동", []string{"회동했다", "회동하는", "회동한", "회동하기로", "회동했으며", "회동합니다"}},
		{"verbs of 되다", "개발", []string{"개발되었다", "개발된", "개발되는", "개발됐으며", "개발됩니다"}},
		{"other verbs of nouns", "영향", []string{"영향받았다", "영향받은"}},
		{"past and question forms", "세우", []string{"세우는", "세우고", "세우며", "세우자"}},
		{"the copula", "회장", []string{"회장이다", "회장이었다", "회장입니다", "회장인가요"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, w := range c.words {
				if got := stemKorean(w); got != c.stem {
					t.Errorf("%s has the stem %q, want %q", w, got, c.stem)
				}
			}
		})
	}
}

func TestAStemKeepsTwoSyllables(t *testing.T) {
	for word, want := range map[string]string{
		"나는": "나는", "이다": "이다", "하다": "하다", "는": "는", "가가": "가가",
		"서울": "서울", "서울에": "서울", "회의": "회의", "고려": "고려", "무대에": "무대",
	} {
		if got := stemKorean(word); got != want {
			t.Errorf("%s has the stem %q, want %q", word, got, want)
		}
	}
	for end := range particles.all {
		if got := stemKorean("가나" + end); utf8.RuneCountInString(got) < 2 {
			t.Errorf("가나%s has the stem %q", end, got)
		}
	}
}

func TestSuffixesAreWholeSyllablesAndLongestFirst(t *testing.T) {
	for _, s := range []suffixes{particles, endings} {
		for suffix := range s.all {
			if len(suffix)%syllableBytes != 0 || utf8.RuneCountInString(suffix) > s.longest {
				t.Errorf("suffix %q is not made of syllables, or too long", suffix)
			}
			if got := s.strip("가나" + suffix); got != "가나" {
				t.Errorf("%q is not cut off whole: %q is left", suffix, got)
			}
		}
	}
}

func TestSyllablesComeApart(t *testing.T) {
	for text, want := range map[string]string{
		"":    "",
		"가":   "\x80\x94",
		"각":   "\x80\x94\xab",
		"힣":   "\x92\xa8\xc5",
		"a가1": "a\x80\x941",
		"ㄱ":   "ㄱ",
	} {
		if got := string(appendJamo(nil, text)); got != want {
			t.Errorf("%q comes apart into %q, want %q", text, got, want)
		}
	}
	if _, _, _, ok := apart(lastSyllable + 1); ok {
		t.Error("what follows the last syllable comes apart")
	}
	if _, _, _, ok := apart(syllableBase - 1); ok {
		t.Error("what stands before the first syllable comes apart")
	}
}

func TestWordsOfTheVocabularyAreKnownAsWritten(t *testing.T) {
	for word, want := range map[string]bool{"고양이": true, "고양": false, "민주주의": true, "민주주": false, "회의": true, "회의는": false, "": false, "cat": false, "두 낱말": false} {
		if got := IsWord(word); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
}

func TestANounIsFoundInAWordWithAParticle(t *testing.T) {
	for word, want := range map[string]string{
		"제주도에서": "제주도", "경기도에서는": "경기도", "고양이": "고양이", "고양이가": "고양이", "가을에": "가을", "민주주의는": "민주주의",
		"먹을": "", "뷁뷁은": "", "": "", "cats": "", "a가": "", "\xff\xfe\xfd\xfc\xfb\xfa\xf9": "",
	} {
		if got := NounIn(word); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}
