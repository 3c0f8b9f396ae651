package answer

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// How the weights of the reader are fitted. The files fit_*_test.go read sets of
// questions (fit_sets), ask them over whole and small collections (fit_asking),
// and fit three linear models, one after the other:
//
//   - the words that answer (fit_phrase): of the phrases of the sentence that
//     answers, the one that is most like the expected answer; a conditional logit
//     for each language;
//   - the sentence that answers (fit_statement): of the sentences of the passages
//     that are found, the one that holds the answer; one conditional logit for
//     both languages;
//   - the confidence (fit_confidence): whether the sentences picked answer at
//     all; a logistic regression on the clues that the first two leave.
//
// The signs of the clues' weights are bounded (fit_signs): what is missed of a
// question never speaks for an answer, whatever the questions at hand say. So a
// weight can be explained to a reader (footnote ask --explain), and holds over
// collections that look like none of the sets. See docs/decisions/0007.
var (
	fitSets = flag.String("fit-sets", "", "fit the reader's weights to the question sets in these folders, separated by blanks")
	fitTo   = flag.String("fit-to", "", "and write them to this file")
)

// TestFit fits the weights and logs what they do on articles that they were not
// fitted to.
func TestFit(t *testing.T) {
	dirs := strings.Fields(*fitSets)
	if len(dirs) == 0 {
		t.Skip("no question sets: -fit-sets names none")
	}
	var sets []*fitSet
	for _, dir := range dirs {
		sets = append(sets, readFitSet(t, dir))
	}
	weights := fitWeights(t, sets)
	if *fitTo == "" {
		return
	}
	if err := os.WriteFile(filepath.Clean(*fitTo), []byte(weights), 0o600); err != nil {
		t.Fatal(err)
	}
}

// fitWeights fits all weights to some sets and returns them as weights.txt has
// them. It begins without any, so that the result hangs on the sets alone, and
// fits the confidence last, to readings with the other weights as they are
// written.
func fitWeights(t *testing.T, sets []*fitSet) string {
	t.Helper()
	keepWeights(t)
	install(t, weightsText(nil))
	asked := askings(t, sets)
	choosing := readChoices(t, asked)
	var fitted []weight
	for _, lang := range fitLanguages {
		fitted = append(fitted, fitPhrases(t, lang, choosing.phrases[lang])...)
	}
	fitted = append(fitted, fitStatements(t, choosing.statements)...)
	install(t, weightsText(fitted))
	fitted = append(fitted, fitConfidence(t, readJudgements(t, asked))...)
	return weightsText(fitted)
}
