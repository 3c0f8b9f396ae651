package markdown_test

import (
	"strings"
	"testing"

	"footnote/bot/markdown"
)

// floods are texts of about a megabyte that go on in one way.
func floods() map[string]string {
	const size = 1 << 20
	out := map[string]string{}
	for name, s := range map[string]string{
		"Korean":          "그는 집에 갔다. ",
		"one word":        "a",
		"backslashes":     `\`,
		"marks":           "[12]",
		"brackets":        "[",
		"angles":          "<",
		"nested marks":    "[9",
		"half links":      "[a](<",
		"links":           "[a](<https://example.org>) ",
		"bold":            "**a ",
		"digits":          "1",
		"line feeds":      "\n",
		"blank quotes":    "> \n",
		"lines of quotes": "> a\n",
		"full stops":      ".",
		"emoji":           "👩\u200d",
		"flags":           "🇰🇷",
		"combining":       "\u0301",
		"jamo":            "\u1100",
		"spaces":          " ",
	} {
		out[name] = strings.Repeat(s, size/len(s))
	}
	return out
}

func BenchmarkFloods(b *testing.B) {
	for name, text := range floods() {
		for what, f := range map[string]func(string){
			"Plain":      func(s string) { markdown.Plain(s) },
			"Marked":     func(s string) { markdown.Marked(s, 20) },
			"Split":      func(s string) { markdown.Split(s, markdown.MaxContent) },
			"PlainTitle": func(s string) { markdown.PlainTitle(s, 256) },
			"TitleLink":  func(s string) { markdown.TitleLink(s, "https://example.org") },
			"Fragment":   func(s string) { markdown.Fragment("https://example.org", s) },
			"Truncate":   func(s string) { markdown.Truncate(s, 100) },
		} {
			b.Run(what+"/"+name, func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					f(text)
				}
			})
		}
	}
}
