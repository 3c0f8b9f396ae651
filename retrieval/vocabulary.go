package retrieval

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed vocabulary.txt
var vocabularyFile string

// An equivalent is a stem that may tell the same as another.
type equivalent struct {
	stem string
	// trust tells how surely, from 0 to 1.
	trust float64
}

// vocabulary maps stems to their equivalents: first those of the other
// language, then those of the same one.
var vocabulary = sync.OnceValue(func() map[string][]equivalent { return parseVocabulary(vocabularyFile) })

func parseVocabulary(file string) map[string][]equivalent {
	out := make(map[string][]equivalent)
	for line := range strings.Lines(file) {
		line, _, _ = strings.Cut(line, "#")
		english, korean, found := strings.Cut(line, "=")
		if !found {
			continue
		}
		en, ko := stems(english), stems(korean)
		for _, side := range [][2][]string{{en, ko}, {ko, en}} {
			for _, s := range side[0] {
				out[s] = appendEquivalents(out[s], s, side[1], translationTrust)
				out[s] = appendEquivalents(out[s], s, side[0], synonymTrust)
			}
		}
	}
	return out
}

// appendEquivalents appends the stems that are neither the word's own nor there
// already.
func appendEquivalents(out []equivalent, stem string, others []string, trust float64) []equivalent {
	for _, o := range others {
		known := slices.IndexFunc(out, func(e equivalent) bool { return e.stem == o })
		switch {
		case o == stem:
		case known < 0:
			out = append(out, equivalent{o, trust})
		default:
			out[known].trust = max(out[known].trust, trust)
		}
	}
	return out
}

// stems returns the stems of a list of words.
func stems(list string) []string {
	var out []string
	for _, entry := range strings.Split(list, ",") {
		for _, t := range tokenize(entry) {
			out = append(out, t.stem())
		}
	}
	return out
}
