package bot

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
)

// maxContent is the most UTF-16 units that a message's content has.
// https://discord.com/developers/docs/resources/message#create-message
const maxContent = 2000

// sentenceEnd matches up to where a sentence of escaped text ends, with its
// closing quotes and marks.
var sentenceEnd = regexp.MustCompile(`\\?[.?!…。？！](?:\\?["'”’)\]」』])*(?:\s*\[\d+\])*\s+`)

// split cuts escaped text into pieces of at most limit units: after a
// sentence, else at white space, else anywhere but within a mark or between a
// backslash and what it escapes.
func split(text string, limit int) []string {
	var out []string
	text = strings.TrimSpace(text)
	for units(text) > limit {
		at := cut(text, limit)
		if piece := strings.TrimSpace(text[:at]); piece != "" {
			out = append(out, piece)
		}
		text = strings.TrimSpace(text[at:])
	}
	if text != "" {
		out = append(out, text)
	}
	return out
}

// cut returns where to cut text, which is longer than limit units.
func cut(text string, limit int) int {
	end := prefix(text, limit)
	if ends := sentenceEnd.FindAllStringIndex(text[:end], -1); len(ends) > 0 {
		return ends[len(ends)-1][1]
	}
	if space := strings.LastIndexFunc(text[:end], unicode.IsSpace); space > 0 {
		return space
	}
	for _, m := range mark.FindAllStringIndex(text, -1) {
		if m[0] > 0 && m[0] < end && end < m[1] {
			end = m[0]
		}
	}
	backslashes := end - len(strings.TrimRight(text[:end], `\`))
	return end - backslashes%2
}

// prefix returns the length in bytes of the longest start of text that has at
// most limit units.
func prefix(text string, limit int) int {
	for i, r := range text {
		if limit -= utf16.RuneLen(r); limit < 0 {
			return i
		}
	}
	return len(text)
}

// pack joins parts to as few messages as hold them in order. Before each part
// stands its gap, unless it begins a message.
func pack(parts []part) response {
	var out response
	for _, p := range parts {
		for i, piece := range split(p.text, maxContent) {
			gap := p.gap
			if last := len(out) - 1; i == 0 && last >= 0 && units(out[last])+len(gap)+units(piece) <= maxContent {
				out[last] += gap + piece
				continue
			}
			out = append(out, piece)
		}
	}
	return out
}

// A part is text that stays together where it can.
type part struct{ gap, text string }
