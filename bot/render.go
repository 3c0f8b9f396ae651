package bot

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"footnote/answer"
	"footnote/bot/markdown"
	"footnote/corpus"
	"footnote/internal/message"
)

// How much of what others wrote is shown. All together, a source stays within
// one message even if each character of it has to be escaped.
const (
	maxTitle     = 120
	maxPublisher = 60
	maxNear      = 3
	maxStart     = 160
	// maxAnswer bounds the text of an answer, in UTF-16 units after escaping:
	// three messages. A model that goes on and on is cut after a sentence.
	maxAnswer = 3 * markdown.MaxContent
)

// render makes the messages that show an answer, with the bot's own words in
// lang.
func render(a answer.Answer, lang string) response {
	if a.Abstained {
		return pack(append(abstention(a, lang), footer(a, lang)...))
	}
	text, citations := bounded(a)
	parts := []part{{"", text}}
	for i, c := range citations {
		s := source(c, lang)
		if i == 0 {
			s = "**" + message.BotSources.In(lang) + "**\n" + s
		}
		parts = append(parts, part{"\n\n", s})
	}
	return pack(append(parts, footer(a, lang)...))
}

// bounded returns an answer's text, escaped and cut if it is endless, and the
// citations whose marks it holds.
func bounded(a answer.Answer) (string, []answer.Citation) {
	text := markdown.Marked(a.Text, len(a.Citations))
	if markdown.Units(text) <= maxAnswer {
		return text, a.Citations
	}
	text, _ = markdown.Cut(text, maxAnswer-2)
	text += " …"
	var shown []answer.Citation
	for _, c := range a.Citations {
		if strings.Contains(text, "["+strconv.Itoa(c.N)+"]") {
			shown = append(shown, c)
		}
	}
	return text, shown
}

// source shows where a citation stands and what it says.
func source(c answer.Citation, lang string) string {
	first, last := c.Lines()
	s := "**[" + strconv.Itoa(c.N) + "]** " + strings.Join(about(c.Article, first, last, lang), " · ")
	if l := markdown.Link(c.Article.URL); l != "" {
		s += "\n" + l
	}
	return s + "\n" + markdown.Block(c.Excerpt())
}

// about tells what is known of a place in an article.
func about(a *corpus.Article, first, last int, lang string) []string {
	title := markdown.OneLine(a.Title, maxTitle)
	if title == "" {
		title = markdown.OneLine(a.ID, maxTitle)
	}
	facts := []string{title, lines(first, last, lang)}
	if p := markdown.OneLine(a.Publisher, maxPublisher); p != "" {
		facts = append(facts, p)
	}
	if !a.Published.IsZero() {
		facts = append(facts, a.Published.Format(time.DateOnly))
	}
	return facts
}

func lines(first, last int, lang string) string {
	if first == last {
		return message.BotLine.In(lang, first)
	}
	return message.BotLines.In(lang, first, last)
}

// abstention shows that there is no answer, and what is near.
func abstention(a answer.Answer, lang string) []part {
	parts := []part{{"", "❔ " + markdown.Marked(a.Text, 0)}}
	for i, h := range a.Near[:min(len(a.Near), maxNear)] {
		p := h.Passage
		first, last := p.Article.Lines(p.Span)
		s := strings.Join(about(p.Article, first, last, lang), " · ") + "\n" + markdown.Block(beginning(p.Text(), maxStart))
		if i == 0 {
			s = "**" + message.BotNear.In(lang) + "**\n" + s
		}
		parts = append(parts, part{"\n\n", s})
	}
	return parts
}

// beginning returns the first words of a text, at most limit characters.
func beginning(text string, limit int) string {
	r := []rune(strings.TrimSpace(text))
	if len(r) <= limit {
		return string(r)
	}
	head := string(r[:limit])
	if space := strings.LastIndexFunc(head, unicode.IsSpace); space > 0 {
		head = strings.TrimSpace(head[:space])
	}
	return head + " …"
}

// footer says in small print how the answer was made.
func footer(a answer.Answer, lang string) []part {
	var parts []part
	if a.Notice != "" {
		parts = append(parts, part{"\n", "-# " + markdown.OneLine(a.Notice, maxStart)})
	}
	if a.Mode == answer.ModeExtractive && !a.Abstained {
		parts = append(parts, part{"\n", "-# " + message.BotExtractive.In(lang)})
	}
	return parts
}

var (
	anyMark  = regexp.MustCompile(`\s?\[\d+\]`)
	openMark = regexp.MustCompile(`\s?\[\d*$`)
)

// preliminary shows an answer that is still coming: without its marks, whose
// sources are not known yet. It is empty if there is nothing to show.
func preliminary(text string) string {
	text = openMark.ReplaceAllString(anyMark.ReplaceAllString(text, ""), "")
	text = strings.TrimSpace(markdown.Plain(text))
	if text == "" {
		return ""
	}
	const ellipsis = " …"
	text, _ = markdown.Cut(text, markdown.MaxContent-len(ellipsis))
	return text + ellipsis
}
