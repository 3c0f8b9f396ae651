package cli

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/internal/visible"
)

// plain returns s such that a terminal only shows it: control characters are
// replaced by pictures of them, tabs by spaces, line breaks become "\n", and what
// nobody sees is left out.
func plain(s string) string {
	if strings.IndexFunc(s, commands) < 0 && utf8.ValidString(s) {
		return visible.Text(s)
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", "    ").Replace(s)
	return visible.Text(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || !commands(r):
			return r
		case r < ' ':
			return r + '\u2400' // ␀ to ␟
		default:
			return utf8.RuneError
		}
	}, s))
}

// commands reports whether a terminal may do something else for r than show
// it: control characters, those of eight bits included, and those that turn
// the direction of writing, which can make text read as another.
func commands(r rune) bool {
	return unicode.IsControl(r) || turns(r)
}

func turns(r rune) bool {
	return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069'
}

// oneLine is plain, on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(plain(s)), " ") }
