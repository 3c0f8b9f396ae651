package retrieval

import (
	"context"
	"strings"
	"unicode/utf8"
)

// shortestPart is in bytes: a model that does not take as much takes nothing.
const shortestPart = 128

// embedParts sets out to the mean of the directions of a text's halves, and so
// on of theirs: models of 512 tokens refuse a passage of 1,200 Korean letters,
// and a text that is cut off loses what stands at its end. If the text is too
// short for that, err is returned.
func (e *OpenAI) embedParts(ctx context.Context, text string, out [][]float32, err error) error {
	text = strings.TrimSpace(text) // Then neither half is blank.
	if len(text) < 2*shortestPart {
		return err
	}
	middle := len(text) / 2
	for n := 1; n < utf8.UTFMax && !utf8.RuneStart(text[middle]); n++ {
		middle++
	}
	halves := make([][]float32, 2)
	for i, half := range []string{text[:middle], text[middle:]} {
		if err := e.embed(ctx, []string{half}, halves[i:i+1]); err != nil {
			return err
		}
	}
	out[0] = meanDirection(halves[0], halves[1])
	if !usable(out[0]) {
		// They point to opposite sides; the beginning tells what the text is about.
		out[0] = halves[0]
	}
	return nil
}

// meanDirection returns a vector that points between two of one dimension,
// neither of them zero.
func meanDirection(a, b []float32) []float32 {
	la, lb := length(a), length(b)
	out := make([]float32, len(a))
	for i := range out {
		out[i] = float32((float64(a[i])/la + float64(b[i])/lb) / 2)
	}
	return out
}
