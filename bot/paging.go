package bot

import (
	"fmt"
	"strconv"
	"strings"

	"footnote/bot/markdown"
	"footnote/internal/message"
)

// page returns the 0-based page that an argument names after its first colon,
// and what stands before it; turned reports whether it names one.
func page(argument string) (of string, n int, turned bool) {
	of, last, turned := strings.Cut(argument, ":")
	if n, err := strconv.Atoi(last); err == nil && n > 0 {
		return of, n, turned
	}
	return of, 0, turned
}

// turning are the buttons that lead from page n, 0-based, of several to the
// next ones; there are none for a single page.
func turning(action, of string, n, pages int, lang string) []row {
	if pages < 2 {
		return nil
	}
	to := func(n int) string { return fmt.Sprintf("%s:%s:%d", action, of, n) }
	return []row{{buttons: []button{
		{id: to(n - 1), emoji: "◀️", label: message.BotPrevious.In(lang), style: quiet, disabled: n == 0},
		{id: to(n) + ":here", label: message.BotPage.In(lang, n+1, pages), style: quiet, disabled: true},
		{id: to(n + 1), emoji: "▶️", label: message.BotNext.In(lang), style: quiet, disabled: n == pages-1},
	}}}
}

// sheets joins parts, with gap between them, to pages of at most each parts, and
// fewer where a page would be longer than a panel takes.
func sheets(parts []string, each int, gap string) []string {
	var out []string
	on, room := 0, 0
	for _, part := range parts {
		n := markdown.Units(gap) + markdown.Units(part)
		if on == 0 || on == each || n > room {
			out, on, room = append(out, part), 1, markdown.MaxDescription-markdown.Units(part)
			continue
		}
		out[len(out)-1] += gap + part
		on, room = on+1, room-n
	}
	return out
}

// onPage returns page n of panels with text, or the last one if there are fewer.
func onPage(head panel, texts []string, action, of string, n int, lang string) post {
	n = min(n, len(texts)-1)
	head.text = texts[n]
	return post{panels: []panel{head}, rows: turning(action, of, n, len(texts), lang)}
}
