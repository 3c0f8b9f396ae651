package bot

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"footnote/answer"
	"footnote/bot/markdown"
	"footnote/corpus"
	"footnote/internal/message"
)

// How much of what others wrote is shown, in characters.
const (
	maxTitle     = 120
	maxPublisher = 60
	maxStart     = 160
	// maxAnswer bounds the text of an answer, in UTF-16 units after escaping:
	// three messages. A model that goes on and on is cut after a sentence.
	maxAnswer = 3 * markdown.MaxContent
)

// Colours of panels. What they say is also said in words.
const (
	blue = 0x3B6EA8
	grey = 0x8A8F98
)

// render makes the messages that show an answer below a heading, with the bot's
// own words in lang.
func render(heading string, a answer.Answer, lang string) []post {
	if a.Abstained { // its text is the bot's own, and all of it is in one language
		return abstention(heading, a, cmp.Or(a.Language, lang))
	}
	text, citations := bounded(a, maxAnswer-markdown.Units(heading))
	if text == "" {
		return nil
	}
	var sources []string
	for _, c := range citations {
		sources = append(sources, source(c, a, lang))
	}
	return withPanels(below(heading, text), panel{title: message.BotSources.In(lang), footer: footer(a, lang), colour: blue}, sources)
}

// bounded returns an answer's text, escaped and cut if it is longer than most
// UTF-16 units, and the citations whose marks it holds.
func bounded(a answer.Answer, most int) (string, []answer.Citation) {
	text := markdown.Marked(a.Text, len(a.Citations))
	if markdown.Units(text) <= most {
		return text, a.Citations
	}
	text = markdown.Split(text, most-2)[0] + " …"
	var shown []answer.Citation
	for _, c := range a.Citations {
		if strings.Contains(text, "["+strconv.Itoa(c.N)+"]") {
			shown = append(shown, c)
		}
	}
	return text, shown
}

// source shows where a citation stands, and what it says, unless the answer
// says it in the same words.
func source(c answer.Citation, a answer.Answer, lang string) string {
	s := "**[" + strconv.Itoa(c.N) + "]** " + about(c.Article, c.Span, lang)
	if strings.Contains(a.Text, strings.TrimSpace(c.Quote())) {
		return s
	}
	return s + "\n" + shownQuote(c)
}

// shownQuote shows a quote as a block, without the breaks that fit it to a page.
func shownQuote(c answer.Citation) string { return markdown.Block(corpus.Unwrap(c.Excerpt())) }

// about tells what is known of a place in an article, its title leading to it
// where the article can be read.
func about(a *corpus.Article, at corpus.Span, lang string) string {
	first, last := a.Lines(at)
	return facts(titled(a, at), a) + " · " + lines(first, last, lang)
}

// titled returns an article's title, as a link to a place in it if it has an address.
// Where people see the address beside the title, it is the article's alone.
func titled(a *corpus.Article, at corpus.Span) string {
	if link := markdown.TitleLink(named(a), markdown.Fragment(a.URL, a.Quote(at))); strings.HasPrefix(link, "[") {
		return link
	}
	return markdown.TitleLink(named(a), a.URL)
}

func lines(first, last int, lang string) string {
	if first == last {
		return message.BotLine.In(lang, first)
	}
	return message.BotLines.In(lang, first, last)
}

// abstention shows that there is no answer, and what is near. It looks
// different, and says so.
func abstention(heading string, a answer.Answer, lang string) []post {
	text := markdown.Plain(a.Text)
	p := panel{title: "❔ " + message.BotAbstained.In(lang), footer: footer(a, lang), colour: grey}
	parts := []string{text}
	for i, c := range a.Near {
		s := about(c.Article, c.Span, lang) + "\n" + shownQuote(c)
		if i == 0 {
			s = "**" + message.BotNear.In(lang) + "**\n" + s
		}
		parts = append(parts, s)
	}
	return withPanels(heading, p, parts)
}

// footer says in small print how the answer was made.
func footer(a answer.Answer, lang string) string {
	var parts []string
	if a.Notice != "" {
		lang = cmp.Or(a.Language, lang)
		parts = append(parts, markdown.Truncate(a.Notice, maxStart))
	}
	if a.Mode == answer.ModeExtractive && !a.Abstained {
		parts = append(parts, message.BotExtractive.In(lang))
	}
	return strings.Join(parts, " · ")
}

var (
	anyMark  = regexp.MustCompile(`\s?\[\d+\]`)
	openMark = regexp.MustCompile(`\s?\[\d*$`)
)

// preliminary shows an answer that is still coming: without its marks, whose
// sources are not known yet, and below a heading. It is empty if there is
// nothing to show.
func preliminary(heading, text string) string {
	text = openMark.ReplaceAllString(anyMark.ReplaceAllString(text, ""), "")
	text = strings.TrimSpace(markdown.Plain(text))
	if text == "" {
		return ""
	}
	const ellipsis = " …"
	heading = below(heading, "")
	return heading + markdown.Split(text, markdown.MaxContent-markdown.Units(heading)-len(ellipsis))[0] + ellipsis
}
