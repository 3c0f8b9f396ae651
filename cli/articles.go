package cli

import (
	"time"

	"github.com/spf13/cobra"

	"footnote/corpus"
	"footnote/internal/app"
	"footnote/internal/message"
)

// newArticles returns "footnote articles".
func newArticles(s *session) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "articles",
		Short: message.CLIArticlesShort.In(s.lang),
		Long:  message.CLIArticlesLong.In(s.lang),
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := interruptible(cmd.Context())
			defer stop()
			library, err := s.open(ctx, cmd, app.OpenOptions{})
			if err != nil {
				return err
			}
			return s.articles(library.Index.Articles())
		},
	}
	s.jsonFlag(cmd)
	return cmd
}

func (s *session) articles(list []*corpus.Article) error {
	p := s.outPrinter(s.lang)
	for _, a := range list {
		if s.json {
			if err := writeJSON(s.Out, articleJSON(a)); err != nil {
				return err
			}
			continue
		}
		_, last := a.Lines(corpus.Span{Start: 0, End: len(a.Text)})
		p.line(p.place(0, a, 1, last))
	}
	return written(p, nil)
}

type articleLine struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Language  string `json:"language"`
	Published string `json:"published"`
	Publisher string `json:"publisher"`
	Author    string `json:"author"`
	URL       string `json:"url"`
	Lines     int    `json:"lines"`
	Passages  int    `json:"passages"`
}

func articleJSON(a *corpus.Article) articleLine {
	_, last := a.Lines(corpus.Span{Start: 0, End: len(a.Text)})
	return articleLine{
		ID: a.ID, Title: a.Title, Language: a.Language, Published: published(a.Published),
		Publisher: a.Publisher, Author: a.Author, URL: a.URL, Lines: last, Passages: len(corpus.Split(a)),
	}
}

// published returns a date, with the time of day (RFC 3339) where it is known;
// empty if nothing is.
func published(t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case t.Equal(time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())):
		return t.Format(time.DateOnly)
	default:
		return t.Format(time.RFC3339)
	}
}
