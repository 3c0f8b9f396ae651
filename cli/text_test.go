package cli

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/corpus"
)

func TestPlainTextCannotSteerATerminal(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"as it is, 있는 그대로\n", "as it is, 있는 그대로\n"},
		{"a\x1b[31mb", "a␛[31mb"},
		{"a\u009b31mb", "a\uFFFD31mb"},
		{"a\x7fb\x00c\ad", "a\uFFFDb␀c␇d"},
		{"a\tb\r\nc\rd", "a    b\nc\nd"},
		{"abc\u202edef\u2066", "abc\uFFFDdef\uFFFD"},
		{"a\xffb", "a\uFFFDb"},
	} {
		if got := plain(c.in); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzPlainTextIsPlain(f *testing.F) {
	f.Add("a\x1b]0;title\a \u009b2J\u202e\xff\r")
	f.Fuzz(func(t *testing.T, s string) {
		got := plain(s)
		if !utf8.ValidString(got) || strings.ContainsFunc(got, func(r rune) bool { return r != '\n' && commands(r) }) {
			t.Errorf("%q: %q", s, got)
		}
	})
}

func TestJSONKeepsTheValueAndSteersNoTerminal(t *testing.T) {
	const value = "<a> & \x1b[31m \u009b2J \u202e \x7f 한글 \u2028 \\u009b"
	var out bytes.Buffer
	if err := writeJSON(&out, map[string]string{"v": value}); err != nil {
		t.Fatal(err)
	}
	line := out.String()
	if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), commands) || !strings.Contains(line, "<a> &") || !strings.Contains(line, "한글") {
		t.Errorf("got %q", line)
	}
	var got map[string]string
	if err := json.Unmarshal(out.Bytes(), &got); err != nil || got["v"] != value {
		t.Errorf("got %q, %v", got["v"], err)
	}
}

func TestLinesAreWrappedByColumns(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  []string
	}{
		{"one two three", 0, []string{"one two three"}},
		{"one two three", 7, []string{"one two", "three"}},
		{"하나 둘 셋", 7, []string{"하나 둘", "셋"}},
		{"가나다라마", 4, []string{"가나", "다라", "마"}},
		{"가나다라마", 5, []string{"가나", "다라", "마"}},
		{"a\n\nb", 4, []string{"a", "", "b"}},
		{"ab abcdefgh c", 3, []string{"ab", "abc", "def", "gh", "c"}},
		{"", 10, []string{""}},
	} {
		if got := wrap(c.in, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%q at %d: got %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func FuzzWrappingLosesNothing(f *testing.F) {
	f.Add("하나 둘 three", 5)
	f.Fuzz(func(t *testing.T, s string, width int) {
		width = 2 + (width&0xff)%80
		s = plain(s)
		lines := wrap(s, width)
		if squeeze(strings.Join(lines, "")) != squeeze(s) {
			t.Errorf("%q: %q", s, lines)
		}
	})
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestTheBeginningOfATextEndsWithAWord(t *testing.T) {
	for _, c := range []struct {
		in    string
		limit int
		want  string
	}{
		{"short\ntext", 20, "short text"},
		{"one two three", 9, "one two …"},
		{"가나다라마바사", 3, "가나다 …"},
	} {
		if got := beginning(c.in, c.limit); got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}

func TestLinesAreReadToTheLast(t *testing.T) {
	for in, want := range map[string][]string{
		"":                       nil,
		"a\nb":                   {"a", "b"},
		"\uFEFFa\r\n\r\nb\n":     {"a", "", "b"},
		strings.Repeat("x", 1e6): {strings.Repeat("x", 1e6)},
	} {
		lines := readLines(t.Context(), strings.NewReader(in))
		var got []string
		for {
			line, err := lines.next(t.Context())
			if err != nil {
				break
			}
			got = append(got, line)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%.20q: got %.60q", in, got)
		}
	}
}

func TestAPlaceIsBrokenBeforeItsFile(t *testing.T) {
	a := &corpus.Article{ID: "news/a.txt", Title: "A harbour opens", Publisher: "Daily"}
	for width, want := range map[int]string{
		0:  "A harbour opens (Daily) news/a.txt: line 1",
		45: "A harbour opens (Daily) news/a.txt: line 1",
		44: "A harbour opens (Daily)\n    news/a.txt: line 1",
		26: "A harbour opens\n    (Daily)\n    news/a.txt: line 1",
	} {
		p := &printer{width: width, lang: "en"}
		if got := p.place(2, a, 1, 1); got != want {
			t.Errorf("%d columns: got %q", width, got)
		}
	}
}

func TestATextIsWrappedAnewOnATerminalAlone(t *testing.T) {
	const text = "The bees arrived in the back of a bakery van, and Ms. Oduya, who\nhas kept bees for years, had brought them."
	for width, want := range map[int]string{
		0:  "  The bees arrived in the back of a bakery van, and Ms. Oduya, who\n  has kept bees for years, had brought them.\n",
		80: "  The bees arrived in the back of a bakery van, and Ms. Oduya, who has kept bees\n  for years, had brought them.\n",
	} {
		var out bytes.Buffer
		p := &printer{w: &out, width: width}
		if p.block(text, "  ", ""); out.String() != want {
			t.Errorf("%d columns: %q", width, out.String())
		}
	}
}
