package check

import (
	"slices"
	"testing"
)

func TestAPersonIsToldByWhatFollows(t *testing.T) {
	for _, c := range []struct{ word, after, want string }{
		{"표윤서", " 시장은", "표윤서"}, {"표윤서는", "", "표윤서"}, {"표윤서였다", ".", "표윤서"}, {"하예준", " 누리셀 최고경영자는", "하예준"}, {"하예준", " 씨가", "하예준"},
		{"표윤서", ", 하예준", "표윤서"}, {"표윤서", "·하예준", "표윤서"}, {"표윤서", " 간다", ""}, {"표윤", " 시장", ""}, {"연구진은", "", ""}, {"Whitlock", " 시장", ""}, {"", "", ""}, {"표윤서호", " 시장", ""},
	} {
		if got := personIn(c.word, c.after); got != c.want {
			t.Errorf("%q before %q: %q, want %q", c.word, c.after, got, c.want)
		}
	}
}

func TestKoreanNamesAreMadeAsNamesAre(t *testing.T) {
	for _, c := range []struct {
		word, noun, after string
		want              bool
	}{
		{"표윤서는", "표윤서", "", true}, {"다온해양연구소가", "다온해양연구소", "", true}, {"목진시에서", "목진시", "", true}, {"휘틀록", "휘틀록", " 시장", true},
		{"도서관을", "도서관", "", false}, {"기다렸다", "기다렸", "", false}, {"오래", "오래", "", false}, {"책", "책", "", false}, {"", "", "", false},
	} {
		if got := isKoreanName(c.word, c.noun, c.after); got != c.want {
			t.Errorf("%s (%s) before %q: %v, want %v", c.word, c.noun, c.after, got, c.want)
		}
	}
}

func TestExecutiveOfficesAreToldApartInBothLanguages(t *testing.T) {
	for text, want := range map[string][]string{
		"CEO": {"e"}, "the cfo and the CTO": {"f", "t"}, "chief financial officer": {"f"}, "Chief Finance Officer": {"f"}, "chief operating officer": {"o"},
		"최고경영자": {"e"}, "최고 재무책임자와 최고기술책임자": {"f", "t"}, "chief of police": nil, "CXO": nil, "ACEOS": nil, "": nil,
	} {
		if got := executivesIn(text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestOfficesAreFoundAtTheEndOfAWord(t *testing.T) {
	for text, want := range map[string]bool{
		"표윤서 시장은": true, "단호시장": true, "Mayor Dana Whitlock": true, "chairman, of Hale": true, "조합장에게": true, "도서관을 짓기로": false, "a ferry": false, "": false, "…": false,
	} {
		if got := hasOffice(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

func TestARankMakesAnotherOfficeOfOne(t *testing.T) {
	for text, want := range map[string]bool{
		"deputy mayor": true, "former Chairman Hale": true, "acting city mayor": true, "vice": false, "mayor": false, "a deputy of the mayor": false, "": false,
	} {
		if got := hasRank(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
