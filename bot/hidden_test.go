package bot

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/answer"
	"footnote/internal/discordtest"
)

// A lostKeeper has no room for receipts, and says for which.
type lostKeeper struct{}

func (lostKeeper) Keep(id string, _ *answer.Receipt) error {
	return &fs.PathError{Op: "open", Path: "receipts/" + id + ".json", Err: fs.ErrPermission}
}

func (lostKeeper) Sweep() error { return nil }

func TestTheLogTellsNoIdsThoughTheSystemDoes(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t)
	o := options(t, s, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		a, err := cited(ctx, q, emit)
		a.Receipt = &answer.Receipt{}
		return a, err
	})
	o.Receipts = lostKeeper{}
	if err := os.WriteFile(filepath.Join(o.Folder, serversFolder), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r := run(t, s, o)
	r.response(t, r.Ask("en-US", "who?"), "[1]")
	if err := r.stop(); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"receipts/", "read the settings of a server"} {
		if !strings.Contains(r.log.String(), want) {
			t.Errorf("%s is not in the log:\n%s", want, r.log)
		}
	}
}

func TestTheLogTellsNothingOfWhatSomebodySaidThatBreaksTheBot(t *testing.T) {
	t.Parallel()
	r := start(t, func(_ context.Context, q answer.Question, _ func(string)) (answer.Answer, error) {
		panic("cannot read " + q.Text)
	})
	r.response(t, r.Ask("en-US", "the secret"), "Sorry")
	if log := r.log.String(); strings.Contains(log, "secret") || !strings.Contains(log, "panic") {
		t.Errorf("the log says\n%s", log)
	}
}
