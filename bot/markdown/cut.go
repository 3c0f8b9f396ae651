package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A cutter goes through text, token by token, as far as one piece takes, and
// keeps the places where it may be cut best.
type cutter struct {
	remainder
	limit int

	at    int // how far it went, in bytes
	used  int // units up to there, with the lead
	place place

	sentence, word place // the last place after a sentence, and at white space

	reading
}

// A place is where text may be cut, and how what is cut goes on.
type place struct {
	at      int
	opening string // of the line
	bold    bool
}

// reading tells what came just before.
type reading struct {
	before  [2]rune // the last character shown, and the one before
	ended   bool    // a sentence ended, but for marks, quotes and white space
	counted bool    // by a full stop after a digit, which may be one of a date
	spaced  bool    // white space came last
	some    bool    // something was shown
}

func newCutter(r remainder, limit int) *cutter {
	c := &cutter{remainder: r, limit: max(limit, 1), used: Units(r.lead)}
	n := openingLength(r.lead)
	c.place.opening, c.place.bold = r.lead[:n], strings.HasSuffix(r.lead, bold)
	return c
}

// take takes one more token, and reports whether it fitted.
func (c *cutter) take() bool {
	t := c.next()
	n := Units(c.text[c.at:t.end])
	c.place.at = c.at
	if t.kind != space && t.kind != opening {
		c.mark(t)
	}
	opens := t.kind == emphasis && !c.place.bold
	reserve := 0
	if c.limit >= leastDecorated && (opens || c.place.bold && t.kind != emphasis) {
		reserve = len(bold)
	}
	// White space at the end of a piece is left out.
	if t.kind != space && c.used+n+reserve > c.limit && c.some {
		return false
	}
	c.used += n
	c.read(t)
	c.at = t.end
	return true
}

// next returns the token at hand.
func (c *cutter) next() token {
	if c.at == 0 && c.lead == "" || c.at > 0 && c.text[c.at-1] == '\n' {
		c.place.opening = ""
		if n := openingLength(c.text[c.at:]); n > 0 && c.limit >= leastDecorated {
			c.place.opening = c.text[c.at : c.at+n]
			return token{opening, c.at + n}
		}
	}
	room := c.limit - c.used
	if c.limit >= leastDecorated && c.place.bold {
		room -= len(bold)
	}
	if c.some {
		return tokenAt(c.text, c.at, c.limit, room)
	}
	// The first token of a piece has to fit beside what leads it.
	return tokenAt(c.text, c.at, max(room, 1), room)
}

// mark keeps the place before a token if the text may be cut there well.
func (c *cutter) mark(t token) {
	if !c.some || t.kind == numbered {
		return
	}
	if c.spaced {
		c.word = c.place
	}
	if !c.ended || t.kind == emphasis && c.place.bold {
		return
	}
	r := c.shown(t)
	wide := strings.ContainsRune("。？！", c.before[0]) && !strings.ContainsRune(closers, r) && !strings.ContainsRune(enders, r)
	if (c.spaced || wide) && !(c.counted && unicode.IsDigit(r)) {
		c.sentence = c.place
	}
}

const (
	enders  = ".?!…。？！"
	closers = `"'”’»)]）」』》`
)

// read takes note of a token that belongs to the piece.
func (c *cutter) read(t token) {
	switch t.kind {
	case space:
		c.spaced = true
		if c.some && strings.Contains(c.text[c.at:t.end], "\n") {
			c.sentence = c.place
			c.ended = false
		}
		return
	case opening:
		return
	case emphasis:
		c.place.bold = !c.place.bold
		c.some = true
		return
	}
	c.some = true
	wasSpaced := c.spaced
	c.spaced = false
	if t.kind == numbered {
		return
	}
	r := c.shown(t)
	switch {
	case strings.ContainsRune(enders, r):
		c.counted = r == '.' && unicode.IsDigit(c.before[0])
		initial := r == '.' && unicode.IsUpper(c.before[0]) && !unicode.IsLetter(c.before[1])
		c.ended = !initial
	case c.ended && !wasSpaced && strings.ContainsRune(closers, r):
		return
	default:
		c.ended = false
	}
	c.before = [2]rune{r, c.before[0]}
	if wasSpaced {
		c.before[1] = ' '
	}
}

// shown returns the first character that is shown of a token.
func (c *cutter) shown(t token) rune {
	s := c.text[c.at:t.end]
	if len(s) > 1 && s[0] == '\\' {
		s = s[1:]
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// leastSentence is the part of the limit that a piece has at least if it ends
// with a sentence: a piece of one word makes the text no easier to read.
const leastSentence = 4

// best returns where to cut.
func (c *cutter) best() place {
	switch {
	case c.sentence.at > 0 && c.sentence.at >= c.at/leastSentence:
		return c.sentence
	case c.word.at > 0:
		return c.word
	}
	return c.place
}
