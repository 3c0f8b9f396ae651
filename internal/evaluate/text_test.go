package evaluate

import (
	"math"
	"strings"
	"testing"
)

func TestEvidenceIsComparedWithoutWhiteSpaceInNFC(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "",
		" a\tb\r\nc\u00a0d\u3000e ":  "abcde",
		"a\u2003b\u2028c\x1dd\u0085": "abcd",
		"zero\u200bwidth":            "zero\u200bwidth",
		"\u1112\u1161\u11ab 글":       "한글",
		"A.b, C":                     "A.b,C",
	} {
		if got := squeeze(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestOfAShortAnswerLettersAndDigitsCount(t *testing.T) {
	for in, want := range map[string]string{
		"":                  "",
		"snake_case, Über!": "snakecaseüber",
		"「8,849 m」(2020)":   "8849m2020",
		"½ ② Ⅳ":             "½②ⅳ",
		"x² – 5 %":          "x²5",
		"İzmir":             "izmir",
		"세종 대왕(世宗)":         "세종대왕世宗",
	} {
		if got := bare(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestOverlapIsF1OverCharacters(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"", "", 0},
		{"", "abc", 0},
		{"abc", "", 0},
		{"abc", "xyz", 0},
		{"abc", "cab", 1},
		// Two of three, two of five: 2*2/(3+5).
		{"abx", "abcde", 0.5},
		// Each counts as often as it stands there: two of four, two of two.
		{"aaaa", "aa", 2 * 2.0 / 6},
		// Characters, not bytes.
		{"한라산", "한강", 2 * 1.0 / 5},
	} {
		if got := overlap(c.a, c.b); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%q and %q: got %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func FuzzOverlapIsAShareWhicheverComesFirst(f *testing.F) {
	f.Add("한라산 1,947 m", "1947")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = bare(a), bare(b)
		there, back := overlap(a, b), overlap(b, a)
		if there != back || there < 0 || there > 1 || a == b && a != "" && there != 1 {
			t.Errorf("%q and %q: %v and %v", a, b, there, back)
		}
	})
}

func TestTheHeadOfATextIsItsFirstCharacters(t *testing.T) {
	for _, c := range []struct {
		s    string
		n    int
		want string
	}{{"", 2, ""}, {"ab", 2, "ab"}, {"abc", 2, "ab"}, {"한글날", 2, "한글"}, {"한글", 2, "한글"}, {"한글", 0, ""}} {
		if got := head(c.s, c.n); got != c.want {
			t.Errorf("%q, %d: got %q, want %q", c.s, c.n, got, c.want)
		}
	}
	if !within(strings.Repeat("한", 300), 300) || within(strings.Repeat("한", 301), 300) {
		t.Error("a limit is in characters, and may be reached")
	}
}
