package answer

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"footnote/answer/check"
	"footnote/corpus"
	"footnote/retrieval"
)

// FuzzDraft holds that whatever a model writes, in whatever pieces, the text
// is what was emitted, its marks are 1..n for n citations, and each quote
// stands in a passage; and that the pieces change nothing.
func FuzzDraft(f *testing.F) {
	for _, reply := range []string{
		"Three chairmen met. [1] The fund will invest 3.5 billion. [2][1]",
		"- one [1, 2]\n- two 【2】\n[1]\n\nSources:\n[1] x",
		"`a[1]` [x](y) ![z](w) <b>[3]</b> [[2]] [1]: q",
		"<think>a</think>NO_ANSWER", "회동했다[1]고 말했다.그는 [2]", "**[1**] [[[1]]] [1-3] ``` [", "It is 2025 2. 4.[1]", "A![b][c] [d](e(f)g) [h][] [i][j",
	} {
		f.Add(reply, uint8(3))
		f.Add(reply, uint8(0))
	}
	f.Fuzz(func(t *testing.T, reply string, size uint8) {
		if len(reply) > 2000 {
			return
		}
		text := fuzzDraft(t, reply, len(reply)+1)
		if again := fuzzDraft(t, reply, int(size)+1); utf8.ValidString(reply) && again != text {
			t.Errorf("%q in pieces of %d:\n%q, not\n%q", reply, size+1, again, text)
		}
	})
}

func fuzzDraft(t *testing.T, reply string, size int) string {
	article := &corpus.Article{ID: "a", Text: "Three chairmen met. The fund will invest 500 billion dollars. 회동은 서울에서 열렸다."}
	article.Body.End = len(article.Text)
	p := corpus.Split(article)[0]
	judge := func(c check.Claim) check.Verdict {
		v := check.Verdict{Text: c.Text}
		for _, m := range c.Marks {
			if m.N == 1 || m.N == 2 {
				v.Places = append(v.Places, check.Place{N: m.N, Span: p.Sentences[len(c.Text)%len(p.Sentences)]})
			}
		}
		return v
	}
	source := check.Source{Article: article, Span: p.Span, Sentences: p.Sentences}
	cites := newCiter([]evidence{{Source: source}, {Source: source}}, func(string) []retrieval.Concept { return nil })
	var emitted strings.Builder
	d := newDraft(cites, judge, func(s string) { emitted.WriteString(s) })
	var err error
	for rest := reply; rest != "" && err == nil; {
		n := min(size, len(rest))
		for n < len(rest) && !utf8.RuneStart(rest[n]) {
			n++
		}
		err = d.write(rest[:n])
		rest = rest[n:]
	}
	d.close(true)
	d.show(true)
	text := d.text.String()
	if text != emitted.String() || text != strings.TrimSpace(text) || strings.Contains(text, "\x1b") {
		t.Errorf("%q: text %q, emitted %q", reply, text, emitted.String())
	}
	next := 1
	for _, m := range bracketed.FindAllStringSubmatch(text, -1) {
		n, err := strconv.Atoi(m[1])
		if err != nil || m[0] != "["+strconv.Itoa(n)+"]" || n < 1 || n > next {
			t.Errorf("%q: mark %s in %q", reply, m[0], text)
		}
		if n == next {
			next++
		}
	}
	if next-1 != len(d.citations) {
		t.Errorf("%q: %d citations of %q", reply, len(d.citations), text)
	}
	for i, c := range d.citations {
		if c.N != i+1 || !p.Article.Body.Contains(c.Span) || utf8.RuneCountInString(c.Quote()) > MaxQuote || c.Quote() == "" {
			t.Errorf("%q: citation %+v", reply, c)
		}
	}
	return text
}
