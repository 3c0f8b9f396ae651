package markdown_test

import (
	"strings"
	"testing"

	"footnote/bot/markdown"
)

func TestOnlyWebAddressesBecomeLinks(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a?b=c#d":   "<https://example.org/a?b=c#d>",
		"HTTP://example.org":            "<http://example.org>",
		"https://e.org/a b><@everyone":  "<https://e.org/a%20b%3E%3C%40everyone>",
		"https://e.org/한":               "<https://e.org/%ED%95%9C>",
		"javascript:alert(1)":           "",
		"file:///etc/passwd":            "",
		"https://user:pass@example.org": "",
		"https://":                      "",
		"":                              "",
		"not a url":                     "",
		"https://e.org/" + strings.Repeat("a", markdown.MaxLink): "",
	} {
		if got := markdown.Link(in); got != want {
			t.Errorf("Link(%q) = %q, want %q", in, got, want)
		}
	}
}
