package bot

import (
	"footnote/bot/markdown"
)

// gap stands between parts that share a panel or a page.
const gap = "\n\n"

// maxFooter is kept free in each message for the small print, in UTF-16 units.
const maxFooter = 500

// withPanels makes messages of content and, below it, parts, each of which stays
// together where it can, in panels with a title. The footer stands under the
// last one.
func withPanels(content string, head panel, parts []string) []post {
	limits := markdown.DiscordLimits()
	limits.Embedded -= maxFooter
	all := []markdown.Part{{Text: content, Place: markdown.InContent}}
	for i, text := range parts {
		part := markdown.Part{Gap: gap, Text: text, Place: markdown.InEmbed}
		if i == 0 {
			part.Beside = markdown.Units(head.title)
		}
		all = append(all, part)
	}
	var out []post
	title := head.title
	for _, m := range markdown.Pack(all, limits) {
		p := post{content: m.Content}
		for _, e := range m.Embeds {
			p.panels = append(p.panels, panel{title: title, text: e, colour: head.colour})
			title = ""
		}
		out = append(out, p)
	}
	if n := len(out); n > 0 && len(out[n-1].panels) > 0 {
		last := out[n-1].panels
		last[len(last)-1].footer = head.footer
	}
	return out
}

// pages joins parts, with an empty line between them, to as few texts of at
// most limit UTF-16 units as hold them in order.
func pages(parts []string, limit int) []string {
	var all []markdown.Part
	for _, text := range parts {
		all = append(all, markdown.Part{Gap: gap, Text: text, Place: markdown.InContent})
	}
	var out []string
	for _, m := range markdown.Pack(all, markdown.Limits{Content: limit}) {
		out = append(out, m.Content)
	}
	return out
}

// plainly returns what a panel says as the contents of messages.
func (p panel) plainly() []string {
	parts := []string{p.text}
	if p.title != "" {
		parts[0] = "**" + p.title + "**\n" + p.text
	}
	if p.footer != "" {
		parts = append(parts, "-# "+markdown.Plain(p.footer))
	}
	return pages(parts, markdown.MaxContent)
}
