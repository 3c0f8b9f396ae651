package answer

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// weightNames are the groups of weights with their features.
func weightNames() map[string][]string {
	out := map[string][]string{"statement": statementNamesOf, "confidence": clueNames}
	for _, group := range []string{"phrase-en", "phrase-ko"} {
		out[group] = phraseNames
		out[group+"/particle"] = particleNames
		out[group+"/before"] = beforeNames()
		for _, kind := range kindNames {
			out[group+"/"+kind] = slices.Concat(shapeNames, particleNames)
		}
	}
	return out
}

func TestEveryWeightIsOfAKnownFeature(t *testing.T) {
	known := weightNames()
	for group, weights := range weightsOf() {
		for feature, x := range weights {
			if !slices.Contains(known[group], feature) {
				t.Errorf("nothing has the weight %s %s", group, feature)
			}
			if math.IsNaN(x) || math.IsInf(x, 0) {
				t.Errorf("%s %s weighs %v", group, feature, x)
			}
		}
	}
	for _, group := range []string{"statement", "confidence", "phrase-en", "phrase-ko"} {
		if len(weightsOf()[group]) == 0 {
			t.Errorf("there are no weights of %s", group)
		}
	}
}

func TestNoFeatureHasTheNameOfAnother(t *testing.T) {
	for group, names := range weightNames() {
		sorted := slices.Sorted(slices.Values(names))
		if len(slices.Compact(sorted)) != len(names) {
			t.Errorf("%s has a name twice", group)
		}
	}
	if len(statementNamesOf) != statementFeatures || len(clueNames) != clueCount || len(phraseNames) != phraseFeatures {
		t.Errorf("%d, %d and %d names", len(statementNamesOf), len(clueNames), len(phraseNames))
	}
}

func TestEachWeightIsWrittenOnce(t *testing.T) {
	seen := make(map[string]bool)
	for line := range strings.Lines(weightsFile) {
		fields := strings.Fields(line)
		if len(fields) != 3 || fields[0] == "#" {
			continue
		}
		name := fields[0] + " " + fields[1]
		if seen[name] {
			t.Errorf("%s has two weights", name)
		}
		seen[name] = true
	}
}

func TestWhatIsWrongWithWeightsIsTold(t *testing.T) {
	for file, want := range map[string]string{
		"statement cover":         `line "statement cover" has not three words`,
		"statement cover 1 2\n":   "has not three words",
		"statement cover heavy":   `line "statement cover heavy"`,
		"\n# a b c\na b 1\na c x": `line "a c x"`,
	} {
		if _, err := parseWeights(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", file, err)
		}
	}
	if got, err := parseWeights("# group feature weight\na b -1.5\n\na c 2\n"); err != nil || got["a"]["b"] != -1.5 || got["a"]["c"] != 2 {
		t.Errorf("%v, %v", got, err)
	}
}
