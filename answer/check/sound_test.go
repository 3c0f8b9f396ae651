package check

import "testing"

func TestKoreanNamesSoundAsTheyAreSpelt(t *testing.T) {
	for korean, latin := range map[string][]string{
		"표윤서": {"Pyo Yun-seo", "Pyo Yunseo", "pyo yoon seo"}, "하예준": {"Ha Ye-jun", "Ha Ye Joon"}, "민호": {"Min-ho"}, "영": {"Yeong"}, "목진": {"Mokjin", "Mok-jin"},
		"솔미": {"Solmi"}, "달래": {"Dallae", "Dalrae"}, "최": {"Choe"},
	} {
		for _, name := range latin {
			if a, b := romanized(korean), speltSound(name); a != b || a == "" {
				t.Errorf("%s sounds %q, %s %q", korean, a, name, b)
			}
		}
	}
	for korean, latin := range map[string]string{"윤서": "Min-ho", "하예준": "Ha Dong-hyeok", "솔미": "Soma", "목진": "Mokpo"} {
		if a, b := romanized(korean), speltSound(latin); a == b {
			t.Errorf("%s and %s both sound %q", korean, latin, a)
		}
	}
	for _, name := range []string{"", "Kim", "김a", "ㄱ", "金"} {
		if got := romanized(name); got != "" {
			t.Errorf("%q sounds %q", name, got)
		}
	}
}

func TestAPersonIsNamedInLatinLettersByTheGivenName(t *testing.T) {
	for _, c := range []struct {
		person, text string
		want         bool
	}{
		{"표윤서", "Mayor Pyo Yun-seo spoke.", true}, {"표윤서", "Yunseo Pyo", true}, {"표윤서", "Yun Seo", true}, {"표윤서", "yun-seo", false},
		{"표윤서", "Pyo Min-ho", false}, {"표윤서", "", false}, {"표윤서", "-", false}, {"표", "Pyo", false},
	} {
		if got := hasRomanized(c.person, c.text); got != c.want {
			t.Errorf("%s in %q: %v, want %v", c.person, c.text, got, c.want)
		}
	}
}

func TestAPlaceIsNamedByItsBeginning(t *testing.T) {
	for _, c := range []struct {
		word, text string
		want       bool
	}{
		{"목진시", "the port of Mokjin", true}, {"솔미에서", "Solmi has a library", true}, {"목진시", "mokjin", false}, {"목진시", "Lindholm", false},
		{"목진시", "", false}, {"Mokjin", "Mokjin", false}, {"목", "Mok", false},
	} {
		if got := hasPlace(c.word, c.text); got != c.want {
			t.Errorf("%s in %q: %v, want %v", c.word, c.text, got, c.want)
		}
	}
}

func TestANameIsHeardInAKoreanText(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"Onsaemi", "온새미유업은 우유를 판다.", true}, {"Yun-seo", "표윤서 시장", true}, {"Brackwater", "브랙워터의 빵집", true}, {"Brackwater", "표윤서 시장", false},
		{"Lindholm", "", false}, {"", "온새미", false}, {"On", "온새미", false}, {"온새미", "온새미", false},
	} {
		if got := hasHeard(c.name, c.text); got != c.want {
			t.Errorf("%s in %q: %v, want %v", c.name, c.text, got, c.want)
		}
	}
}

func TestAForeignNameSoundsByItsConsonants(t *testing.T) {
	for _, c := range []struct {
		word, text string
		want       bool
	}{
		{"크레인", "Martin Crane", true}, {"베런", "Dr Behrens", true}, {"휘틀록", "Dana Whitlock", true}, {"크레인", "a crane", false},
		{"크레인", "Martin Ferrow", false}, {"아", "A", false}, {"", "Crane", false}, {"Crane", "Crane", false}, {"크레인", "", false},
	} {
		if got := soundsLikeOneOf(c.word, c.text); got != c.want {
			t.Errorf("%s in %q: %v, want %v", c.word, c.text, got, c.want)
		}
	}
}
