package markdown

import (
	"strings"
	"unicode"
)

// Split cuts text that was made here into pieces of at most limit units, none
// of them blank: after a sentence or a line, else at white space, else between
// grapheme clusters. It cuts no mark, link or backslash with what it escapes,
// unless that alone is longer than limit. Block quotes, small print and bold go
// on in the next piece. White space at the cuts is left out.
func Split(text string, limit int) []string {
	var out []string
	rest := remainder{text: text}
	for rest.text != "" {
		var piece string
		if piece, rest = rest.cut(limit); piece != "" {
			out = append(out, piece)
		}
	}
	return out
}

// leastDecorated is the least limit at which quotes, small print and bold go on
// in the next piece: they need room themselves.
const leastDecorated = 32

// A remainder is text that is still to be cut.
type remainder struct {
	lead string // what carries on from the piece before
	text string
}

// cut returns the next piece, which is empty if there is nothing but white space
// in it, and what comes after it.
func (r remainder) cut(limit int) (string, remainder) {
	c := newCutter(r, limit)
	for c.at < len(c.text) && c.take() {
	}
	if c.at == len(c.text) {
		return trim(r.lead + r.text), remainder{}
	}
	return c.divide()
}

// divide cuts at the best place that was found.
func (c *cutter) divide() (string, remainder) {
	best := c.best()
	head, tail := c.text[:best.at], c.text[best.at:]
	after := strings.TrimLeftFunc(tail, unicode.IsSpace)
	between := head[len(strings.TrimRightFunc(head, unicode.IsSpace)):] + tail[:len(tail)-len(after)]
	return c.decorate(head, after, strings.Contains(between, "\n"), best)
}

// decorate ends a piece and makes what comes after it begin as it has to.
func (c *cutter) decorate(head, after string, newLine bool, p place) (string, remainder) {
	piece := trim(c.lead + head)
	if c.limit < leastDecorated {
		return piece, remainder{text: after}
	}
	lead := ""
	if !newLine {
		lead = p.opening
	}
	if !p.bold {
		return piece, remainder{lead, after}
	}
	if strings.HasSuffix(piece, bold) {
		piece = trim(strings.TrimSuffix(piece, bold))
	} else {
		piece += bold
	}
	if newLine {
		n := openingLength(after)
		lead, after = after[:n], after[n:]
	}
	if strings.HasPrefix(after, bold) {
		return piece, remainder{lead, after[len(bold):]}
	}
	return piece, remainder{lead + bold, after}
}

// trim returns a piece without white space and lines of nothing around it.
func trim(piece string) string {
	for piece != "" {
		i := strings.IndexByte(piece, '\n')
		if i < 0 {
			i = len(piece) - 1
		}
		if !blank(piece[:i+1]) {
			break
		}
		piece = piece[i+1:]
	}
	for piece != "" {
		i := strings.LastIndexByte(piece, '\n')
		if !blank(piece[i+1:]) {
			break
		}
		piece = piece[:max(i, 0)]
	}
	return strings.TrimSpace(piece)
}

// blank reports whether a line shows nothing.
func blank(line string) bool { return isSpace(line[openingLength(line):]) }
