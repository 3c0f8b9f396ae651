package cli

import (
	"context"

	"github.com/spf13/cobra"

	"footnote/internal/app"
	"footnote/internal/message"
)

// newDoctor returns "footnote doctor".
func newDoctor(s *session) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: message.CLIDoctorShort.In(s.lang),
		Long:  message.CLIDoctorLong.In(s.lang),
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := interruptible(cmd.Context())
			defer stop()
			return s.doctor(ctx, cmd)
		},
	}
	s.jsonFlag(cmd)
	return cmd
}

type checkLine struct {
	Check   string     `json:"check"`
	Status  app.Status `json:"status"`
	Message string     `json:"message"`
	Hint    string     `json:"hint"`
}

func (s *session) doctor(ctx context.Context, cmd *cobra.Command) error {
	// What is wrong with the settings is the first finding.
	settings, loaded := s.settings(cmd)
	p := s.outPrinter(s.lang)
	failed := false
	var err error
	s.app(settings, nil).Doctor(ctx, s.lang, loaded, func(c app.Check) {
		failed = failed || c.Status == app.Fail
		if !s.json {
			p.check(c)
		} else if err == nil {
			err = writeJSON(s.Out, checkLine{c.Name, c.Status, c.Message, c.Hint})
		}
	})
	switch {
	case ctx.Err() != nil:
		return context.Canceled
	case err != nil || p.err != nil:
		return written(p, err)
	case failed:
		return errSaid
	default:
		return nil
	}
}

// check prints a finding, and its hint under it.
func (p *printer) check(c app.Check) {
	word, st := message.DoctorOK, green
	switch c.Status {
	case app.Warn:
		word, st = message.DoctorWarn, yellow
	case app.Fail:
		word, st = message.DoctorFail, red
	case app.Off:
		word, st = message.DoctorOff, dim
	case app.OK:
	}
	p.line(p.in(st, word.In(p.lang)) + " " + c.Name + ": " + oneLine(c.Message))
	if c.Hint != "" {
		p.line("  hint: " + oneLine(c.Hint))
	}
}
