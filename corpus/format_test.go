package corpus

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAnArticleKeepsItsWholeTextAndLines(t *testing.T) {
	raw := "---\r\ntitle: A meeting\r\npublished: 2025-02-04\r\n---\r\nThey met.\r\n\r\nThey talked.\r\n"
	got, problems := Parse("news/a.md", []byte(raw))
	if got == nil || problems != nil {
		t.Fatalf("article %v with problems %v", got, problems)
	}
	want := &Article{
		ID: "news/a.md", Title: "A meeting", Published: time.Date(2025, 2, 4, 0, 0, 0, 0, time.UTC),
		Language: "en", Text: raw, Body: Span{51, len(raw)}, Hash: got.Hash,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	at := strings.Index(got.Text, "They talked.")
	if first, last := got.Lines(Span{at, at + 12}); first != 7 || last != 7 {
		t.Errorf("the last line is from %d to %d, want 7", first, last)
	}
}

func TestATitleLineStaysInTheBody(t *testing.T) {
	a, problems := Parse("a.txt", []byte("회동\n둘이 만났다.\n"))
	if problems != nil || a.Title != "회동" || a.Body != (Span{0, len(a.Text)}) || a.Language != "ko" {
		t.Errorf("%+v with problems %v", a, problems)
	}
}

func TestATextWithoutAFittingLineIsTitledByItsFile(t *testing.T) {
	a, errs := parseWith("2025 notes.txt", []byte("Words."), func(string) string { return "" })
	if a == nil || a.Title != "2025 notes" || errs != nil {
		t.Errorf("%+v with errors %v", a, errs)
	}
}

func TestTheHashChangesWithTheBytesAlone(t *testing.T) {
	hashOf := func(id, raw string) string {
		t.Helper()
		a, _ := Parse(id, []byte(raw))
		if a == nil {
			t.Fatalf("%q is no article", raw)
		}
		return a.Hash
	}
	a := hashOf("a.txt", "Words.")
	if a == "" || a != hashOf("b.txt", "Words.") {
		t.Errorf("equal bytes have the hashes %q and %q", a, hashOf("b.txt", "Words."))
	}
	for _, other := range []string{"Words!", "\ufeffWords.", "Words.\n"} {
		if a == hashOf("a.txt", other) {
			t.Errorf("%q has the hash of %q", other, "Words.")
		}
	}
}

func TestWhatIsNoArticleIsAProblem(t *testing.T) {
	var format *FormatError
	for _, c := range []struct {
		id, raw string
		is      func(error) bool
	}{
		{"a.txt", "\x00", func(err error) bool { return errors.Is(err, ErrNotText) }},
		{"a.txt", "", func(err error) bool { return errors.Is(err, ErrEmpty) }},
		{"a.md", "---\ntitle: X\n---\n\n***\n", func(err error) bool { return errors.Is(err, ErrEmpty) }},
		{"a.pdf", "Words.", func(err error) bool { return errors.As(err, &format) }},
		{"a", "Words.", func(err error) bool { return errors.As(err, &format) }},
	} {
		a, problems := Parse(c.id, []byte(c.raw))
		if a != nil || len(problems) != 1 || problems[0].Path != c.id || !c.is(problems[0].Err) {
			t.Errorf("%s of %q: article %v with problems %v", c.id, c.raw, a, problems)
		}
	}
}

func TestProblemsAreToldInOneLineInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		problem Problem
		en, ko  string
	}{
		{
			Problem{"a.txt", ErrNotText},
			"a.txt: skipped, not a text in UTF-8 or a Korean encoding",
			"a.txt: UTF-8이나 한국어 인코딩의 텍스트가 아니어서 건너뛰었습니다",
		},
		{Problem{"a.txt", ErrTooLarge}, "a.txt: skipped, larger than 32 MiB", "a.txt: 32 MiB보다 커서 건너뛰었습니다"},
		{
			Problem{"a.pdf", &FormatError{".pdf", 1}},
			"a.pdf: skipped, Footnote does not read .pdf files yet",
			"a.pdf: 건너뛰었습니다. .pdf 형식은 아직 읽지 못합니다",
		},
		{
			Problem{"a.pdf", &FormatError{".pdf", 3}},
			"a.pdf and 2 more: skipped, Footnote does not read .pdf files yet",
			"a.pdf 외 2개: 건너뛰었습니다. .pdf 형식은 아직 읽지 못합니다",
		},
		{
			Problem{"a.md", &DamageError{7, 2}},
			"a.md: from line 7 on, some characters are damaged (2 places); the rest is read",
			"a.md: 7행부터 손상된 글자가 있습니다(2곳). 나머지는 읽었습니다",
		},
		{
			Problem{"a.md", &FrontMatterError{3, "soon", "corpus.front_date"}},
			"a.md, line 3: “soon” is no date; write one like 2025-02-04",
			"a.md 3행: “soon”은(는) 날짜가 아닙니다. 2025-02-04처럼 적어 주세요",
		},
		{
			Problem{"a\n\x1b[31mb.txt", errors.New("disk on fire at sector 7")},
			"a [31mb.txt: skipped, cannot be read",
			"a [31mb.txt: 읽을 수 없어 건너뛰었습니다",
		},
	} {
		if got := c.problem.In("en"); got != c.en {
			t.Errorf("got %q, want %q", got, c.en)
		}
		if got := c.problem.In("ko"); got != c.ko {
			t.Errorf("got %q, want %q", got, c.ko)
		}
	}
}
