package cli

import (
	"context"
	"errors"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"footnote/internal/message"
)

// batch as the question stands for standard input.
const batch = "-"

// oneQuestion takes the arguments of a command: a question in one argument or,
// as people forget the quotes, in several.
func oneQuestion(cmd *cobra.Command, args []string) error {
	if hasWords(strings.Join(args, " ")) || len(args) == 1 && args[0] == batch {
		return nil
	}
	return &usageError{
		what: message.CLINoQuestion,
		hint: message.CLINoQuestionHint, hintArgs: []any{cmd.CommandPath()},
	}
}

func hasWords(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// eachQuestion calls answer with the question that the arguments are, or with
// each line of standard input in turn; blank lines are passed over.
func (s *session) eachQuestion(ctx context.Context, args []string, answer func(question string) error) error {
	if len(args) != 1 || args[0] != batch {
		question := strings.Join(args, " ")
		if !utf8.ValidString(question) {
			s.complain(message.CLINotUTF8.In(s.lang), message.CLINotUTF8Hint.In(s.lang))
		}
		return answer(cleaned(question))
	}
	lines := readLines(ctx, s.In)
	told := false
	for n := 1; ; n++ {
		line, err := lines.next(ctx)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		// A file in another encoding has thousands of such lines.
		if !told && !utf8.ValidString(line) {
			s.complain(message.CLILineNotUTF8.In(s.lang, n), message.CLINotUTF8Hint.In(s.lang))
			told = true
		}
		line = cleaned(line)
		if line == "" {
			continue
		}
		if err := answer(line); err != nil {
			return err
		}
	}
}

// cleaned returns a question without the space around it and as valid UTF-8.
func cleaned(question string) string {
	return strings.TrimSpace(strings.ToValidUTF8(question, "\uFFFD"))
}
