package retrieval

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Translations returns the words of another script that stand for the concept
// in some article: translations, names and readings, as stems, the surest first.
// Sounds are left out, since they are no words.
func (c *Concept) Translations() []string {
	own := scriptIn(c.Word)
	var found []queryTerm
	for _, f := range c.forms {
		if (f.field == word || f.field == gram) && f.index >= 0 && f.meant == "" && f.trust > 0 && !f.loose {
			if s := scriptIn(f.text); s != own && s != digit && s != other {
				found = append(found, f)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b queryTerm) int { return cmp.Compare(b.trust, a.trust) })
	var out []string
	seen := make(map[string]bool)
	for _, f := range found {
		// A word of several is found with its spaces and without.
		if joined := strings.ReplaceAll(f.text, " ", ""); !seen[joined] {
			seen[joined] = true
			out = append(out, f.text)
		}
	}
	return out
}

// scriptIn returns the script that a word begins with.
func scriptIn(word string) script {
	r, _ := utf8.DecodeRuneInString(word)
	return scriptOf(r)
}
