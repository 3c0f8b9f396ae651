package retrieval

import (
	"fmt"
	"strings"
)

// A VocabularyError is a line of a vocabulary that is wrong.
type VocabularyError struct {
	// Line is 1-based.
	Line int
	// Wrong tells what is wrong, Value is the part that is.
	Wrong VocabularyFlaw
	Value string
}

// A VocabularyFlaw is what may be wrong with a line.
type VocabularyFlaw int

// The flaws.
const (
	// NoEquals: the line has not one equals sign.
	NoEquals VocabularyFlaw = iota
	// NotEnglish and NotKorean: an entry is not one to six words in letters of
	// its language, or empty.
	NotEnglish
	NotKorean
	// TooLong: the line has too many entries, or the file too many lines.
	TooLong
)

func (e *VocabularyError) Error() string {
	what := [...]string{"no equals sign", "not English", "not Korean", "too long"}[e.Wrong]
	return fmt.Sprintf("vocabulary line %d: %s: %q", e.Line, what, e.Value)
}

// Limits of an entry, in words and in lemmas a side.
const (
	longestPhrase = 6
	longestSide   = 40
)

// parseEntry reads a line; both sides are empty if it has no entry.
func parseEntry(line string) (english, korean []string, _ *VocabularyError) {
	english, korean, found := splitEntry(line)
	line, _, _ = strings.Cut(line, "#")
	line = strings.TrimSpace(line)
	switch {
	case line == "":
		return nil, nil, nil
	case !found || strings.Count(line, "=") > 1:
		return nil, nil, &VocabularyError{Wrong: NoEquals, Value: line}
	case len(english) > longestSide || len(korean) > longestSide:
		return nil, nil, &VocabularyError{Wrong: TooLong, Value: line}
	}
	for _, w := range english {
		if !isPhrase(w, func(s script) bool { return s == latin || s == digit }) {
			return nil, nil, &VocabularyError{Wrong: NotEnglish, Value: w}
		}
	}
	for _, w := range korean {
		if !isPhrase(w, func(s script) bool { return s != other }) {
			return nil, nil, &VocabularyError{Wrong: NotKorean, Value: w}
		}
	}
	return english, korean, nil
}

// splitEntry cuts a line into its words, found tells whether it has any.
func splitEntry(line string) (english, korean []string, found bool) {
	line, _, _ = strings.Cut(line, "#")
	left, right, found := strings.Cut(line, "=")
	if !found {
		return nil, nil, false
	}
	english, korean = strings.Split(left, ","), strings.Split(right, ",")
	for _, side := range [][]string{english, korean} {
		for i, w := range side {
			side[i] = strings.TrimSpace(w)
		}
	}
	return english, korean, true
}

// isPhrase reports whether an entry is some words in certain scripts.
func isPhrase(entry string, allowed func(script) bool) bool {
	tokens := tokenize(entry)
	for _, t := range tokens {
		if !allowed(t.script) {
			return false
		}
	}
	return len(tokens) > 0 && len(tokens) <= longestPhrase
}
