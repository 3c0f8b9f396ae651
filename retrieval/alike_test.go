package retrieval

import "testing"

func TestWordsThatErrorsMakeAreAlike(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"올트먼", "오릍먼", true}, {"올트먼", "올튼먼", true}, {"하스", "하그", true}, {"Altman", "altmann", true}, {"서울", "서울", true},
		{"이재용", "이재명", false}, {"김민수", "박민수", false}, {"1967", "1968", false}, {"하", "허", false}, {"올트먼", "손정의", false},
	} {
		if got := Alike(c.a, c.b); got != c.want || Alike(c.b, c.a) != got {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}
