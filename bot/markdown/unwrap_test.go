package markdown_test

import (
	"testing"

	"footnote/bot/markdown"
)

func TestLinesThatWereBrokenToFitAPageAreJoined(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"prose": {
			"The bees arrived on 17 April 2023, in the back of a bakery van. Ms. Rina\nOduya, who has kept bees for 26 years, had offered two colonies to the  \r\n  school. It was May.",
			"> The bees arrived on 17 April 2023, in the back of a bakery van. Ms. Rina Oduya, who has kept bees for 26 years, had offered two colonies to the school. It was May.",
		},
		"Korean": {
			"솔내읍 하나뿐인 빵집이 사라질 뻔했다. 38년 동안 빵을 구운 정가온 씨가\n무릎을 다쳤다.\n주민들이 나섰다.",
			"> 솔내읍 하나뿐인 빵집이 사라질 뻔했다. 38년 동안 빵을 구운 정가온 씨가 무릎을 다쳤다.\n> 주민들이 나섰다.",
		},
		"verse":      {"the sea, the sea\nand nothing but", "> the sea, the sea\n> and nothing but"},
		"paragraphs": {"This line of an article is a paragraph that ends with a full stop.\nThe next one", "> This line of an article is a paragraph that ends with a full stop.\n> The next one"},
		"items":      {"things to bring along when the library is open at night and it rains\n- a cup", "> things to bring along when the library is open at night and it rains\n> \\- a cup"},
		"a table":    {"| one column of a table that is wide enough | and another one of it |\n| a | b |", "> \\| one column of a table that is wide enough \\| and another one of it \\|\n> \\| a \\| b \\|"},
		"a heading":  {"## A heading that is as long as only few headings of articles are in truth\nText", "> \\#\\# A heading that is as long as only few headings of articles are in truth\n> Text"},
		"a gap":      {"A line that is wide enough to have been broken, before an empty one\n\nText", "> A line that is wide enough to have been broken, before an empty one\n> \n> Text"},
	} {
		if got := markdown.Block(c.in); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
