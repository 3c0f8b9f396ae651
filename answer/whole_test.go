package answer

import (
	"strings"
	"testing"
)

func TestAWholeQuoteBeginsAndEndsWithItsSentences(t *testing.T) {
	const text = "Before dawn the ferry sailed, with nobody on deck. It came back at noon. The harbour master waved, and the crew went home to sleep.\n"
	a := newArticle("a.txt", "Ferry", text)
	for _, c := range []struct{ quote, want string }{
		{"with nobody on deck. It came back at noon. The harbour master waved, and the crew went home to sleep.", "It came back at noon. The harbour master waved, and the crew went home to sleep."},
		{"on deck. It came back at noon. The harbour", "It came back at noon."},
		{"It came back at noon.", "It came back at noon."},
		{"the crew went home", "the crew went home"},
		{"the ferry sailed, with nobody on deck. It came back at noon. The harbour master waved", "the ferry sailed, with nobody on deck. It came back at noon. The harbour master waved"}, // more of it is cut out than whole
	} {
		at := a.Body
		at.Start += strings.Index(a.Quote(a.Body), c.quote)
		at.End = at.Start + len(c.quote)
		cited := Citation{N: 1, Article: a, Span: at}
		if got := cited.Whole(); got.Quote() != c.want || got.N != 1 {
			t.Errorf("%q becomes %q, want %q", c.quote, got.Quote(), c.want)
		}
	}
}
