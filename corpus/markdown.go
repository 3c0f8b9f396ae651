package corpus

import (
	"regexp"
	"strings"
)

// titleLines is how many lines from the start a Markdown title may stand:
// badges, comments and a table of contents come before it.
const titleLines = 30

// parseMarkdown reads Markdown. Nothing is rendered: the text is the file's.
func parseMarkdown(name string, raw []byte) (*Article, []error) {
	return parseWith(name, raw, titleOfMarkdown)
}

// titleOfMarkdown returns the first heading of level one near the start, else
// the first line of words, without its marks.
func titleOfMarkdown(body string) string {
	first := ""
	lines := plainLines(body)
	for i, line := range lines {
		words := stripMarks(line)
		if !hasWord(words) {
			continue
		}
		underlined := i+1 < len(lines) && isUnderline(lines[i+1])
		if strings.HasPrefix(strings.TrimLeft(line, " "), "# ") || underlined {
			return shorten(words, maxTitle)
		}
		if first == "" {
			first = shorten(words, maxTitle)
		}
	}
	if first == "" {
		return titleOfText(body)
	}
	return first
}

// plainLines returns the first lines, without those of fenced code and of
// comments.
func plainLines(body string) []string {
	var lines []string
	fence, comment := "", false
	for n := 0; n < titleLines && len(body) > 0; n++ {
		line, size := cutLine(body)
		body = body[size:]
		trimmed := strings.TrimSpace(line)
		switch {
		case fence != "":
			if strings.HasPrefix(trimmed, fence) {
				fence = ""
			}
		case comment:
			comment = !strings.Contains(trimmed, "-->")
		case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
			fence = trimmed[:3]
		case strings.HasPrefix(trimmed, "<!--"):
			comment = !strings.Contains(trimmed, "-->")
		default:
			lines = append(lines, start(line))
		}
	}
	return lines
}

// isUnderline reports whether a line makes the one before it a heading of
// level one.
func isUnderline(line string) bool {
	line = strings.TrimSpace(line)
	return line != "" && strings.Trim(line, "=") == ""
}

// marks are Markdown's, with what stays of each.
var marks = []struct {
	pattern *regexp.Regexp
	stays   string
}{
	{regexp.MustCompile(`^\s*(?:>\s*)*(?:#{1,6}\s+|[-*+]\s+|\d{1,2}[.)]\s+)?`), ""},
	{regexp.MustCompile(`\s+#+\s*$`), ""},
	{regexp.MustCompile(`!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])`), ""},
	{regexp.MustCompile(`\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])`), "$1"},
	{regexp.MustCompile(`</?[A-Za-z][^>]*>`), ""},
	{regexp.MustCompile("`+([^`]+)`+"), "$1"},
	{regexp.MustCompile(`(\*{1,3})([^*\s]|[^*\s][^*]*[^*\s])\*{1,3}`), "$2"},
	{regexp.MustCompile(`(^|[\s("'])_{1,3}([^_\s]|[^_\s][^_]*[^_\s])_{1,3}($|[\s)"'.,:;!?])`), "$1$2$3"},
	{regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`), "$1"},
}

// stripMarks returns a line's words without Markdown's marks.
func stripMarks(line string) string {
	for _, m := range marks {
		line = m.pattern.ReplaceAllString(line, m.stays)
	}
	return oneLine(line)
}
