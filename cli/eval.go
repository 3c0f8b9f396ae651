package cli

import (
	"context"
	"strconv"

	"github.com/spf13/cobra"

	"footnote/internal/app"
	"footnote/internal/evaluate"
	"footnote/internal/message"
)

type evalOptions struct {
	questions     string
	unanswerable  []string
	n             int
	save, compare string
	failures      bool
}

// newEval returns "footnote eval".
func newEval(s *session) *cobra.Command {
	var o evalOptions
	cmd := &cobra.Command{
		Use:     "eval --questions FILE",
		Short:   message.EvalShort.In(s.lang),
		Long:    message.EvalLong.In(s.lang),
		Example: message.EvalExample.In(s.lang),
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := o.check(cmd); err != nil {
				return err
			}
			ctx, stop := interruptible(cmd.Context())
			defer stop()
			return s.eval(ctx, cmd, o)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&o.questions, "questions", "", message.EvalFlagQuestions.In(s.lang))
	flags.StringArrayVar(&o.unanswerable, "unanswerable", nil, message.EvalFlagUnanswerable.In(s.lang))
	flags.IntVarP(&o.n, "n", "n", 0, message.EvalFlagN.In(s.lang))
	flags.StringVar(&o.save, "save", "", message.EvalFlagSave.In(s.lang))
	flags.StringVar(&o.compare, "compare", "", message.EvalFlagCompare.In(s.lang))
	flags.BoolVar(&o.failures, "failures", false, message.EvalFlagFailures.In(s.lang))
	flags.BoolVar(&s.json, "json", false, message.EvalFlagJSON.In(s.lang))
	return cmd
}

func (o *evalOptions) check(cmd *cobra.Command) error {
	help := []any{cmd.CommandPath()}
	if o.questions == "" {
		return &usageError{what: message.EvalNoFile, hint: message.EvalNoFileHint, hintArgs: help}
	}
	if cmd.Flags().Changed("n") && o.n < 1 {
		return &usageError{what: message.CLIBadFlag, args: []any{"-n", strconv.Itoa(o.n)}, hint: message.EvalCountHint}
	}
	names := append([]string{}, o.unanswerable...)
	for _, name := range []string{"save", "compare"} {
		if flag := cmd.Flags().Lookup(name); flag.Changed {
			names = append(names, flag.Value.String())
		}
	}
	for _, name := range names {
		if name == "" {
			return &usageError{what: message.CLIBadFlags, hint: message.CLIHelpHint, hintArgs: help}
		}
	}
	return nil
}

// eval measures. What can be wrong with files is told before the first question
// is asked: the rest may take hours or cost money.
func (s *session) eval(ctx context.Context, cmd *cobra.Command, o evalOptions) error {
	questions, before, err := s.readEval(o)
	if err != nil {
		return err
	}
	library, err := s.open(ctx, cmd, app.OpenOptions{NoCache: true})
	if err != nil {
		return err
	}
	unfound, err := evaluate.Check(questions, library.Index.Articles())
	if err != nil {
		return err
	}
	s.faults(unfound)
	run, err := s.measure(ctx, library, questions)
	if err != nil {
		return err
	}
	report := evaluate.Report{Run: run}
	if o.failures {
		report.Failures = run.Failures()
	}
	if before != nil {
		report.Comparison = evaluate.Compare(before, run)
	}
	err = s.tell(report)
	if o.save != "" {
		// Even if nobody could read the report.
		if unsaved := evaluate.WriteRun(o.save, run); unsaved != nil {
			return unsaved
		}
	}
	return err
}

// readEval reads the files of questions and the run to compare with, if there
// is to be one.
func (s *session) readEval(o evalOptions) (questions []evaluate.Question, before *evaluate.Run, err error) {
	if questions, err = s.readQuestions(o); err != nil {
		return nil, nil, err
	}
	if o.compare != "" {
		if before, err = evaluate.ReadRun(o.compare); err != nil {
			return nil, nil, err
		}
	}
	if o.save != "" {
		err = evaluate.CanWrite(o.save)
	}
	return questions, before, err
}

// readQuestions reads the files of questions.
func (s *session) readQuestions(o evalOptions) ([]evaluate.Question, error) {
	file, err := evaluate.ReadQuestions(o.questions, o.n)
	if err != nil {
		return nil, err
	}
	for _, name := range o.unanswerable {
		more, err := evaluate.ReadUnanswerable(name, o.n)
		if err != nil {
			return nil, err
		}
		file.Questions = append(file.Questions, more.Questions...)
		file.Unknown = append(file.Unknown, more.Unknown...)
	}
	s.faults(file.Unknown)
	return file.Questions, nil
}

// faults names lines that are not as they should be and end nothing.
func (s *session) faults(list []*evaluate.Fault) {
	for _, f := range list[:min(len(list), maxProblems)] {
		s.complain(f.Explain(s.lang))
	}
	if more := len(list) - maxProblems; more > 0 {
		s.complain(message.EvalMoreFaults.In(s.lang, more), "")
	}
}

// measure asks the questions.
func (s *session) measure(ctx context.Context, library *app.Library, questions []evaluate.Question) (*evaluate.Run, error) {
	s.progress = newProgress(s, message.EvalAsking)
	run, err := evaluate.Measure(ctx, evaluate.Options{
		Index: library.Index, Answerer: library.Answerer, Progress: s.progress.show, Logger: s.log,
	}, questions)
	s.progress.clear()
	if ctx.Err() != nil {
		return nil, context.Canceled
	}
	if err != nil {
		return nil, err
	}
	if _, _, failed := run.Count(); failed > 0 {
		s.complain(message.EvalFailed.In(s.lang, failed, len(questions)), message.EvalFailedHint.In(s.lang))
	}
	if n, notice := run.Notices(); n > 0 {
		s.complain(message.EvalNotices.In(s.lang, n, len(questions), notice), "")
	}
	return run, nil
}

// tell prints a report.
func (s *session) tell(r evaluate.Report) error {
	if s.json {
		return writeJSON(s.Out, r)
	}
	p := s.outPrinter(s.lang)
	p.report(r)
	return written(p, nil)
}
