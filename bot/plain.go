package bot

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"footnote/internal/visible"
)

// A backslash before any of these makes Discord show the character itself.
// That undoes emphasis, code, spoilers, quotes, headings, links bare and
// masked, mentions, emoji and timestamps; the text reads as it was.
const special = "\\*_~|`<>[]()#@:/"

// plain returns s such that Discord shows it letter by letter, without what
// nobody sees.
func plain(s string) string {
	var out strings.Builder
	runes := []rune(visible.Text(s))
	for i, r := range runes {
		if strings.ContainsRune(special, r) || startsItem(runes, i) {
			out.WriteByte('\\')
		}
		out.WriteRune(r)
	}
	return out.String()
}

// startsItem reports whether runes[i] would make a list item where a line
// begins. Any place after a space may become such a place when a text is split.
func startsItem(runes []rune, i int) bool {
	if i+1 < len(runes) && !unicode.IsSpace(runes[i+1]) {
		return false
	}
	begin := i
	switch runes[i] {
	case '-', '+':
	case '.':
		for begin > 0 && unicode.IsDigit(runes[begin-1]) {
			begin--
		}
		if begin == i {
			return false
		}
	default:
		return false
	}
	return begin == 0 || unicode.IsSpace(runes[begin-1])
}

var mark = regexp.MustCompile(`\[(\d{1,3})\]`)

// marked is plain, but lets the marks [1] to [n] stand. Other marks are left
// out: they would promise a source that is not there.
func marked(s string, n int) string {
	var out strings.Builder
	at := 0
	for _, m := range mark.FindAllStringSubmatchIndex(s, -1) {
		out.WriteString(plain(s[at:m[0]]))
		if k, err := strconv.Atoi(s[m[2]:m[3]]); err == nil && k >= 1 && k <= n && s[m[2]] != '0' {
			out.WriteString(s[m[0]:m[1]])
		}
		at = m[1]
	}
	out.WriteString(plain(s[at:]))
	return out.String()
}

// oneLine returns s plain, on one line, and with an ellipsis after limit
// characters.
func oneLine(s string, limit int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > limit {
		s = strings.TrimSpace(string(r[:limit])) + "…"
	}
	return plain(s)
}

// block returns s plain, each line of it as a line of a block quote.
func block(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return "> " + strings.ReplaceAll(plain(s), "\n", "\n> ")
}

// maxLink is in bytes; a longer address is a burden, not a source.
const maxLink = 400

// link returns a URL as a link without a preview, empty if it is no plain web
// address.
func link(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	var out strings.Builder
	for _, c := range []byte(u.String()) {
		// In a link all of these stand for themselves in either form.
		if c <= ' ' || c >= 0x7F || strings.IndexByte("<>\"\\^`{|}@", c) >= 0 {
			out.WriteString("%" + strings.ToUpper(strconv.FormatUint(uint64(c)+0x100, 16)[1:]))
		} else {
			out.WriteByte(c)
		}
	}
	if out.Len() > maxLink {
		return ""
	}
	return "<" + out.String() + ">"
}

// units returns the length of s as the strictest of Discord's clients counts,
// in UTF-16 units.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
