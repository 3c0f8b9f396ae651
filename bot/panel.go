package bot

import (
	"footnote/bot/markdown"
)

// withPanels adds parts, each of which stays together where it can, in panels
// of one title to the last post, and in further posts what does not fit there.
// The footer stands under the last one.
func withPanels(posts []post, head panel, parts []string) []post {
	if len(posts) == 0 {
		posts = append(posts, post{})
	}
	last := &posts[len(posts)-1]
	for _, text := range pages(parts, markdown.MaxDescription) {
		p := panel{text: text, colour: head.colour}
		if len(last.panels) == 0 {
			p.title = head.title
		}
		if len(last.panels) > 0 && (!last.takes(p) || len(last.panels) == markdown.MaxEmbeds) {
			posts = append(posts, post{})
			last = &posts[len(posts)-1]
		}
		last.panels = append(last.panels, p)
	}
	if n := len(last.panels); n > 0 {
		last.panels[n-1].footer = head.footer
	}
	return posts
}

// maxFooter is kept free in each message for the small print, in UTF-16 units.
const maxFooter = 500

// takes reports whether a post has room for one more panel.
func (p post) takes(more panel) bool {
	n := more.units() + maxFooter
	for _, there := range p.panels {
		n += there.units()
	}
	return n <= markdown.MaxEmbedded
}

func (p panel) units() int { return markdown.Units(p.title) + markdown.Units(p.text) }

// pages joins parts, with an empty line between them, to as few texts of at
// most limit UTF-16 units as hold them in order.
func pages(parts []string, limit int) []string {
	const gap = "\n\n"
	var out []string
	for _, part := range parts {
		for i, piece := range markdown.Split(part, limit) {
			if n := len(out) - 1; i == 0 && n >= 0 && markdown.Units(out[n])+len(gap)+markdown.Units(piece) <= limit {
				out[n] += gap + piece
				continue
			}
			out = append(out, piece)
		}
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
