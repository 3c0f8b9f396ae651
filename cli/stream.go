package cli

import (
	"strings"
)

// A stream prints an answer's text while it comes. Words are kept whole, so
// the last one waits for what follows it.
type stream struct {
	p *printer
	// text is all that came, shown what was printed of it, and used how many
	// columns of the line are taken.
	text, shown string
	used        int
}

// show takes the next piece of the text.
func (s *stream) show(piece string) {
	s.text += piece
	text := plain(s.text)
	if !strings.HasPrefix(text, s.shown) {
		return // finish shows it whole.
	}
	if end := strings.LastIndexAny(text, " \n"); end >= len(s.shown) {
		s.print(text[len(s.shown):end])
		s.shown = text[:end]
	}
}

// finish prints the rest of the whole text, or all of it if it is another one
// than was shown, and ends the line.
func (s *stream) finish(text string) {
	text = strings.TrimSpace(plain(text))
	if !strings.HasPrefix(text, s.shown) {
		s.p.write("\n\n")
		s.shown, s.used = "", 0
	}
	s.print(text[len(s.shown):])
	s.shown = text
	s.p.write("\n")
}

// end ends the line of a text that breaks off.
func (s *stream) end() {
	if s.shown != "" {
		s.p.write("\n")
	}
}

// print writes text, breaking lines between words.
func (s *stream) print(text string) {
	for text != "" {
		i := strings.IndexFunc(text, func(r rune) bool { return r != ' ' && r != '\n' })
		if i < 0 {
			i = len(text)
		}
		gap := text[:i]
		text = text[i:]
		end := strings.IndexAny(text, " \n")
		if end < 0 {
			end = len(text)
		}
		s.word(gap, text[:end])
		text = text[end:]
	}
}

func (s *stream) word(gap, word string) {
	if at := strings.LastIndexByte(gap, '\n'); at >= 0 {
		s.p.write(gap)
		s.used = len(gap) - at - 1
	} else if gap != "" {
		if s.p.width > 0 && s.used+len(gap)+columns(word) > s.p.width {
			s.p.write("\n")
			s.used = 0
		} else {
			s.p.write(gap)
			s.used += len(gap)
		}
	}
	s.p.write(s.p.marks(word))
	s.used += columns(word)
}
