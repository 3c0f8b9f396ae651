package gguftest

import (
	"strings"
	"unicode"
)

// longest is how many letters or digits a piece has at most.
const longest = 4

// pieces cuts a text as a tokenizer may: a few letters, with the space before
// them, or one other character. No two pieces are the same, so that each tells
// which one follows: one that was there before goes on with the next.
func pieces(text string) []string {
	var out []string
	seen := make(map[string]bool)
	piece, letters := "", 0
	cut := func() {
		if strings.TrimSpace(piece) != "" && !seen[piece] {
			seen[piece] = true
			out = append(out, piece)
			piece = ""
		}
		letters = 0
	}
	for _, r := range text {
		word := unicode.IsLetter(r) || unicode.IsDigit(r)
		if letters > 0 && (!word || letters == longest) {
			cut()
		}
		piece += string(r)
		switch {
		case word:
			letters++
		case r != ' ':
			cut()
		}
	}
	cut()
	if piece != "" && len(out) > 0 {
		out[len(out)-1] += piece
	}
	return out
}
