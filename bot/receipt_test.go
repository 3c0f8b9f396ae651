package bot

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"footnote/answer"
)

// A drawer is a Keeper, which may be full.
type drawer struct {
	mu   sync.Mutex
	kept map[string]*answer.Receipt
	full bool
	// swept is how often it was.
	swept int
}

func (d *drawer) Sweep() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.swept++
	return nil
}

func (d *drawer) Keep(id string, r *answer.Receipt) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.full {
		return errors.New("no space left")
	}
	if d.kept == nil {
		d.kept = make(map[string]*answer.Receipt)
	}
	d.kept[id] = r
	return nil
}

// receipted answers as cited does, with a receipt if that is asked for.
func receipted(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
	a, err := cited(ctx, q, emit)
	if q.Receipt {
		a.Receipt = &answer.Receipt{Question: q.Text}
	}
	return a, err
}

func TestTheReceiptOfEachAnswerIsKeptUnderWhatItAnswers(t *testing.T) {
	t.Parallel()
	d := &drawer{}
	r := start(t, receipted, func(b *Bot) { b.keeper = d })
	id := r.Ask("en-US", "who?")
	r.response(t, id, "[1]")
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.kept) != 1 || d.kept[id] == nil || d.kept[id].Question != "who?" {
		t.Errorf("kept %+v for %s", d.kept, id)
	}
}

func TestOldReceiptsGoThoughNobodyAsks(t *testing.T) {
	t.Parallel()
	d := &drawer{}
	r := start(t, receipted, func(b *Bot) { b.keeper = d })
	r.bot.tidy()
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.swept != 1 {
		t.Errorf("swept %d times", d.swept)
	}
}

func TestAnAnswerIsShownThoughItsReceiptIsNotKept(t *testing.T) {
	t.Parallel()
	r := start(t, receipted, func(b *Bot) { b.keeper = &drawer{full: true} })
	r.response(t, r.Ask("en-US", "who is it?"), "[1]")
	if log := r.log.String(); strings.Count(log, "no space left") != 1 || strings.Contains(log, "who is it") {
		t.Errorf("logged %s", log)
	}
}

func TestWithoutAKeeperNoReceiptIsAskedFor(t *testing.T) {
	t.Parallel()
	asked := make(chan bool, 1)
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		asked <- q.Receipt
		return cited(ctx, q, emit)
	})
	r.response(t, r.Ask("en-US", "who?"), "[1]")
	if <-asked {
		t.Error("a receipt was asked for")
	}
}
