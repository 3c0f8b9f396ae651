package config

import (
	"strings"

	"footnote/internal/message"
)

// exampleWidth is how wide the comments of the example file are, in columns.
const exampleWidth = 100

// Example returns the text of .env.example: each setting with its help, set to
// its default and commented out.
func Example() string {
	var b strings.Builder
	comment(&b, message.ConfigExample.In(message.English))
	for _, s := range Settings() {
		b.WriteByte('\n')
		comment(&b, s.Explain(message.English))
		b.WriteString("#" + s.Name + "=" + s.Default + "\n")
	}
	return b.String()
}

// Explain returns the help of a setting in a language.
func (s Setting) Explain(lang string) string {
	text := s.Help.In(lang)
	if s.Planned {
		text += " " + message.ConfigPlanned.In(lang)
	}
	return text
}

// comment writes a text as lines of comments.
func comment(b *strings.Builder, text string) {
	line := "#"
	for word := range strings.FieldsSeq(text) {
		if len(line)+1+len(word) > exampleWidth {
			b.WriteString(line + "\n")
			line = "#"
		}
		line += " " + word
	}
	b.WriteString(line + "\n")
}
