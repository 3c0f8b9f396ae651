package answer

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// The reader's weights: each line names a group, a feature and its weight. `make
// fit` makes them, see docs/decisions/0007-fitted-weights.md.
//
//go:embed weights.txt
var weightsFile string

// weightsOf holds the weights by group and feature.
var weightsOf = sync.OnceValue(func() map[string]map[string]float64 {
	groups, err := parseWeights(weightsFile)
	if err != nil {
		panic("answer: embedded weights.txt: " + err.Error())
	}
	return groups
})

func parseWeights(file string) (map[string]map[string]float64, error) {
	groups := make(map[string]map[string]float64)
	for line := range strings.Lines(file) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		if len(fields) != 3 {
			return nil, fmt.Errorf("line %q has not three words", line)
		}
		x, err := strconv.ParseFloat(fields[2], 64)
		if err != nil {
			return nil, fmt.Errorf("line %q: %w", line, err)
		}
		if groups[fields[0]] == nil {
			groups[fields[0]] = make(map[string]float64)
		}
		groups[fields[0]][fields[1]] = x
	}
	return groups, nil
}

// fill sets the weights of a group in the order of its features' names.
func fill(to []float64, group string, names []string) {
	known := weightsOf()[group]
	for i, name := range names {
		to[i] = known[name]
	}
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range a {
		sum += x * b[i]
	}
	return sum
}
