package retrieval

import "testing"

func TestEveryAbbreviationIsSeen(t *testing.T) {
	for w, countries := range abbreviated() {
		if !beginsAbbreviation(w[:syllableBytes]) || len(countries) == 0 {
			t.Errorf("%s is not seen", w)
		}
	}
	for letter := range letterWords().countries {
		if syllableAt(letter, 0) != "" && !beginsAbbreviation(letter) {
			t.Errorf("%s is not seen", letter)
		}
	}
	for _, numerals := range []map[string]uint64{nativeTens, nativeOnes, sinoDigits} {
		for w := range numerals {
			if !beginsNumeral(w[:syllableBytes]) {
				t.Errorf("%s is not seen", w)
			}
		}
	}
}
