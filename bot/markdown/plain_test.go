package markdown_test

import (
	"regexp"
	"strings"
	"testing"

	"footnote/bot/markdown"
	"footnote/internal/visible"
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

func TestBoldIsEscapedWithinAndNeverEmpty(t *testing.T) {
	for in, want := range map[string]string{
		"a*b":    `**a\*b**`,
		" a ":    "**a**",
		"**":     `**\*\***`,
		"":       "",
		" \n":    "",
		"\u200b": "",
		`a\`:     `**a\\**`,
	} {
		if got := markdown.Bold(in); got != want {
			t.Errorf("Bold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestEachLineOfABlockIsQuoted(t *testing.T) {
	for in, want := range map[string]string{
		"a\nb":               "> a\n> b",
		"a\r\nb\rc":          "> a\n> b\n> c",
		"a\u2028b\u2029c":    "> a\n> b\n> c",
		"> a\n# b\n- c\n\nd": "> \\> a\n> \\# b\n> \\- c\n> \n> d",
	} {
		if got := markdown.Block(in); got != want {
			t.Errorf("Block(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestOnlyMarksWithASourceStand(t *testing.T) {
	for in, want := range map[string]string{
		"a [1] b [2] c [3]":        "a [1] b [2] c ",
		"[0] [01] [999] [1234]":    `   \[1234\]`,
		"[[9]1] [[9]9]":            "[1] ",
		"[[[[9]9]9]9]":             "",
		"[\u200b9] [\u20601]":      " [1]",
		"1[9]. item":               `1\. item`,
		`\[1]`:                     `\\[1]`,
		"[1](https://example.org)": `[1]\(https\:\/\/example.org\)`,
		"[] [x] [1 ] ]":            `\[\] \[x\] \[1 \] \]`,
	} {
		if got := markdown.Marked(in, 2); got != want {
			t.Errorf("Marked(%q) = %q, want %q", in, got, want)
		}
	}
}

// checkAllRead holds that all that escapes reads letter by letter.
func checkAllRead(t *testing.T, s string) {
	t.Helper()
	seen := visible.Text(s)
	checkReads(t, markdown.Plain(s), seen)
	checkReads(t, strings.NewReplacer("[1]", "", "[2]", "").Replace(markdown.Marked(s, 2)), unmarked(seen))
	oneLine := strings.Join(strings.Fields(seen), " ")
	checkReads(t, markdown.OneLine(s, len(s)+1), oneLine)
	checkReads(t, markdown.PlainTitle(s, 3*len(s)+1), oneLine)
	if b := markdown.Bold(s); b != "" {
		checkReads(t, strings.TrimSuffix(strings.TrimPrefix(b, "**"), "**"), visible.Text(strings.TrimSpace(seen)))
	}
	for _, l := range strings.Split(markdown.Block(s), "\n") {
		if shown, free := read(strings.TrimPrefix(l, "> ")); !strings.HasPrefix(l, "> ") || live.MatchString(free) {
			t.Errorf("%q is live in a quote, or outside of it: %q", shown, l)
		}
	}
}

// unmarked leaves out marks as often as there are any.
func unmarked(s string) string {
	anyMark := regexp.MustCompile(`\[\d{1,3}\]`)
	for {
		shorter := anyMark.ReplaceAllStringFunc(s, func(m string) string {
			if m == "[1]" || m == "[2]" {
				return "\uE001"
			}
			return ""
		})
		if shorter == s {
			return strings.ReplaceAll(s, "\uE001", "")
		}
		s = shorter
	}
}

func TestFormsOfDiscordReadLetterByLetter(t *testing.T) {
	for _, s := range forms {
		checkAllRead(t, s)
	}
}
