package retrieval

import (
	"slices"
	"strings"
	"sync"
)

// IsCommon reports whether a Korean word, without a particle, is one of the
// built-in vocabulary and not a person's name there: a noun, a form of a verb,
// the name of a place or a company.
func IsCommon(word string) bool {
	t := tokenize(word)
	if len(t) != 1 || t[0].script != hangul || personNames()[word] {
		return false
	}
	v, stem := builtinVocabulary(), t[0].stem()
	return stem == word && slices.ContainsFunc(v.of(stem), func(s sense) bool {
		return s.side == koreanSide && slices.Contains(v.at(s).forms, stem)
	})
}

// IsWord reports whether the built-in vocabulary has a Korean word just as it
// is written, such as 고양이, of which a particle could be taken off.
func IsWord(word string) bool {
	t := tokenize(word)
	if len(t) != 1 || t[0].script != hangul {
		return false
	}
	v := builtinVocabulary()
	return slices.ContainsFunc(v.of(t[0].stem()), func(s sense) bool {
		if s.side != koreanSide {
			return false
		}
		for w := range strings.SplitSeq(v.entry(s).text[koreanSide], ",") {
			if strings.TrimSpace(w) == word {
				return true
			}
		}
		return false
	})
}

// NounIn returns the longest noun of the built-in vocabulary, of two syllables or
// more, that a Korean word is made of with nothing but a particle after it: 제주도 of
// 제주도에서, and all of 고양이. It is "" if there is none.
func NounIn(word string) string {
	for n := len(word); n >= 2*syllableBytes; n -= syllableBytes {
		if (n == len(word) || particles.all[word[n:]]) && IsWord(word[:n]) {
			return word[:n]
		}
	}
	return ""
}

// personNames are the Korean words of the vocabulary's sections on people by
// name, and the parts of those that are several words.
var personNames = sync.OnceValue(func() map[string]bool {
	out := make(map[string]bool)
	text, _ := vocabularyFiles.ReadFile("vocabulary/people.txt")
	named := false
	for line := range strings.Lines(string(text)) {
		if header, found := strings.CutPrefix(line, "# "); found {
			named = strings.HasPrefix(header, "persons") || strings.HasPrefix(header, "Korean surnames")
			continue
		}
		if _, korean, found := splitEntry(line); found && named {
			for _, name := range korean {
				for part := range strings.FieldsSeq(name) {
					out[part] = true
				}
				out[stemKorean(name)] = true
			}
		}
	}
	return out
})
