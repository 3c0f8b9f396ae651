package markdown_test

import (
	"fmt"
	"testing"

	"footnote/bot/markdown"
)

func TestSplitting(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		limit int
		want  []string
	}{
		"after a sentence":            {"One two. Three four.", 12, []string{"One two.", "Three four."}},
		"after a sentence's marks":    {"One two. [1] [2] Three four.", 20, []string{"One two. [1] [2]", "Three four."}},
		"after Korean":                {"그는 갔다. 그녀도 갔다.", 10, []string{"그는 갔다.", "그녀도 갔다."}},
		"at white space":              {"one two three", 8, []string{"one two", "three"}},
		"not within a mark":           {"abcdef[12]ghi", 8, []string{"abcdef", "[12]ghi"}},
		"not after a backslash":       {`abc\*def`, 4, []string{"abc", `\*de`, "f"}},
		"after an escaped backslash":  {`ab\\cdef`, 4, []string{`ab\\`, "cdef"}},
		"in UTF-16 units":             {"😀😀😀", 4, []string{"😀😀", "😀"}},
		"not at all":                  {"short", 10, []string{"short"}},
		"nothing of nothing but room": {" \n ", 10, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := markdown.Split(c.text, c.limit)
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
