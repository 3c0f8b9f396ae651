package cli

import (
	"time"

	"github.com/spf13/cobra"

	"footnote/internal/app"
	"footnote/internal/message"
	"footnote/retrieval"
)

// newIndex returns "footnote index".
func newIndex(s *session) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "index",
		Short: message.CLIIndexShort.In(s.lang),
		Long:  message.CLIIndexLong.In(s.lang),
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := interruptible(cmd.Context())
			defer stop()
			began := time.Now()
			library, err := s.open(ctx, cmd, app.OpenOptions{Keep: true})
			if err != nil {
				return err
			}
			if s.json {
				return writeJSON(s.Out, indexJSON(library.Changes, time.Since(began)))
			}
			p := s.outPrinter(s.lang)
			c := library.Changes
			p.say(message.CLIIndexed, c.Articles, c.Passages, c.Added, c.Changed, c.Removed, c.Unchanged)
			return written(p, nil)
		},
	}
	s.jsonFlag(cmd)
	return cmd
}

type indexLine struct {
	Articles  int     `json:"articles"`
	Passages  int     `json:"passages"`
	Added     int     `json:"added"`
	Changed   int     `json:"changed"`
	Removed   int     `json:"removed"`
	Unchanged int     `json:"unchanged"`
	TookMS    float64 `json:"took_ms"`
}

func indexJSON(c retrieval.Changes, took time.Duration) indexLine {
	return indexLine{
		Articles: c.Articles, Passages: c.Passages, Added: c.Added, Changed: c.Changed,
		Removed: c.Removed, Unchanged: c.Unchanged, TookMS: milliseconds(took),
	}
}
