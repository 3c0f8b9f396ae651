package answer

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
)

// A column names a weight as weights.txt does.
type column struct{ group, name string }

// A weight is a fitted one.
type weight struct {
	column
	value float64
}

func columnsOf(group string, names []string) []column {
	out := make([]column, len(names))
	for i, name := range names {
		out[i] = column{group, name}
	}
	return out
}

func weightsIn(columns []column, values []float64) []weight {
	out := make([]weight, len(columns))
	for i, c := range columns {
		out[i] = weight{c, values[i]}
	}
	return out
}

// weightsHead is what weights.txt begins with.
const weightsHead = "# Made by `make fit`: see docs/decisions/0007-fitted-weights.md.\n# group feature weight\n"

// weightsText returns weights as weights.txt has them: with three decimals, a
// group's lines together, and those left out that are 0.
func weightsText(weights []weight) string {
	var b strings.Builder
	b.WriteString(weightsHead)
	for _, w := range weights {
		if value := fmt.Sprintf("%.3f", w.value); strings.Trim(value, "-0.") != "" {
			fmt.Fprintln(&b, w.group, w.name, value)
		}
	}
	return b.String()
}

// keepWeights has the reader's own weights back after a test.
func keepWeights(t *testing.T) {
	t.Helper()
	all, phrases, statements, clues := weightsOf, phraseModels, statementWeights, clueWeights
	t.Cleanup(func() { weightsOf, phraseModels, statementWeights, clueWeights = all, phrases, statements, clues })
}

// install has the reader use the weights of a text.
func install(t *testing.T, text string) {
	t.Helper()
	groups, err := parseWeights(text)
	if err != nil {
		t.Fatal(err)
	}
	weightsOf = func() map[string]map[string]float64 { return groups }
	phraseModels = sync.OnceValue(newPhraseModels)
	statementWeights = sync.OnceValue(newStatementWeights)
	clueWeights = sync.OnceValue(newClueWeights)
}

func TestWeightsAreWrittenAsTheyAreRead(t *testing.T) {
	text := weightsText([]weight{{column{"a", "x"}, 1.23456}, {column{"a", "y"}, -0.0004}, {column{"b", "x"}, -20}, {column{"b", "z"}, 0.0006}})
	if want := weightsHead + "a x 1.235\nb x -20.000\nb z 0.001\n"; text != want {
		t.Errorf("written as %q, want %q", text, want)
	}
	got, err := parseWeights(text)
	want := map[string]map[string]float64{"a": {"x": 1.235}, "b": {"x": -20, "z": 0.001}}
	if err != nil || !maps.EqualFunc(got, want, maps.Equal) {
		t.Errorf("read as %v (%v), want %v", got, err, want)
	}
}

// No weight that is shipped is one that the reader does not know: it would be
// passed over.
func TestEachShippedWeightHasAFeature(t *testing.T) {
	known := columnsOf("statement", statementNamesOf)
	known = append(known, columnsOf("confidence", clueNames)...)
	for _, lang := range fitLanguages {
		known = append(known, phraseColumns(phraseGroups[lang])...)
	}
	for group, names := range weightsOf() {
		for name := range names {
			if !slices.Contains(known, column{group, name}) {
				t.Errorf("weights.txt: %s %s is no feature", group, name)
			}
		}
	}
}
