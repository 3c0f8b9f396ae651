package answer

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// checkVerdicts holds verdicts to their promises.
func checkVerdicts(t *testing.T, text string, verdicts []Verdict) {
	t.Helper()
	at := 0
	for _, v := range verdicts {
		n := strings.Index(text[at:], v.Sentence)
		if n < 0 || v.Sentence == "" {
			t.Fatalf("%q is no part of the rest of %q", v.Sentence, text[at:])
		}
		at += n + len(v.Sentence)
		if v.Confidence < 0 || v.Confidence > 1 || len(v.Citations) > mostCited || strings.Contains(v.Why, "%!") || strings.Contains(v.Why, "\n") {
			t.Errorf("%q: confidence %v, %d citations, %q", v.Sentence, v.Confidence, len(v.Citations), v.Why)
		}
		founded := v.Finding == Supported || v.Finding == Contradicted
		if founded && len(v.Citations) == 0 || (v.Finding == NoClaim || v.Finding == LeftOut) && len(v.Citations) > 0 {
			t.Errorf("%q is %s with %d citations", v.Sentence, v.Finding, len(v.Citations))
		}
		for i, c := range v.Citations {
			if n := utf8.RuneCountInString(c.Quote()); c.N != i+1 || n == 0 || n > MaxQuote || !utf8.ValidString(c.Quote()) {
				t.Errorf("%q: citation %d of %d characters: %q", v.Sentence, c.N, n, c.Quote())
			}
		}
	}
}
