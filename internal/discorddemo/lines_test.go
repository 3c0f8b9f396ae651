package main

import (
	"slices"
	"strings"
	"testing"
)

func TestTheLastLinesAreKept(t *testing.T) {
	woken := 0
	l := &lines{most: 3, wake: func() { woken++ }}
	for _, text := range []string{"a\nb", "b\r\n", "c\n\nd", "\n", "rest"} {
		if n, err := l.Write([]byte(text)); n != len(text) || err != nil {
			t.Fatal(n, err)
		}
	}
	if got := l.list(); !slices.Equal(got, []string{"c", "", "d"}) || woken != 5 {
		t.Errorf("%q, woken %d times", got, woken)
	}
	l.clear()
	if got := l.list(); got == nil || len(got) != 0 {
		t.Errorf("%#v", got)
	}
}

func TestALineWithoutAnEndIsCut(t *testing.T) {
	l := &lines{most: 10, wake: func() {}}
	if _, err := l.Write([]byte(strings.Repeat("x", 3*maxLine))); err != nil {
		t.Fatal(err)
	}
	for _, line := range l.list() {
		if len(line) > maxLine {
			t.Errorf("a line of %d bytes", len(line))
		}
	}
	if len(l.list()) != 3 || len(l.rest) >= maxLine {
		t.Errorf("%d lines, %d bytes kept", len(l.list()), len(l.rest))
	}
}
