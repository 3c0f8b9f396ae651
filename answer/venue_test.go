package answer

import (
	"strings"
	"testing"
)

func TestVenuesOfSentences(t *testing.T) {
	for text, want := range map[string]string{
		"회동은 서초사옥에서 열렸다.":                                                        "서초사옥",
		"그들은 서울 대한호텔에서 만났다.":                                                     "대한호텔",
		"그들은 서울에서 만났다.":                                                          "",
		"서초사옥은 크다.":                                                              "",
		"They met at the Seocho building.":                                       "seocho building",
		"They met in the Blue Hall.":                                             "blue hall",
		"They met in a hotel.":                                                   "hotel",
		"They met in Seoul.":                                                     "",
		"They met at the hotel. Then Bob spoke. Then Ann spoke.":                 "hotel",
		"They met at the hotel. Then Bob spoke. Then Ann spoke. Then it rained.": "",
		"They met at the hotel.\n\nThen Bob spoke.":                              "",
		"They met at the hotel. Then they met at the library.":                   "library",
	} {
		p := passageOf(newArticle("a", "T", text))
		if got := strings.Join(venues(p, len(p.Sentences)-1), ", "); got != want {
			t.Errorf("the end of %q is at %q, want %q", text, got, want)
		}
	}
}

func TestElsewhere(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"", "", false}, {"hotel", "", false}, {"", "hotel", false}, {"hotel", "library", true}, {"hotel", "grand hotel", false},
		{"서초사옥", "사옥", false}, {"대한호텔", "서초사옥", true}, {"hotel,library", "library", false},
	} {
		split := func(s string) []string {
			if s == "" {
				return nil
			}
			return strings.Split(s, ",")
		}
		if got := elsewhere(split(c.a), split(c.b)); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
	}
}
