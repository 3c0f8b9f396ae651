package markdown_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// held stands for a character that a backslash makes show as it is.
const held = '\uE000'

// live matches what Discord would not show letter by letter.
var live = regexp.MustCompile("[*_~|`<>\\[\\]@#\\\\]|://|:\\w+:|(?m:^\\s*(?:[-+*]|\\d+\\.)(?:\\s|$))")

// read is how Discord reads text: a backslash makes any character show itself
// that is no ASCII letter, digit or white space. It returns what is shown, and
// the same with [held] for what was escaped.
func read(s string) (shown, free string) {
	var a, b strings.Builder
	escaped := false
	for _, r := range s {
		switch {
		case escaped && (r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || unicode.IsSpace(r)):
			a.WriteString(`\` + string(r))
			b.WriteString(`\` + string(r))
			escaped = false
		case escaped:
			a.WriteRune(r)
			b.WriteRune(held)
			escaped = false
		case r == '\\':
			escaped = true
		default:
			a.WriteRune(r)
			b.WriteRune(r)
		}
	}
	if escaped {
		a.WriteByte('\\')
		b.WriteByte('\\')
	}
	return a.String(), b.String()
}

// checkReads holds that Discord shows text for s, letter by letter.
func checkReads(t *testing.T, s, text string) {
	t.Helper()
	shown, free := read(s)
	if shown != text {
		t.Errorf("%q reads %q, want %q", s, shown, text)
	}
	if m := live.FindString(free); m != "" {
		t.Errorf("%q is live in %q", m, s)
	}
}

var forms = []string{
	"*a* **b** ***c*** _d_ __e__ ~~f~~ ||g|| `h` ``i`` ```go\nj\n```",
	"# a\n## b\n### c\n-# d\n> e\n>>> f\n- g\n* h\n1. i\n  - j\n 20. k",
	"[a](https://example.org) [a](<https://example.org> \"b\") https://example.org <https://example.org> steam://run/1",
	"<@1> <@!1> <@&1> <#1> @everyone @here </a b:1> <id:customize> <id:linked-roles:1> <t:1> <t:1:R>",
	"<:a:1> <a:b:1> :smile: discord.gg/abc <tel:+1555> <mailto:a@example.org> a@example.org ¯\\_(ツ)_/¯",
	"\\*a\\* \\\\ \\", "a\\\nb", "한글 *굵게* 😀 👩‍👩‍👧 e\u0301 *\u0301", "1", "\u2028- a", "1[9]. a",
}

func FuzzTextReadsLetterByLetter(f *testing.F) {
	for _, s := range forms {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkAllRead(t, strings.ToValidUTF8(s, "?")) })
}
