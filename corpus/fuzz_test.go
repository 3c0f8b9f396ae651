package corpus

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"Words.", "\ufeff한글.\r\n", "\xb0\xa1\xb3\xaa\xb4\xd9", "\xff\xfeA\x00", "\xfe\xff\xac\x00", "caf\xe9 words",
		"e\u0301\u0301", "---\ntitle: X\n---\nWords.", "---\ntitle: \"X\nauthor: [a, *b]\ndate: 2025-02-04\n...\nWords.",
		"---\nurl: https://example.com\nlang: ko\ntitle: |\n  a\n---\r\r\nWords", "# *a* `b` [c](d)\n===\n", "<!--\n```\n~~~\n",
		"---\ntitle: {a: b}\nauthor:\n  - !!str &x 1\n  - ? b\n---\n1", strings.Repeat("a\u0300", 40),
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, id := range []string{"a.txt", "a.md"} {
			a, problems := Parse(id, raw)
			for _, p := range problems {
				if line := p.In("ko"); strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
					t.Errorf("problem is told as %q", line)
				}
			}
			if a == nil {
				if len(problems) == 0 {
					t.Error("neither an article nor a problem")
				}
				continue
			}
			checkRead(t, a)
		}
	})
}

func checkRead(t *testing.T, a *Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) || !norm.NFC.IsNormalString(a.Text) {
		t.Error("the text is not valid UTF-8 in NFC")
	}
	if a.Body.Start < 0 || a.Body.Start > a.Body.End || a.Body.End != len(a.Text) {
		t.Errorf("the body is %v of %d bytes", a.Body, len(a.Text))
	}
	if body := a.Quote(a.Body); !utf8.ValidString(body) || !hasWord(body) {
		t.Errorf("the body is %q", body)
	}
	if a.Title == "" || a.Hash == "" {
		t.Errorf("the title is %q, the hash %q", a.Title, a.Hash)
	}
	for _, line := range []string{a.Title, a.Author, a.Publisher, a.URL, a.Language} {
		if strings.ContainsAny(line, "\r\n\x1b") || !utf8.ValidString(line) || utf8.RuneCountInString(line) > maxFrontMatter {
			t.Errorf("the metadata hold %q", line)
		}
	}
}
