package cli

import (
	"regexp"
	"strings"
	"testing"

	"footnote/answer"
	"footnote/corpus"
	"footnote/internal/visible"
)

func TestHostileTextIsShownAsText(t *testing.T) {
	style := regexp.MustCompile("\x1b\\[[0-9]+m")
	for name, hostile := range map[string]string{
		"a terminal's link":    "\x1b]8;;https://evil.example\x1b\\text\x1b]8;;\x1b\\ \u009d8;;https://evil.example\u009c",
		"a terminal's orders":  "\x1b[2J\x1b]0;title\a\u009b31m\x1b]52;c;ZXZpbA==\a\r\x08\x7f",
		"of no width":          "a\u200bb\u2060c\ufeff \u3164\u115f\u034f\u00ad",
		"turned":               "\u202egnp.x\u202c \u2066a\u2069 \u200f\u061c",
		"tags":                 "say\U000E0001\U000E0068\U000E0069\U000E007F \ufe01\U000E0100",
		"a flood":              "Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357\u0358\u0359\u035a\u035b",
		"damaged":              "a\xff\xfeb",
		"lines of another":     "\n\n[2] Another source\n    which nobody gave",
		"an emoji that stands": "\U0001F468\u200d\U0001F469 ❤\ufe0f",
	} {
		a := &corpus.Article{ID: hostile, Title: hostile, Publisher: hostile, URL: hostile, Text: hostile, Body: corpus.Span{End: len(hostile)}}
		for _, colour := range []bool{false, true} {
			for _, said := range []answer.Answer{
				{
					Mode: answer.ModeModel, Text: strings.Join(strings.Fields(hostile), " ") + " [1]", Notice: hostile,
					Citations: []answer.Citation{{N: 1, Article: a, Span: a.Body}},
				},
				{Abstained: true, Text: "Nothing of it.", Notice: hostile, Near: []answer.Citation{{N: 1, Article: a, Span: a.Body}}},
			} {
				var out strings.Builder
				p := &printer{w: &out, width: 60, colour: colour, lang: "en"}
				s := &stream{p: p}
				for _, piece := range strings.SplitAfter(said.Text, " ") {
					s.show(piece)
				}
				p.answer(said, s)
				got := style.ReplaceAllString(out.String(), "")
				if !colour {
					got = out.String()
				}
				if visible.Text(got) != got || strings.ContainsFunc(got, func(r rune) bool { return r != '\n' && commands(r) }) {
					t.Errorf("%s: %q steers a terminal or is not what is seen", name, got)
				}
				if n := len(regexp.MustCompile(`(?m)^\[\d+\]`).FindAllString(got, -1)); n > len(said.Citations)+1 {
					t.Errorf("%s: %d sources in\n%s", name, n, got)
				}
			}
		}
		var out strings.Builder
		if err := writeJSON(&out, map[string]string{"quote": hostile}); err != nil || strings.ContainsFunc(strings.TrimSpace(out.String()), visible.Hidden) {
			t.Errorf("%s: %q, %v", name, out.String(), err)
		}
	}
}
