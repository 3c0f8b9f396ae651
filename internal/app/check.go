package app

import (
	"context"
	"errors"

	"footnote/internal/config"
	"footnote/internal/message"
)

// A Status is how a check ended.
type Status string

// The statuses.
const (
	OK   Status = "ok"
	Warn Status = "warn"
	Fail Status = "fail"
	// Off: not configured, so there was nothing to check.
	Off Status = "off"
)

// A Check is one finding of doctor.
type Check struct {
	// Name is one word, the same in all languages.
	Name   string
	Status Status
	// Message is one line; Hint is one, or empty.
	Message, Hint string
}

// A checker gathers checks in a language.
type checker struct {
	*App
	lang   string
	report func(Check)
}

// Doctor checks all that the configuration asks for, calling report for each
// finding as it comes. The error is that of [config.Load]. Only servers that
// are configured are asked.
func (a *App) Doctor(ctx context.Context, lang string, loaded error, report func(Check)) {
	c := &checker{App: a, lang: lang, report: report}
	c.settings(loaded)
	c.data()
	c.vocabularyFile()
	articles := c.corpus(ctx)
	c.index(articles)
	c.chat(ctx)
	c.budget()
	c.embedding(ctx)
	c.discord(ctx)
}

func (c *checker) add(name string, s Status, what string, hint string) {
	c.report(Check{name, s, what, hint})
}

// settings reports each wrong setting, and those that have no effect.
func (c *checker) settings(loaded error) {
	for _, err := range each(loaded) {
		var known interface {
			Explain(lang string) (line, hint string)
		}
		if errors.As(err, &known) {
			line, hint := known.Explain(c.lang)
			c.add("settings", Fail, line, hint)
		}
	}
	if loaded == nil {
		c.add("settings", OK, message.DoctorSettings.In(c.lang), "")
	}
	for _, s := range config.Settings() {
		if s.Planned && c.config.Source(s.Name) != config.FromDefault {
			c.add("settings", Warn, message.DoctorPlanned.In(c.lang, s.Name), message.DoctorPlannedHint.In(c.lang))
		}
	}
}

// each returns the errors that were joined to err.
func each(err error) []error {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}
