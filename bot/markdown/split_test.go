package markdown_test

import (
	"fmt"
	"regexp"
	"strings"
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

func TestSplittingGoesOn(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		limit int
		want  []string
	}{
		"a block quote": {
			markdown.Block("One came first of all the others. Two came later than it."), 40,
			[]string{"> One came first of all the others.", "> Two came later than it."},
		},
		"a line of a block quote": {
			markdown.Block("One came first of all.\nTwo came later.\n\nThree."), 44,
			[]string{"> One came first of all.\n> Two came later.", "> Three."},
		},
		"small print": {
			"-# One came first of all the others. Two came later than it.", 40,
			[]string{"-# One came first of all the others.", "-# Two came later than it."},
		},
		"text after a quote": {
			"> One came first of all the others.\nTwo came later.", 40,
			[]string{"> One came first of all the others.", "Two came later."},
		},
		"bold": {
			"**One came first of all the others. Two came.** Three.", 40,
			[]string{"**One came first of all the others.**", "**Two came.** Three."},
		},
		"bold that ends at the cut": {
			"**One came first of all the others.** Two came.", 40,
			[]string{"**One came first of all the others.**", "Two came."},
		},
		"bold in a quote": {
			"> So. **One came first of all the others.** Two.", 32,
			[]string{"> So.", "> **One came first of all the**", "> **others.** Two."},
		},
		"bold over lines of a quote": {
			"> **One came first of all.\n> Two came after it.**", 32,
			[]string{"> **One came first of all.**", "> **Two came after it.**"},
		},
		"a masked link as one": {
			"See this [title of it](<https://example.org/a>) there", 46,
			[]string{"See this", "[title of it](<https://example.org/a>) there"},
		},
		"a bare link as one":       {"abc<https://e.org/a>def", 19, []string{"abc", "<https://e.org/a>de", "f"}},
		"dates as one":             {"On the day of it, 2025\\. 2\\. 4\\. it was", 33, []string{"On the day of it, 2025\\. 2\\. 4\\.", "it was"}},
		"names as one":             {"It was said. By J. Smith of them", 25, []string{"It was said.", "By J. Smith of them"}},
		"a mark with its sentence": {"It was so said [12]. And", 17, []string{"It was so", "said [12]. And"}},
		"what has no spaces":       {"그는 갔다。그녀도 갔다。", 8, []string{"그는 갔다。", "그녀도 갔다。"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := markdown.Split(c.text, c.limit)
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// bare is what is shown of text made here, without white space.
func bare(text string) string {
	var out strings.Builder
	for _, l := range strings.Split(strings.TrimSpace(text), "\n") {
		l = strings.TrimSpace(l) + " "
		l = strings.TrimPrefix(strings.TrimPrefix(l, "> "), "-# ")
		out.WriteString(unbolded(strings.Join(strings.Fields(l), "")))
	}
	return out.String()
}

// unbolded leaves out what makes text bold.
func unbolded(s string) string {
	return escapedOrBold.ReplaceAllStringFunc(s, func(m string) string {
		if m == "**" {
			return ""
		}
		return m
	})
}

// made is text with all that this package makes, from what may be hostile.
func made(s string) string {
	return "**[1]** " + markdown.TitleLink(s, "https://example.org/(a)") + " " +
		markdown.Link("https://example.org/"+strings.Repeat("b", len(s)%200)) + "\n" + madeUnlinked(s)
}

func madeUnlinked(s string) string {
	return markdown.Marked(s+" [1]. "+s, 1) + "\n\n**Sources**\n" +
		markdown.Block(s+" "+s) + "\n> so **" + markdown.Plain(s) + "** it is\n-# " + markdown.OneLine(s, 500)
}

// longestToken is more than the units of what is not cut.
const longestToken = 700

// checkPieces holds what all pieces of a text have to.
func checkPieces(t *testing.T, text string, limit int, pieces []string) {
	t.Helper()
	var joined strings.Builder
	for _, p := range pieces {
		if n := markdown.Units(p); n > limit || strings.TrimSpace(p) == "" || strings.TrimSpace(p) != p {
			t.Errorf("a piece of %d units, limit %d: %q", n, limit, p)
		}
		free := unescaped.ReplaceAllString(p, "")
		if strings.Contains(free, `\`) {
			t.Errorf("%q ends with a backslash", p)
		}
		if limit > longestToken && (strings.Count(free, "**")%2 != 0 || strings.Count(free, "<") != strings.Count(free, ">")-strings.Count("\n"+free, "\n> ")) {
			t.Errorf("bold or a link is cut in\n%s", p)
		}
		joined.WriteString(bare(p))
	}
	if got, want := joined.String(), bare(text); got != want {
		t.Errorf("limit %d: shown\n%s\nwant\n%s", limit, got, want)
	}
}

var (
	unescaped     = regexp.MustCompile(`(?s)\\.`)
	escapedOrBold = regexp.MustCompile(`(?s)\\.|\*\*`)
)

func FuzzPiecesLoseNothing(f *testing.F) {
	for _, s := range append(forms, "가나다라. 마바사 아자차! \u1100\u1161\u11a8", "🇰🇷🇰🇷🇰🇷 👩‍👩‍👧‍👦", "\u0600*\u0600\\") {
		f.Add(s, 40, 5)
		f.Add(s, 2000, 30)
	}
	f.Fuzz(func(t *testing.T, s string, limit, times int) {
		limit, times = 2+abs(limit)%2500, 1+abs(times)%80
		s = strings.Repeat(strings.ToValidUTF8(s, "?"), times)
		if len(s) > 4000 {
			return
		}
		checkPieces(t, markdown.Plain(s), limit, markdown.Split(markdown.Plain(s), limit))
		text := madeUnlinked(s)
		if limit > longestToken {
			text = made(s)
		}
		if strings.Contains(unescaped.ReplaceAllString(text, ""), "****") {
			return
		}
		checkPieces(t, text, limit, markdown.Split(text, limit))
	})
}

func TestPiecesOfAnyLengthLoseNothing(t *testing.T) {
	for _, form := range forms {
		s := strings.Repeat(form, 1+300/len(form))
		for limit := 2; limit < 2500; limit += 1 + limit/3 {
			text := madeUnlinked(s)
			if limit > longestToken {
				text = made(s)
			}
			checkPieces(t, text, limit, markdown.Split(text, limit))
		}
	}
}

func abs(n int) int { return max(n, -(n + 1)) }
