package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What this package writes that Discord does not show letter by letter.
const (
	bold   = "**"
	quoted = "> "
	small  = "-# "
)

// A kind tells what a token is.
type kind int

const (
	letter   kind = iota // a grapheme cluster, with the backslash before it
	space                // a grapheme cluster of white space
	numbered             // a mark: [12]
	linked               // <https://…> or [title](<https://…>)
	emphasis             // what begins or ends bold
	opening              // what makes a line one of a block quote or of small print
)

// A token is a part of text made here that is never cut.
type token struct {
	kind kind
	end  int // in bytes, half-open
}

// tokenAt returns the token of text at a place. Of a token of more than limit
// units, which has to be cut, it returns the first cluster, and of such a
// cluster the start that has at most room units, or the first character.
func tokenAt(text string, at, limit, room int) token {
	t := structure(text, at, limit)
	if t.kind == space || Units(text[at:t.end]) <= limit {
		return t
	}
	c := text[at:t.end]
	if t.kind != letter {
		c = cluster(c, limit)
	}
	if Units(c) <= limit {
		return token{letter, at + len(c)}
	}
	least := 0
	if c[0] == '\\' && len(c) > 1 {
		least = 1
	}
	_, n := utf8.DecodeRuneInString(c[least:])
	return token{letter, at + max(prefix(c, room), least+n)}
}

func structure(text string, at, limit int) token {
	rest := text[at:]
	switch rest[0] {
	case '\\':
		if len(rest) > 1 && !isSpace(rest[1:2]) {
			return token{letter, at + 1 + len(plainCluster(rest[1:], limit))}
		}
	case '[':
		if n := markLength(rest); n > 0 {
			return token{numbered, at + n}
		}
		if n := maskedLength(rest, limit); n > 0 {
			return token{linked, at + n}
		}
	case '<':
		if n := bareLength(rest, limit); n > 0 {
			return token{linked, at + n}
		}
	case '*':
		if strings.HasPrefix(rest, bold) {
			return token{emphasis, at + len(bold)}
		}
	}
	c := plainCluster(rest, limit)
	if isSpace(c) {
		return token{space, at + len(c)}
	}
	return token{letter, at + len(c)}
}

// plainCluster returns the first grapheme cluster of text, but nothing of what
// another token may begin with: some characters make one cluster with any that
// comes after, a backslash too.
func plainCluster(text string, limit int) string {
	c := cluster(text, limit)
	if i := strings.IndexAny(c[1:], `\[<*`); i >= 0 {
		return c[:1+i]
	}
	return c
}

func isSpace(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) }) < 0
}

// markLength returns the length of the mark that s begins with, or 0.
func markLength(s string) int {
	n := 1
	for n < len(s) && n <= mostMarkDigits && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 1 || n == len(s) || s[n] != ']' {
		return 0
	}
	return n + 1
}

// bareLength returns the length of the link without a preview that s begins
// with, or 0 if there is none of at most limit units.
func bareLength(s string, limit int) int {
	for n := 1; n < len(s) && n < 3*limit; n++ {
		switch s[n] {
		case '>':
			return n + 1
		case '<', ' ', '\n', '\\':
			return 0
		}
	}
	return 0
}

// maskedLength returns the length of the masked link that s begins with, or 0 if
// there is none of at most limit units.
func maskedLength(s string, limit int) int {
	n := 1
	for n < len(s) && n < 3*limit && s[n] != ']' {
		if s[n] == '[' || s[n] == '\n' || s[n] == '\\' {
			return 0
		}
		n++
	}
	if n >= len(s) || !strings.HasPrefix(s[n:], "](<") {
		return 0
	}
	address := bareLength(s[n+2:], limit)
	if end := n + 2 + address; address > 0 && strings.HasPrefix(s[end:], ")") {
		return end + 1
	}
	return 0
}

// openingLength returns the length of what makes the line that s begins one of a
// block quote or of small print, or 0.
func openingLength(s string) int {
	switch {
	case strings.HasPrefix(s, quoted):
		return len(quoted)
	case strings.HasPrefix(s, small):
		return len(small)
	}
	return 0
}
