package cli

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"footnote/answer"
	"footnote/corpus"
	"footnote/internal/message"
)

const (
	// maxStart is how much is shown of a long text, in characters.
	maxStart = 160
	indent   = "    "
)

// answer prints an answer and its sources. What stream has shown of it is not
// shown again.
func (p *printer) answer(a answer.Answer, stream *stream) {
	if a.Abstained {
		stream.finish(a.Text)
		p.near(a.Near)
		p.notice(a)
		return
	}
	stream.finish(a.Text)
	for _, c := range a.Shown() {
		first, last := c.Lines()
		p.line("")
		number := "[" + strconv.Itoa(c.N) + "]"
		p.line(p.in(cyan, number) + " " + p.place(columns(number)+1, c.Article, first, last))
		if c.Article.URL != "" {
			p.line(indent + oneLine(c.Article.URL))
		}
		p.block(c.Excerpt(), indent, dim)
	}
	p.notice(a)
}

// near prints what comes nearest to a question.
func (p *printer) near(excerpts []answer.Citation) {
	for i, c := range excerpts {
		if i == 0 {
			p.line("")
			p.say(message.CLINear)
		}
		first, last := c.Lines()
		p.line("- " + p.place(2, c.Article, first, last))
		p.block(c.Excerpt(), indent, dim)
	}
}

// notice says how the answer was made.
func (p *printer) notice(a answer.Answer) {
	var words []string
	if a.Mode == answer.ModeExtractive {
		words = append(words, message.CLIExtractive.In(p.lang))
	}
	if a.Notice != "" {
		words = append(words, oneLine(a.Notice))
	}
	if len(words) > 0 {
		p.line("")
		p.block("("+strings.Join(words, "; ")+")", "", dim)
	}
}

// place tells where something stands: title, what is known of the article, its
// ID and the lines. Where not all of it fits into a line after so many columns,
// ID and lines have one of their own, to be found and copied whole.
func (p *printer) place(after int, a *corpus.Article, first, last int) string {
	var about []string
	if name := oneLine(a.Publisher); name != "" {
		about = append(about, name)
	}
	if !a.Published.IsZero() {
		about = append(about, a.Published.Format(time.DateOnly))
	}
	title, known := oneLine(a.Title), ""
	if len(about) > 0 {
		known = " (" + strings.Join(about, ", ") + ")"
	}
	where := oneLine(a.ID) + ": " + p.lines(first, last)
	if p.width == 0 || after+columns(title+known+" "+where) < p.width {
		return p.in(bold, title) + known + " " + where
	}
	var out []string
	for _, line := range wrap(title+known, max(p.width-1-max(after, len(indent)), 20)) {
		out = append(out, p.in(bold, line))
	}
	return strings.Join(append(out, where), "\n"+indent)
}

func (p *printer) lines(first, last int) string {
	if first == last {
		return message.CLILine.In(p.lang, first)
	}
	return message.CLILines.In(p.lang, first, last)
}

// beginning returns the first words of a text, at most limit characters.
func beginning(text string, limit int) string {
	text = oneLine(text)
	r := []rune(text)
	if len(r) <= limit {
		return text
	}
	head := string(r[:limit])
	if space := strings.LastIndexByte(head, ' '); space > 0 {
		head = head[:space]
	}
	return head + " …"
}

var mark = regexp.MustCompile(`\[\d+\]`)

// marks colours the marks of an answer's text.
func (p *printer) marks(s string) string {
	if !p.colour {
		return s
	}
	return mark.ReplaceAllStringFunc(s, func(m string) string { return p.in(cyan, m) })
}
