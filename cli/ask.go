package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"footnote/answer"
	"footnote/internal/app"
	"footnote/internal/message"
)

type askOptions struct {
	explain, noCache bool
	// receipt is the file for receipts, empty for none.
	receipt string
}

// newAsk returns "footnote ask".
func newAsk(s *session) *cobra.Command {
	var o askOptions
	cmd := &cobra.Command{
		Use:     "ask QUESTION",
		Short:   message.CLIAskShort.In(s.lang),
		Long:    message.CLIAskLong.In(s.lang),
		Example: message.CLIAskExample.In(s.lang),
		Args:    oneQuestion,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f := cmd.Flags().Lookup("receipt"); f.Changed && (o.receipt == "" || o.receipt == batch) {
				return &usageError{what: message.CLIBadFlag, args: []any{"--receipt", o.receipt}, hint: message.CLIReceiptFlagHint}
			}
			ctx, stop := interruptible(cmd.Context())
			defer stop()
			return s.ask(ctx, cmd, args, o)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.explain, "explain", false, message.ExplainFlag.In(s.lang))
	flags.StringVar(&o.receipt, "receipt", "", message.CLIFlagReceipt.In(s.lang))
	flags.BoolVar(&o.noCache, "no-cache", false, message.CLIFlagNoCache.In(s.lang))
	s.jsonFlag(cmd)
	return cmd
}

func (s *session) ask(ctx context.Context, cmd *cobra.Command, args []string, o askOptions) (err error) {
	var receipts *receiptFile
	if o.receipt != "" {
		// Before the model is asked, which may cost money.
		if receipts, err = newReceiptFile(o.receipt); err != nil {
			return err
		}
		// The receipts of the answers that were given are kept whatever comes.
		defer func() { err = joinReceipts(err, receipts.close()) }()
	}
	library, err := s.open(ctx, cmd, app.OpenOptions{NoCache: o.noCache})
	if err != nil {
		return err
	}
	many := len(args) == 1 && args[0] == batch
	abstained, asked := false, 0
	err = s.eachQuestion(ctx, args, func(question string) error {
		asked++
		if many && !s.json {
			s.heading(question, asked)
		}
		q := answer.Question{Text: question, Asked: s.now(), Explain: o.explain, Receipt: receipts != nil}
		a, err := s.askOne(ctx, library.Answerer, q)
		abstained = a.Abstained
		receipts.add(a.Receipt)
		return err
	})
	if err == nil && abstained && !many {
		return errAbstained
	}
	return err
}

// heading shows the question before its answer, among several.
func (s *session) heading(question string, n int) {
	p := s.outPrinter("")
	if n > 1 {
		p.line("")
	}
	p.line(p.in(bold, "# "+oneLine(question)))
}

// An asker answers questions. While an answer comes, emit is called with each
// new piece of its text.
type asker interface {
	Answer(ctx context.Context, q answer.Question, emit func(text string)) (answer.Answer, error)
}

// askOne answers a question on standard output.
func (s *session) askOne(ctx context.Context, from asker, q answer.Question) (answer.Answer, error) {
	began := time.Now()
	p := s.outPrinter(message.Of(q.Text))
	stream := &stream{p: p}
	emit := stream.show
	if s.json || !s.OutTerminal {
		emit = func(string) {}
	}
	a, err := from.Answer(ctx, q, emit)
	if err != nil {
		if len(a.Citations) > 0 && stream.text != "" {
			p.answer(a, stream) // What is shown keeps its sources.
		} else {
			stream.end()
		}
		if ctx.Err() != nil {
			err = context.Canceled
		}
		return a, err
	}
	if s.json {
		return a, writeJSON(s.Out, answerJSON(a, time.Since(began)))
	}
	if a.Language != "" {
		p.lang = a.Language
	}
	p.answer(a, stream)
	if a.Explanation != nil {
		p.explain(a.Explanation)
		p.usage(a.Usage)
	}
	return a, written(p, nil)
}

type answerLine struct {
	Question   string         `json:"question"`
	Answer     string         `json:"answer"`
	Short      string         `json:"short"`
	Mode       answer.Mode    `json:"mode"`
	Abstained  bool           `json:"abstained"`
	Confidence float64        `json:"confidence"`
	Citations  []citationLine `json:"citations"`
	TookMS     float64        `json:"took_ms"`
	// Notice is there if there is something to say of how it was made.
	Notice string `json:"notice,omitempty"`
	// Usage is there if a model was asked, now or when the answer was made.
	Usage *answer.Usage `json:"usage,omitempty"`
	// Explain is there if it was asked for.
	Explain *answerExplainLine `json:"explain,omitempty"`
}

type citationLine struct {
	N         int    `json:"n"`
	Article   string `json:"article"`
	Title     string `json:"title"`
	URL       string `json:"url"`
	StartLine int    `json:"start_line"`
	EndLine   int    `json:"end_line"`
	Quote     string `json:"quote"`
}

func answerJSON(a answer.Answer, took time.Duration) answerLine {
	line := answerLine{
		Question: a.Question, Answer: a.Text, Short: a.Short, Mode: a.Mode,
		Abstained: a.Abstained, Confidence: a.Confidence,
		Citations: make([]citationLine, 0, len(a.Citations)), TookMS: milliseconds(took), Notice: a.Notice,
		Explain: answerExplainJSON(a.Explanation),
	}
	if a.Usage != (answer.Usage{}) {
		line.Usage = &a.Usage
	}
	for _, c := range a.Citations {
		first, last := c.Lines()
		line.Citations = append(line.Citations, citationLine{
			N: c.N, Article: c.Article.ID, Title: c.Article.Title, URL: c.Article.URL,
			StartLine: first, EndLine: last, Quote: c.Quote(),
		})
	}
	return line
}
