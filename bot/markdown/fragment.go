package markdown

import "strings"

// How much of a quote a link to it says. A short quote stands whole; of a
// longer one, or one of several lines, its first and last few words.
const (
	maxWhole  = 80 // characters
	mostWords = 5
)

// Fragment returns a URL that leads to a quote in its page by a text fragment
// (https://wicg.github.io/scroll-to-text-fragment/), or the URL alone if that
// would be longer than [MaxLink] or the URL has a text fragment already. It is
// empty for what is no plain web address.
func Fragment(raw, quote string) string {
	a := address(raw)
	if a == "" || strings.Contains(a, ":~:") {
		return a
	}
	for _, d := range directives(strings.ToValidUTF8(quote, "")) {
		delimiter := ":~:text="
		if !strings.Contains(a, "#") {
			delimiter = "#" + delimiter
		}
		if with := a + delimiter + d; len(with) <= MaxLink {
			return with
		}
	}
	return a
}

// directives returns text directives that find a quote, the best first. The
// text that each part of one finds stands within one block of the page, which a
// line of the article is at most.
func directives(quote string) []string {
	lines := strings.FieldsFunc(quote, func(r rune) bool { return strings.ContainsRune("\n\r\u2028\u2029", r) })
	var words [][]string
	for _, l := range lines {
		if w := strings.Fields(l); len(w) > 0 {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return nil
	}
	first, last := words[0], words[len(words)-1]
	var out []string
	if len(words) == 1 && len([]rune(quote)) <= maxWhole {
		out = append(out, directive(first))
	}
	for k := mostWords; k >= 2; k-- {
		if len(words) > 1 || len(first) >= 2*k {
			out = append(out, directive(first[:min(k, len(first))])+","+directive(last[max(0, len(last)-k):]))
		}
	}
	if len(words) == 1 && len(out) == 0 {
		out = append(out, directive(first))
	}
	return out
}

// directive percent-encodes words, the hyphens, commas and ampersands too that
// are part of the syntax, and all that Discord might see an end of a link in.
func directive(words []string) string {
	return percent(strings.Join(words, " "), func(c byte) bool {
		return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
	})
}
