package cli

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// piped runs a command line with standard input from r.
func piped(t *testing.T, r io.Reader, args ...string) (out, err string, status int) {
	t.Helper()
	t.Chdir(t.TempDir()) // no .env
	var stdout, stderr bytes.Buffer
	status = Main(t.Context(), append(args, "--data", t.TempDir()), Streams{In: r, Out: &stdout, Err: &stderr})
	return stdout.String(), stderr.String(), status
}

func TestInputThatIsNotUTF8IsToldOnceAndAnswered(t *testing.T) {
	in := "who met?\n\nwho \xc7\xd1 met?\nwho \xc7\xd1 was there?\n"
	out, errs, status := piped(t, strings.NewReader(in), "search", "--json", "-")
	want := "footnote: line 3 of standard input is not in UTF-8, so some characters of it and of lines like it are lost\nhint: "
	if status != 0 || strings.Count(out, "\n") != 3 || !strings.HasPrefix(errs, want) || strings.Count(errs, "\n") != 2 {
		t.Errorf("status %d, %d lines\n%s", status, strings.Count(out, "\n"), errs)
	}
	_, errs, _ = piped(t, strings.NewReader(""), "search", "who \xc7\xd1 met?")
	if want := "footnote: the question is not in UTF-8"; !strings.HasPrefix(errs, want) || strings.Count(errs, "\n") != 2 {
		t.Errorf("an argument: %s", errs)
	}
}

func TestInputWithoutLineBreaksIsRefusedAndNotReadToItsEnd(t *testing.T) {
	in := io.MultiReader(strings.NewReader("who met?\n"), endless{})
	for _, command := range [][]string{{"search", "--json", "-"}, {"chat"}} {
		out, errs, status := piped(t, in, command...)
		want := "footnote: line 2 of standard input is longer than 1 MiB\nhint: "
		if command[0] == "chat" {
			want = "footnote: line 1 of standard input is longer than 1 MiB\nhint: "
		}
		if status != statusFailed || errs[:len(want)] != want || strings.Count(out, "\n") > 1 {
			t.Errorf("%s: status %d, %.500q, %.500s", command[0], status, out, errs)
		}
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestInputThatCannotBeReadIsToldWithAHint(t *testing.T) {
	for _, command := range [][]string{{"ask", "-"}, {"chat"}} {
		_, errs, status := piped(t, iotest.ErrReader(errors.New("is a directory")), command...)
		want := "footnote: standard input cannot be read\nhint: "
		if status != statusFailed || !strings.HasPrefix(errs, want) || strings.Count(errs, "\n") != 2 {
			t.Errorf("%s: status %d\n%s", command[0], status, errs)
		}
	}
}
