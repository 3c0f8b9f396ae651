package bot

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"footnote/bot/markdown"
	"footnote/corpus"
	"footnote/internal/visible"
)

// reach is how many characters around a quote its surroundings have at most,
// on each side.
const reach = 240

// surroundings returns what stands around a span in an article: whole
// sentences where reach has room for one, else its nearest words.
func surroundings(a *corpus.Article, at corpus.Span) (before, after string, more [2]bool) {
	begin, end := at.Start, at.End
	for n := 0; begin > a.Body.Start && n < reach; n++ {
		_, size := utf8.DecodeLastRuneInString(a.Text[:begin])
		begin -= size
	}
	for n := 0; end < a.Body.End && n < reach; n++ {
		_, size := utf8.DecodeRuneInString(a.Text[end:])
		end += size
	}
	begin, end = max(begin, a.Body.Start), min(end, a.Body.End)
	more = [2]bool{begin > a.Body.Start, end < a.Body.End}
	for _, s := range corpus.Sentences(a.Text, corpus.Span{Start: begin, End: end}) {
		// The first and the last sentence of what was cut out are parts of some.
		if more[0] && s.Start == begin && s.End <= at.Start {
			begin = s.End
		}
		if more[1] && s.End == end && s.Start >= at.End {
			end = s.Start
		}
	}
	return a.Text[begin:at.Start], a.Text[at.End:end], more
}

// inPlace shows a quote in its surroundings, the quote in bold, as a block.
func inPlace(a *corpus.Article, at corpus.Span) string {
	before, after, more := surroundings(a, at)
	if before = strings.TrimLeft(before, " \t\r\n"); more[0] {
		before = "… " + before
	}
	if after = strings.TrimRight(after, " \t\r\n"); more[1] {
		after += " …"
	}
	return markdown.Quoted(plainLines(before) + boldLines(a.Quote(at)) + plainLines(after))
}

// gaps are lines of nothing, of which one tells as much.
var gaps = regexp.MustCompile(`\n(?:[\s\pZ]*\n){2,}`)

// closed returns text without the gaps in it, which may fill a screen, and without
// the breaks that fit it to a page.
func closed(text string) string {
	return gaps.ReplaceAllString(visible.Text(corpus.Unwrap(markdown.UnixLines(text))), "\n\n")
}

// plainLines shows text plain.
func plainLines(text string) string { return markdown.Plain(closed(text)) }

// boldLines shows text in bold, line by line: Discord's bold ends with a line
// of a block quote.
func boldLines(text string) string {
	var out []string
	for line := range strings.Lines(closed(text)) {
		word := strings.TrimSpace(line)
		if word == "" {
			out = append(out, line)
			continue
		}
		head, tail, _ := strings.Cut(line, word)
		out = append(out, head+markdown.Bold(word)+tail)
	}
	return strings.Join(out, "")
}
