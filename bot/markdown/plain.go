package markdown

import (
	"strings"
	"unicode"

	"footnote/internal/visible"
)

// A backslash before any of these makes Discord show the character itself.
// That undoes emphasis, code, spoilers, quotes, headings, small print, links
// bare and masked, mentions, commands, emoji and timestamps; the text reads as
// it was. An invitation without a scheme is no link, but its slash is escaped.
const special = "\\*_~|`<>[]()#@:/"

// Plain returns s such that Discord shows it letter by letter, without what
// nobody sees.
func Plain(s string) string {
	s = visible.Text(s)
	var out strings.Builder
	out.Grow(len(s) + len(s)/8)
	escape(&out, []rune(s), nil)
	return out.String()
}

// Bold returns s plain and in bold, empty if there is nothing to show.
func Bold(s string) string {
	if s = Plain(strings.TrimSpace(visible.Text(s))); s == "" {
		return ""
	}
	return bold + s + bold
}

// Block returns s plain, each line of it as a line of a block quote.
func Block(s string) string { return Quoted(Plain(UnixLines(s))) }

// Quoted returns text that was made here, each line of it as a line of a block
// quote.
func Quoted(text string) string { return quoted + strings.ReplaceAll(text, "\n", "\n"+quoted) }

// UnixLines returns s with each of its lines ended by a line feed: of a carriage
// return alone, [Plain] would make nothing, and the words around it one.
func UnixLines(s string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n").Replace(s)
}

// escape writes runes with backslashes where they are needed. Runes at the
// places in standing, if it is not nil, are written as they are.
func escape(out *strings.Builder, runes []rune, standing []bool) {
	for i, r := range runes {
		if (standing == nil || !standing[i]) && (r < unicode.MaxASCII && strings.IndexByte(special, byte(r)) >= 0 || startsItem(runes, i)) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
}

// startsItem reports whether runes[i] would make a list item where a line
// begins. Any place after a space may become such a place when a text is split.
func startsItem(runes []rune, i int) bool {
	if r := runes[i]; r != '-' && r != '+' && r != '.' || i+1 < len(runes) && !unicode.IsSpace(runes[i+1]) {
		return false
	}
	begin := i
	if runes[i] == '.' {
		for begin > 0 && unicode.IsDigit(runes[begin-1]) {
			begin--
		}
		if begin == i {
			return false
		}
	}
	return begin == 0 || unicode.IsSpace(runes[begin-1])
}
