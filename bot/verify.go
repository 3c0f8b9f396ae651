package bot

import (
	"context"
	"strings"

	"footnote/answer"
	"footnote/bot/markdown"
	"footnote/internal/message"
)

// checked are the pages of what was checked, for the one who asked.
type checked struct {
	person string
	texts  []string
}

// check goes through a message sentence by sentence, and marks what the
// articles say of each.
func (b *Bot) check(ctx context.Context, e event, _ func(string)) reply {
	lang := b.language(e)
	if e.target == nil || blank(e.target.text) {
		return say(message.BotNoText, lang)
	}
	ctx, cancel := context.WithTimeout(ctx, answerWithin)
	defer cancel()
	found, err := b.asker.Verify(ctx, answer.Claims{Text: e.target.text, Language: lang, Asked: e.target.sent})
	if err != nil {
		return b.failed(ctx, e, err)
	}
	texts := b.marked(found, lang)
	if len(texts) == 0 {
		return say(message.BotNoClaim, lang)
	}
	b.reports.Add(e.id, checked{e.person, texts})
	return b.report(texts, e.id, 0, lang, false)
}

// verdicts turns the pages of a message that was checked.
func (b *Bot) verdicts(_ context.Context, e event, _ func(string)) reply {
	id, n, _ := page(e.argument)
	c, found := b.reports.Get(id)
	if !found || c.person != e.person {
		return say(message.BotTooOld, b.language(e))
	}
	return b.report(c.texts, id, n, b.language(e), true)
}

func (b *Bot) report(texts []string, id string, n int, lang string, update bool) reply {
	head := panel{title: message.BotCheckTitle.In(lang), footer: message.BotCheckFooter.In(lang), colour: blue}
	return reply{private: true, update: update, posts: []post{onPage(head, texts, verdictsAction, id, n, lang)}}
}

// marked shows verdicts, a page each, after a count of them. It is empty if
// nothing was claimed.
func (b *Bot) marked(found []answer.Verdict, lang string) []string {
	count := make(map[answer.Finding]int)
	var parts []string
	for _, v := range found {
		if v.Finding == answer.NoClaim {
			continue
		}
		count[v.Finding]++
		parts = append(parts, verdict(v, lang))
	}
	if len(parts) == 0 {
		return nil
	}
	total := message.BotVerdicts.In(lang, count[answer.Supported], count[answer.Contradicted], count[answer.NotFound])
	return pages(append([]string{total}, parts...), pageLength)
}

// verdict shows a sentence, what the articles say of it and where.
func verdict(v answer.Verdict, lang string) string {
	key := map[answer.Finding]message.Key{
		answer.Supported: message.BotSupported, answer.Contradicted: message.BotContradicted, answer.NotFound: message.BotNotFound,
		answer.LeftOut: message.BotLeftOut,
	}[v.Finding]
	lines := []string{key.In(lang) + " " + markdown.OneLine(v.Sentence, maxSentence)}
	if v.Why != "" {
		lines = append(lines, "-# "+markdown.OneLine(v.Why, maxStart))
	}
	most := maxVerdictQuotes
	if v.Finding == answer.NotFound && len(v.Citations) > 0 {
		lines, most = append(lines, "-# "+message.BotNearest.In(lang)), 1
	}
	for _, c := range v.Citations[:min(len(v.Citations), most)] {
		lines = append(lines, about(c.Article, c.Span, lang), shownQuote(c))
	}
	return strings.Join(lines, "\n")
}

// maxVerdictQuotes is how many quotes tell what the articles say of a sentence.
const maxVerdictQuotes = 2

// maxSentence is how many characters of a sentence that was checked are shown.
const maxSentence = 300
