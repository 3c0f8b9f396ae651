package retrieval

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// vocabularyLines yields the number and the two sides of each line that has
// words.
func vocabularyLines(t *testing.T, yield func(line int, english, korean []string)) {
	t.Helper()
	n := 0
	for line := range strings.Lines(vocabularyFile) {
		n++
		line, _, _ = strings.Cut(strings.TrimSpace(line), "#")
		if line == "" {
			continue
		}
		english, korean, found := strings.Cut(line, "=")
		if !found {
			t.Errorf("line %d has no =", n)
		}
		yield(n, strings.Split(english, ","), strings.Split(korean, ","))
	}
	if n < 200 {
		t.Errorf("%d lines, want 200 at least", n)
	}
}

func TestEachLineOfTheVocabularyHasWordsOfBothLanguages(t *testing.T) {
	vocabularyLines(t, func(line int, english, korean []string) {
		for _, side := range [][]string{english, korean} {
			seen := make(map[string]bool)
			for _, w := range side {
				w = strings.TrimSpace(w)
				if len(tokenize(w)) != 1 || len(stems(w)) != 1 || stems(w)[0] == "" {
					t.Errorf("line %d: %q is not one word", line, w)
				}
				if seen[w] {
					t.Errorf("line %d has %q twice", line, w)
				}
				seen[w] = true
			}
		}
		for _, w := range english {
			for _, token := range tokenize(w) {
				if token.script != latin {
					t.Errorf("line %d: %q is not English", line, w)
				}
			}
		}
	})
}

func TestTheVocabularyTranslatesBothWaysAndNamesSynonyms(t *testing.T) {
	got := parseVocabulary("# a comment\nattend, present = 참석했다, 동석 # both\nno line at all\n\nstake = 지분\n")
	want := map[string][]equivalent{
		"attend":  {{"참석", translationTrust}, {"동석", translationTrust}, {"present", synonymTrust}},
		"present": {{"참석", translationTrust}, {"동석", translationTrust}, {"attend", synonymTrust}},
		"참석":      {{"attend", translationTrust}, {"present", translationTrust}, {"동석", synonymTrust}},
		"동석":      {{"attend", translationTrust}, {"present", translationTrust}, {"참석", synonymTrust}},
		"stake":   {{"지분", translationTrust}},
		"지분":      {{"stake", translationTrust}},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(equivalent{})); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestNoWordIsItsOwnEquivalent(t *testing.T) {
	for stem, equivalents := range vocabulary() {
		if stem == "" {
			t.Error("an empty stem has equivalents")
		}
		for _, e := range equivalents {
			if e.stem == stem || e.stem == "" || e.trust <= 0 || e.trust > 1 {
				t.Errorf("%q has the equivalent %+v", stem, e)
			}
		}
	}
}
