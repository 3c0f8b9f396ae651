package bot

import "footnote/bot/markdown"

// pack joins parts to as few messages as hold them in order. Before each part
// stands its gap, unless it begins a message.
func pack(parts []part) response {
	var all []markdown.Part
	for _, p := range parts {
		all = append(all, markdown.Part{Gap: p.gap, Text: p.text})
	}
	var out response
	for _, m := range markdown.Pack(all, markdown.DiscordLimits()) {
		out = append(out, m.Content)
	}
	return out
}

// A part is text that stays together where it can.
type part struct{ gap, text string }
