package markdown

import (
	"strings"
	"unicode/utf8"

	"footnote/internal/visible"
)

// line returns what is seen of s on one line.
func line(s string) string {
	return strings.Join(strings.Fields(visible.Text(s)), " ")
}

// OneLine returns s plain, on one line, and with an ellipsis after at most
// limit characters of it, which escaping may double.
func OneLine(s string, limit int) string { return Plain(cutLine(s, limit)) }

// cutLine is [OneLine] before escaping.
func cutLine(s string, limit int) string {
	s = line(s)
	n := 0
	for at := 0; at < len(s); {
		c := cluster(s[at:], 2*limit)
		if n += utf8.RuneCountInString(c); n > limit {
			return ended(s[:at])
		}
		at += len(c)
	}
	return s
}

// PlainTitle returns s plain, on one line, and in at most limit units with all
// its backslashes and an ellipsis if it is cut: for titles of embeds and names
// of their fields, which show some of the markdown and undo all backslashes.
func PlainTitle(s string, limit int) string {
	all := line(s)
	head := all[:whole(all, limit)]
	s = Plain(head)
	if len(head) == len(all) && Units(s) <= limit {
		return s
	}
	at, room := 0, limit-Units(ellipsis)
	for at < len(s) {
		t := tokenAt(s, at, limit, room)
		if room -= Units(s[at:t.end]); room < 0 {
			break
		}
		at = t.end
	}
	return ended(s[:at])
}

// Truncate returns what is seen of s on one line, in at most limit units with an
// ellipsis if it is cut. It escapes nothing: for what Discord shows as it is,
// labels of buttons, options and choices, footers and authors of embeds.
func Truncate(s string, limit int) string {
	s = line(s)
	if Units(s) <= limit {
		return s
	}
	return ended(s[:whole(s, limit-Units(ellipsis))])
}
