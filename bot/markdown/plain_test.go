package markdown_test

import (
	"testing"

	"footnote/bot/markdown"
)

func TestPlainTextReadsTheSameAndFormatsNothing(t *testing.T) {
	for in, want := range map[string]string{
		"Hello, world.":           "Hello, world.",
		"a*b_c~d|e`f":             "a\\*b\\_c\\~d\\|e\\`f",
		"[x](https://e.org)":      `\[x\]\(https\:\/\/e.org\)`,
		"@everyone <@1> <#2>":     `\@everyone \<\@1\> \<\#2\>`,
		"discord.gg/abc :smile:":  `discord.gg\/abc \:smile\:`,
		"# big\n-# small\n> said": "\\# big\n-\\# small\n\\> said",
		"- item\n1. item\n2) x":   "\\- item\n1\\. item\n2\\) x",
		"3.5 a-b 2025. 2. 4.":     `3.5 a-b 2025\. 2\. 4\.`,
		`back\slash`:              `back\\slash`,
		"a\x00b\u202Ec\u2066d\te": "abcd\te",
		"한국어 문장이다. 😀":             "한국어 문장이다. 😀",
	} {
		if got := markdown.Plain(in); got != want {
			t.Errorf("Plain(%q) = %q, want %q", in, got, want)
		}
	}
}
