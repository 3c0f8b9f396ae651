package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"footnote/answer"
	"footnote/corpus"
	"footnote/internal/message"
)

// terminal runs a command line as on a terminal of a width, and returns what
// it shows.
func terminal(t *testing.T, width int, env map[string]string, in string, args ...string) (out, err string, status int) {
	t.Helper()
	t.Chdir(t.TempDir()) // no .env
	var stdout, stderr bytes.Buffer
	status = Main(t.Context(), append(args, "--data", t.TempDir()), Streams{
		In: strings.NewReader(in), Out: &stdout, Err: &stderr,
		InTerminal: true, OutTerminal: true, ErrTerminal: true,
		Width: func() int { return width },
		Raw:   func() (func() error, error) { return func() error { return nil }, nil },
		Env: func(name string) (string, bool) {
			value, ok := env[name]
			return value, ok
		},
	})
	return stdout.String(), stderr.String(), status
}

// unstyled removes SGR sequences.
func unstyled(s string) string {
	for {
		before, rest, found := strings.Cut(s, "\x1b[")
		if !found {
			return s
		}
		_, after, _ := strings.Cut(rest, "m")
		s = before + after
	}
}

func TestATerminalIsColouredAndNoLineIsWiderThanIt(t *testing.T) {
	for _, question := range []string{"who attended the meeting?", "회동에는 누가 참석했나요?"} {
		for _, verb := range []string{"ask", "search"} {
			out, _, status := terminal(t, 50, nil, "", verb, question)
			if status != 0 || !strings.Contains(out, "\x1b[") {
				t.Errorf("%s %s: status %d, %q", verb, question, status, out)
			}
			for line := range strings.Lines(unstyled(out)) {
				if wide := columns(strings.TrimSuffix(line, "\n")); wide >= 50 {
					t.Errorf("%d columns: %s", wide, line)
				}
			}
		}
	}
}

func TestNoColorIsHonoured(t *testing.T) {
	for _, env := range []map[string]string{{"NO_COLOR": "1"}, {"TERM": "dumb"}} {
		out, _, _ := terminal(t, 50, env, "", "ask", "who attended the meeting?")
		if out == "" || strings.Contains(out, "\x1b") {
			t.Errorf("%v: %q", env, out)
		}
	}
}

func TestAConversationOnATerminalEndsWithCtrlD(t *testing.T) {
	out, errs, status := terminal(t, 60, nil, "who attended the meeting?\r\x04", "chat")
	if status != 0 || !strings.Contains(out, "Altman") || !strings.Contains(errs, "10 articles") {
		t.Errorf("status %d\n%s\n%s", status, out, errs)
	}
}

func TestTheBarShowsOnATerminalAfterASecond(t *testing.T) {
	for _, c := range []struct {
		terminal bool
		began    time.Duration
		want     bool
	}{{true, -2 * showAfter, true}, {true, 0, false}, {false, -2 * showAfter, false}} {
		var out bytes.Buffer
		p := newProgress(newSession(Streams{Err: &out, ErrTerminal: c.terminal}), message.CLIIndexing)
		p.began = p.began.Add(c.began)
		p.show(1, 3)
		p.clear()
		if shown := out.Len() > 0; shown != c.want {
			t.Errorf("terminal %v, after %v: %q", c.terminal, -c.began, out.String())
		}
	}
}

func TestAnAnswerThatComesInPiecesIsTheWholeAnswer(t *testing.T) {
	const text = "One two three four five. [1] 여섯 일곱 여덟 아홉 열. [2]\nEleven. [1]"
	for size := 1; size < 12; size++ {
		var out bytes.Buffer
		s := &stream{p: &printer{w: &out, width: 20}}
		runes := []rune(text)
		for i := 0; i < len(runes); i += size {
			s.show(string(runes[i:min(i+size, len(runes))]))
		}
		s.finish(text)
		got := out.String()
		if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(text), " ") {
			t.Errorf("in pieces of %d: %q", size, got)
		}
		for line := range strings.Lines(got) {
			if columns(strings.TrimSuffix(line, "\n")) > 20 {
				t.Errorf("in pieces of %d: too wide: %q", size, line)
			}
		}
	}
}

func TestAnotherWordingIsShownWhole(t *testing.T) {
	var out bytes.Buffer
	s := &stream{p: &printer{w: &out}}
	s.show("This was not ")
	s.finish("The articles don't answer this.")
	if !strings.HasSuffix(out.String(), "\n\nThe articles don't answer this.\n") {
		t.Errorf("got %q", out.String())
	}
}

func TestResultsThatCannotBeWrittenAreAnError(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, args := range [][]string{{"articles"}, {"articles", "--json"}, {"ask", "who met?"}, {"doctor"}, {"help"}, {"ask", "--help"}} {
		var errs bytes.Buffer
		status := Main(context.Background(), append(args, "--data", t.TempDir()), Streams{
			In: strings.NewReader(""), Out: full{}, Err: &errs,
		})
		if status != statusFailed || !strings.Contains(errs.String(), "cannot be written") {
			t.Errorf("%q: status %d, %s", args, status, errs.String())
		}
	}
}

// full is a disk without space.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, context.DeadlineExceeded }

func TestHelpFitsANarrowTerminal(t *testing.T) {
	for _, width := range []int{30, 40, 60, 100} {
		for _, command := range [][]string{{"help"}, {"help", "ask"}, {"search", "--help"}, {"help", "doctor"}} {
			out, _, status := terminal(t, width, map[string]string{"LANG": "ko_KR.UTF-8"}, "", command...)
			if status != 0 {
				t.Fatalf("status %d", status)
			}
			for line := range strings.Lines(unstyled(out)) {
				// Examples and usage are whole lines, to be copied.
				if wide := columns(strings.TrimSuffix(line, "\n")); wide >= width && !strings.Contains(line, "footnote ") {
					t.Errorf("%d columns of %d: %q", wide, width, line)
				}
			}
		}
	}
}

func TestWhatIsSaidAfterAStopStandsOnALineOfItsOwn(t *testing.T) {
	for _, onTerminal := range []bool{true, false} {
		var errs bytes.Buffer
		newSession(Streams{Err: &errs, ErrTerminal: onTerminal}).report(context.Canceled)
		want := "footnote: stopped\n"
		if onTerminal {
			want = "\r" + want
		}
		if errs.String() != want {
			t.Errorf("terminal %v: %q", onTerminal, errs.String())
		}
	}
}

func TestAConversationThatIsStoppedLeavesTheLine(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var out bytes.Buffer
	restored := false
	in, typing := io.Pipe()
	defer typing.Close()
	e := newEditor(newSession(Streams{In: in, Out: &out, Raw: func() (func() error, error) {
		return func() error { restored = true; return nil }, nil
	}}))
	cancel()
	if _, err := e.next(ctx); !errors.Is(err, context.Canceled) || !restored || !strings.HasSuffix(out.String(), "\r\n") {
		t.Errorf("%v, restored %v, %q", err, restored, out.String())
	}
}

// A stopping asker shows a sentence and is stopped.
type stoppingAsker struct{ stop context.CancelFunc }

func (s stoppingAsker) Answer(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
	text := "The harbour opened in May."
	a := &corpus.Article{ID: "harbour.txt", Title: "Harbour", Text: text, Body: corpus.Span{End: len(text)}}
	emit(text + " [1]")
	emit(" It")
	s.stop()
	return answer.Answer{Text: text + " [1]", Citations: []answer.Citation{{N: 1, Article: a, Span: a.Body}}}, ctx.Err()
}

func TestWhatWasShownOfAStoppedAnswerKeepsItsSources(t *testing.T) {
	var out bytes.Buffer
	s := newSession(Streams{Out: &out, OutTerminal: true})
	ctx, stop := context.WithCancel(t.Context())
	_, err := s.askOne(ctx, stoppingAsker{stop}, answer.Question{Text: "When did it open?"})
	if !errors.Is(err, context.Canceled) || strings.Count(out.String(), "[1]") != 2 || !strings.Contains(out.String(), "harbour.txt") {
		t.Errorf("got %v, %q", err, out.String())
	}
}
