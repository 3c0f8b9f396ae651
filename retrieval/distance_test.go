package retrieval

import (
	"strings"
	"testing"
)

// lettersOf returns a word's letters.
func lettersOf(t *testing.T, word string) []byte {
	t.Helper()
	letters, ok := appendLetters(nil, word)
	if !ok {
		t.Fatalf("%q has no letters", word)
	}
	return letters
}

func TestErrorsCostWhatTheyAre(t *testing.T) {
	const most = 2 * oneError
	for _, c := range []struct {
		name, a, b string
		want       int
	}{
		{"the same", "고등어", "고등어", 0},
		{"nothing", "", "", 0},
		{"another letter", "고등어", "고등머", likelyError},
		{"a letter unlike", "고등어", "고능어", oneError},
		{"one key with and without shift", "떡볶이", "떡뽁이", likelyError + likelyError},
		{"vowels of one sound", "찌개", "찌게", likelyError},
		{"a vowel half typed", "과수원", "고수원", likelyError},
		{"a tail left out", "감나무", "가나무", oneError},
		{"half a tail left out", "닭날개", "달날개", oneError},
		{"a lead left out", "올빼미", "올ㅐ미", oneError},
		{"vowel and tail exchanged", "얼음판", "얼ㅇㅁㅡ판", likelyError},
		{"exchanged between syllables", "바트", "밭ㅡ", 0},
		{"a vowel and the tail before it", "돌트", "도릍", likelyError},
		{"letters of Latin exchanged", "garden", "gadren", likelyError},
		{"a letter doubled", "salmon", "sallmon", likelyError},
		{"a letter too much", "salmon", "salmton", oneError},
		{"m for rn", "modern", "modem", likelyError},
		{"l for i", "violin", "vlolin", likelyError},
		{"another digit", "ddr5", "ddr4", most + 1},
		{"a digit more", "ddr5", "ddr55", most + 1},
		{"digits exchanged", "x12", "x21", most + 1},
		{"another script", "ab", "가", most + 1},
		{"too many errors", "고등어", "바나나", most + 1},
		{"one much longer", "고등어", "고등어조림", most + 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := distance(lettersOf(t, fold(c.a)), lettersOf(t, fold(c.b)), most); got != c.want {
				t.Errorf("%s and %s: %d, want %d", c.a, c.b, got, c.want)
			}
		})
	}
}

func TestWordsWithoutLettersToCompareAreTold(t *testing.T) {
	for _, w := range []string{"москва", "東京", "a-b", strings.Repeat("가", mostLetters/2+1), strings.Repeat("x", 1<<20)} {
		letters, ok := appendLetters(nil, w)
		if ok || len(letters) > mostLetters+len(tailLetters) {
			t.Errorf("%.12q: %d letters, %v", w, len(letters), ok)
		}
	}
}

func FuzzDistance(f *testing.F) {
	f.Add("올빼미", "올배미", 10)
	f.Add("modern", "modem", 20)
	f.Add("ddr5", "ddr4", 20)
	f.Add("", "강", 0)
	f.Fuzz(func(t *testing.T, s, r string, most int) {
		most = max(0, most%100)
		a, ok := appendLetters(nil, s)
		b, okToo := appendLetters(nil, r)
		if !ok || !okToo {
			return
		}
		got := distance(a, b, most)
		if back := distance(b, a, most); back != got {
			t.Errorf("%q and %q: %d, and back %d", s, r, got, back)
		}
		if got < 0 || got > most+1 || (got == 0) != (string(a) == string(b)) {
			t.Errorf("%q and %q: %d of at most %d", s, r, got, most)
		}
	})
}
