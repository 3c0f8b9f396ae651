package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"footnote/internal/message"
)

// newRoot returns the command without a name, which has all others.
func newRoot(s *session) *cobra.Command {
	root := &cobra.Command{
		Use:               "footnote",
		Short:             message.CLIShort.In(s.lang),
		SilenceErrors:     true,
		SilenceUsage:      true,
		PersistentPreRunE: s.begin,
		Args:              cobra.ArbitraryArgs,
		RunE:              noCommand,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		// As cobra's own.
		SuggestionsMinimumDistance: 2,
	}
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	root.SetIn(s.In)
	flags := root.PersistentFlags()
	flags.StringVar(&s.corpus, "corpus", "", message.CLIFlagCorpus.In(s.lang))
	flags.StringVar(&s.data, "data", "", message.CLIFlagData.In(s.lang))
	flags.BoolVar(&s.verbose, "verbose", false, message.CLIFlagVerbose.In(s.lang))
	flags.BoolP("help", "h", false, message.CLIFlagHelp.In(s.lang))
	root.SetFlagErrorFunc(flagError)
	root.SetHelpFunc(s.help)
	root.SetHelpCommand(newHelp(s))
	// A new command is one more line here.
	root.AddCommand(newAsk(s), newChat(s), newSearch(s), newIndex(s), newArticles(s), newEval(s), newBot(s), newReceipts(s), newFeedback(s), newDoctor(s))
	return root
}

// noCommand shows what there is, or says that there is no such command.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return cmd.Help()
	}
	e := &usageError{what: message.CLINoCommand, args: []any{args[0]}, hint: message.CLICommandsHint}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		e.hint, e.hintArgs = message.CLINearHint, []any{near[0]}
	} else if len(args) > 1 || strings.ContainsAny(args[0], " ?？") {
		e.hint = message.CLIAskHint
	}
	return e
}

// flagError says in our own words what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	e := &usageError{what: message.CLIBadFlags, hint: message.CLIHelpHint, hintArgs: []any{cmd.CommandPath()}}
	switch {
	case errors.As(err, &unknown):
		e.what, e.args = message.CLINoFlag, []any{dashed(unknown.GetSpecifiedName())}
	case errors.As(err, &missing):
		e.what, e.args = message.CLIFlagValue, []any{dashed(missing.GetSpecifiedName())}
	case errors.As(err, &invalid):
		e.what, e.args = message.CLIBadFlag, []any{dashed(invalid.GetFlag().Name), invalid.GetValue()}
	}
	return e
}

func dashed(name string) string {
	if len([]rune(name)) == 1 {
		return "-" + name
	}
	return "--" + name
}

// jsonFlag adds --json to a command.
func (s *session) jsonFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&s.json, "json", false, message.CLIFlagJSON.In(s.lang))
}

// noArgs refuses arguments.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return &usageError{
		what: message.CLINoArgs, args: []any{cmd.CommandPath(), args[0]},
		hint: message.CLIHelpHint, hintArgs: []any{cmd.CommandPath()},
	}
}
