package corpus

import (
	"strings"
	"testing"
)

func TestLinesAreCountedAsInTheFile(t *testing.T) {
	for _, c := range []struct {
		name, text, quote string
		first, last       int
	}{
		{"one line", "a b c", "b", 1, 1},
		{"the last line", "a\nb\nc", "c", 3, 3},
		{"over a break", "a\nb\nc", "b\nc", 2, 3},
		{"to the break", "a\nb\nc", "b\n", 2, 2},
		{"the break itself", "a\nb", "\n", 1, 1},
		{"CRLF", "a\r\nb\r\nc", "b\r\nc", 2, 3},
		{"to the CRLF", "a\r\nb\r\nc", "b\r\n", 2, 2},
		{"to the middle of a CRLF", "a\r\nb\r\nc", "b\r", 2, 2},
		{"a lone CR", "a\rb\rc", "b\rc", 2, 3},
		{"to the lone CR", "a\rb\rc", "b\r", 2, 2},
		{"breaks of all kinds", "a\rb\r\nc\nd\r\re", "d\r\re", 4, 6},
		{"blank lines", "a\n\n\nb", "a\n\n\nb", 1, 4},
		{"Korean", "가\n나다\n라", "다\n라", 2, 3},
		{"all of it", "a\nb\n", "a\nb\n", 1, 2},
		{"nothing at the start", "a\nb", "", 1, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &Article{Text: c.text}
			start := strings.Index(c.text, c.quote)
			s := Span{start, start + len(c.quote)}
			if got := a.Quote(s); got != c.quote {
				t.Errorf("quote is %q, want %q", got, c.quote)
			}
			if first, last := a.Lines(s); first != c.first || last != c.last {
				t.Errorf("lines %d to %d, want %d to %d", first, last, c.first, c.last)
			}
		})
	}
}

func TestAnEmptySpanAfterABreakIsOnTheNextLine(t *testing.T) {
	a := &Article{Text: "a\r\nb\n"}
	for at, want := range map[int]int{0: 1, 1: 1, 3: 2, 4: 2, 5: 3} {
		if first, last := a.Lines(Span{at, at}); first != want || last != want {
			t.Errorf("at %d: lines %d to %d, want %d", at, first, last, want)
		}
	}
}

func TestSpansContainAndOverlap(t *testing.T) {
	for _, c := range []struct {
		s, t               Span
		contains, overlaps bool
	}{
		{Span{2, 6}, Span{2, 6}, true, true},
		{Span{2, 6}, Span{3, 5}, true, true},
		{Span{2, 6}, Span{5, 7}, false, true},
		{Span{2, 6}, Span{0, 9}, false, true},
		{Span{2, 6}, Span{6, 8}, false, false},
		{Span{2, 6}, Span{0, 2}, false, false},
		{Span{2, 6}, Span{6, 6}, true, false},
	} {
		if got := c.s.Contains(c.t); got != c.contains {
			t.Errorf("%v contains %v: %t", c.s, c.t, got)
		}
		if got := c.s.Overlaps(c.t); got != c.overlaps {
			t.Errorf("%v overlaps %v: %t", c.s, c.t, got)
		}
		if c.s.Overlaps(c.t) != c.t.Overlaps(c.s) {
			t.Errorf("overlap of %v and %v has a direction", c.s, c.t)
		}
	}
}
