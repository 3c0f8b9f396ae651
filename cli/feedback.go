package cli

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"footnote/internal/feedback"
	"footnote/internal/message"
)

// newFeedback returns "footnote feedback".
func newFeedback(s *session) *cobra.Command {
	var (
		down  bool
		since age
	)
	cmd := &cobra.Command{
		Use:   "feedback",
		Short: message.CLIFeedbackShort.In(s.lang),
		Long:  message.CLIFeedbackLong.In(s.lang),
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			settings, err := s.settings(cmd)
			if err != nil {
				return err
			}
			entries, err := s.app(settings, nil).Feedback().Entries()
			if err != nil {
				return &failure{what: message.CLIFeedbackUnread, hint: message.CLIReceiptsUnreadHint, cause: err}
			}
			earliest := s.now().Add(-time.Duration(since))
			return s.feedback(slices.DeleteFunc(entries, func(e feedback.Entry) bool {
				return down && e.Down == 0 || since > 0 && e.At.Before(earliest)
			}))
		},
	}
	s.jsonFlag(cmd)
	cmd.Flags().BoolVar(&down, "down", false, message.CLIFlagDown.In(s.lang))
	cmd.Flags().Var(&since, "since", message.CLIFlagSince.In(s.lang))
	return cmd
}

// feedback lists answers, the one voted on last first.
func (s *session) feedback(entries []feedback.Entry) error {
	p := s.outPrinter(s.lang)
	var sum feedback.Counts
	for _, e := range entries {
		if s.json {
			if err := writeJSON(s.Out, feedbackJSON(e)); err != nil {
				return err
			}
			continue
		}
		sum.Up, sum.Down = sum.Up+e.Up, sum.Down+e.Down
		when := e.At.In(s.now().Location()).Format("2006-01-02 15:04")
		p.line(p.in(cyan, when) + "  " + thumbs(e.Counts) + "  " + p.in(bold, beginning(e.Question, maxStart)))
		p.block(oneLine(e.Text), indent, "")
		if len(e.Articles) > 0 {
			p.block(oneLine(strings.Join(e.Articles, ", ")), indent, dim)
		}
	}
	if !s.json {
		p.say(message.CLIFeedbackSum, len(entries), sum.Up, sum.Down)
	}
	return written(p, nil)
}

// thumbs tells counts by sign and number: a colour would not be read out.
func thumbs(c feedback.Counts) string {
	return "👍 " + strconv.Itoa(c.Up) + " 👎 " + strconv.Itoa(c.Down)
}

type feedbackLine struct {
	Answer   string   `json:"answer"`
	At       string   `json:"at"`
	Up       int      `json:"up"`
	Down     int      `json:"down"`
	Question string   `json:"question"`
	Text     string   `json:"text"`
	Mode     string   `json:"mode"`
	Model    string   `json:"model"`
	Articles []string `json:"articles"`
}

func feedbackJSON(e feedback.Entry) feedbackLine {
	return feedbackLine{
		Answer: e.ID, At: e.At.UTC().Format(time.RFC3339), Up: e.Up, Down: e.Down,
		Question: e.Question, Text: e.Text, Mode: e.Mode, Model: e.Model, Articles: append([]string{}, e.Articles...),
	}
}

// An age is a time as people say it: "7d", "2w", or as Go has it: "36h", "1h30m".
type age time.Duration

var _ pflag.Value = (*age)(nil)

// String implements [pflag.Value].
func (a *age) String() string {
	if *a == 0 {
		return ""
	}
	return time.Duration(*a).String()
}

// Type implements [pflag.Value].
func (a *age) Type() string { return "age" }

// maxDays keeps an age from overflowing; it is some 270 years.
const maxDays = 100_000

var errAge = errors.New("not an age")

// Set implements [pflag.Value].
func (a *age) Set(text string) error {
	days := 0
	number, isDays := strings.CutSuffix(text, "d")
	if isDays {
		days = 1
	} else if number, isDays = strings.CutSuffix(text, "w"); isDays {
		days = 7
	}
	if isDays {
		n, err := strconv.ParseUint(number, 10, 32)
		if err != nil || n == 0 || n > maxDays/uint64(days) {
			return errAge
		}
		*a = age(n) * age(days) * age(24*time.Hour)
		return nil
	}
	d, err := time.ParseDuration(text)
	if err != nil || d <= 0 {
		return errAge
	}
	*a = age(d)
	return nil
}
