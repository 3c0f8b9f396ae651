package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"footnote/answer"
	"footnote/internal/app"
	"footnote/internal/message"
)

// newChat returns "footnote chat".
func newChat(s *session) *cobra.Command {
	explain := false
	cmd := &cobra.Command{
		Use:   "chat",
		Short: message.CLIChatShort.In(s.lang),
		Long:  message.CLIChatLong.In(s.lang),
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, stop := interruptible(cmd.Context())
			library, err := s.open(ctx, cmd, app.OpenOptions{})
			if err != nil {
				stop()
				return err
			}
			// From here on Ctrl-C ends an answer and not the conversation.
			stop()
			ctx, stop = interruptible(cmd.Context(), syscall.SIGTERM)
			defer stop()
			c := &chat{s: s, from: library.Answerer, explain: explain}
			return c.run(ctx, library.Changes.Articles)
		},
	}
	cmd.Flags().BoolVar(&explain, "explain", false, message.ExplainFlag.In(s.lang))
	return cmd
}

// A chat is a conversation.
type chat struct {
	s       *session
	from    asker
	past    []answer.Turn
	explain bool
}

// A prompter asks a person for the next line. It returns [io.EOF] at the end.
type prompter interface {
	next(ctx context.Context) (string, error)
}

// errCleared: the person gave up the line that was begun.
var errCleared = errors.New("line cleared")

func (c *chat) run(ctx context.Context, articles int) error {
	lines := c.prompter(ctx)
	p := c.s.errPrinter()
	if c.s.InTerminal {
		p.say(message.CLIChatWelcome, articles)
	}
	for {
		line, err := lines.next(ctx)
		switch {
		case errors.Is(err, errCleared):
			continue
		case errors.Is(err, io.EOF) || ctx.Err() != nil:
			return nil
		case err != nil:
			return err
		}
		line = cleaned(line)
		if line == "" {
			continue
		}
		if command, ok := strings.CutPrefix(line, "/"); ok {
			if c.command(command) {
				return nil
			}
			continue
		}
		c.turn(ctx, line)
	}
}

// command does what a line that begins with a slash says; it reports whether
// that is to end the conversation.
func (c *chat) command(name string) (quit bool) {
	p := c.s.errPrinter()
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "quit", "exit", "q", "끝", "종료":
		return true
	case "new", "새로":
		c.past = nil
		p.say(message.CLIChatNew)
	case "help", "?", "도움말":
		p.say(message.CLIChatHelp)
	default:
		c.s.complain(message.CLIChatUnknown.In(c.s.lang, "/"+name), message.CLIChatHelp.In(c.s.lang))
	}
	return false
}

// turn answers a question. What fails is said, and the conversation goes on.
func (c *chat) turn(ctx context.Context, question string) {
	ctx, stop := interruptible(ctx, os.Interrupt)
	defer stop()
	a, err := c.s.askOne(ctx, c.from, answer.Question{Text: question, History: c.past, Asked: c.s.now(), Explain: c.explain})
	if err != nil {
		c.s.report(err)
		return
	}
	if _, err := io.WriteString(c.s.Out, "\n"); err != nil {
		c.s.report(err)
		return
	}
	c.past = answer.Remember(c.past, a.Turn())
}

// prompter returns a line editor for a terminal, plain lines for all else.
func (c *chat) prompter(ctx context.Context) prompter {
	if c.s.InTerminal && c.s.OutTerminal && c.s.Raw != nil && c.s.variable("TERM") != "dumb" {
		return newEditor(c.s)
	}
	return readLines(ctx, c.s.In)
}
