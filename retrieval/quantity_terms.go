package retrieval

import (
	"cmp"
	"slices"
)

// partsOf returns the parts of a folded text, those of its quantities and what
// its abbreviations stand for, in the order of where they begin.
func partsOf(text string, tokens []token) []part {
	out := letterParts(text, tokens)
	for _, q := range quantitiesOf(text, tokens) {
		out = append(out, q.parts...)
	}
	slices.SortStableFunc(out, func(a, b part) int { return cmp.Compare(a.start, b.start) })
	return out
}

// appendParts appends the terms of the parts that a token belongs to, and
// returns the parts that later tokens may belong to. The token before it ends at
// a byte.
func appendParts(out []term, t token, before int, parts []part) ([]part, []term) {
	for len(parts) > 0 && parts[0].end <= t.start {
		parts = parts[1:]
	}
	for _, p := range parts {
		if p.start >= t.end {
			break
		}
		if p.end > t.start {
			out = append(out, term{text: p.text, field: p.field, share: 1, again: p.start < before})
		}
	}
	return parts, out
}
