package config

import (
	"fmt"

	"footnote/internal/message"
)

// A ValueError is a setting with a wrong value.
type ValueError struct {
	// Setting is the name, Source where it was set.
	Setting string
	Source  Source
	// value is empty if it must not be shown.
	value string
	flaw  *flaw
}

func (e *ValueError) Error() string {
	line, _ := e.Explain(message.English)
	return line
}

// Explain returns one line for people that says what is wrong, and a hint.
func (e *ValueError) Explain(lang string) (line, hint string) {
	name := e.Setting
	if e.value != "" {
		name = fmt.Sprintf("%s=%q", name, e.value)
	}
	what := e.flaw.what.In(lang, e.flaw.args...)
	return message.ConfigWrong.In(lang, name, e.Source.in(lang), what), e.flaw.hint.In(lang)
}

// A FileError is a .env file that cannot be read.
type FileError struct {
	Path string
	// Line is the first line that is wrong, 1-based; 0 if the file could not
	// be opened.
	Line int
	err  error
}

func (e *FileError) Error() string {
	line, _ := e.Explain(message.English)
	return line
}

// Unwrap returns the cause, nil where it may hold a secret.
func (e *FileError) Unwrap() error { return e.err }

// Explain returns one line for people that says what is wrong, and a hint.
func (e *FileError) Explain(lang string) (line, hint string) {
	if e.Line == 0 {
		return message.ConfigFileUnread.In(lang, e.Path), message.ConfigFileUnreadHint.In(lang)
	}
	return message.ConfigFileLine.In(lang, e.Path, e.Line), message.ConfigFileLineHint.In(lang)
}
