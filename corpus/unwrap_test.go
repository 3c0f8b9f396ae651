package corpus

import (
	"strings"
	"testing"
)

func TestLinesThatWereBrokenToFitAPageAreJoined(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"prose": {
			"The bees arrived on 17 April 2023, in the back of a bakery van. Ms. Rina\nOduya, who has kept bees for 26 years, had offered two colonies to the  \r\n  school. It was May.",
			"The bees arrived on 17 April 2023, in the back of a bakery van. Ms. Rina Oduya, who has kept bees for 26 years, had offered two colonies to the school. It was May.",
		},
		"Korean": {
			"솔내읍 하나뿐인 빵집이 사라질 뻔했다. 38년 동안 빵을 구운 정가온 씨가\n무릎을 다쳤다.\n주민들이 나섰다.",
			"솔내읍 하나뿐인 빵집이 사라질 뻔했다. 38년 동안 빵을 구운 정가온 씨가 무릎을 다쳤다.\n주민들이 나섰다.",
		},
		"verse":      {"the sea, the sea\nand nothing but", "the sea, the sea\nand nothing but"},
		"paragraphs": {"This line of an article is a paragraph that ends with a full stop.\nThe next one", "This line of an article is a paragraph that ends with a full stop.\nThe next one"},
		"items":      {"things to bring along when the library is open at night and it rains\n- a cup", "things to bring along when the library is open at night and it rains\n- a cup"},
		"a table":    {"| one column of a table that is wide enough | and another one of it |\n| a | b |", "| one column of a table that is wide enough | and another one of it |\n| a | b |"},
		"a heading":  {"## A heading that is as long as only few headings of articles are in truth\nText", "## A heading that is as long as only few headings of articles are in truth\nText"},
		"a gap":      {"A line that is wide enough to have been broken, before an empty one\n\nText", "A line that is wide enough to have been broken, before an empty one\n\nText"},
		"code":       {"```\none line of code that is as wide as a line of prose may be on a page\nanother\n```", "```\none line of code that is as wide as a line of prose may be on a page\nanother\n```"},
		"nothing":    {"", ""},
	} {
		if got := Unwrap(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func FuzzUnwrap(f *testing.F) {
	f.Add("The bees arrived on 17 April 2023, in the back of a van. Ms. Rina\nOduya, who\r\rsaid so\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got := Unwrap(text); bare(got) != bare(text) || strings.Count(got, "\n") > strings.Count(text, "\n") {
			t.Errorf("%q became %q", text, got)
		}
	})
}
