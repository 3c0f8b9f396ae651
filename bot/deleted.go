package bot

import (
	"context"
	"errors"
	"sync"

	"footnote/bot/shown"
)

// errDeleted is the cause that ends an answer whose question was deleted.
var errDeleted = errors.New("the question was deleted")

// answering knows the questions that are being answered.
type answering struct {
	mu  sync.Mutex
	end map[string]context.CancelCauseFunc
}

func newAnswering() *answering { return &answering{end: make(map[string]context.CancelCauseFunc)} }

func (a *answering) add(id string, end context.CancelCauseFunc) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.end[id] = end
}

func (a *answering) remove(id string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.end, id)
}

// delete ends the answer to a question; it reports whether one was on its way.
func (a *answering) delete(id string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	end, found := a.end[id]
	if found {
		end(errDeleted)
	}
	return found
}

// deleted takes the answer to a message along that was deleted, whether it is
// on its way or shown.
func (b *Bot) deleted(work context.Context, message string) {
	if b.answering.delete(message) {
		return
	}
	t := b.told(message)
	if t == nil || !b.begin() {
		return
	}
	go func() {
		defer b.inFlight.Done()
		ctx, cancel := context.WithTimeout(work, showWithin)
		defer cancel()
		for _, at := range t.places {
			if err := b.rest.remove(ctx, at); err != nil {
				b.log.Warn("remove the answer to a deleted question", "event", b.hidden(message), "err", err)
			}
		}
		b.answers.Remove(message)
		if err := b.records.Remove(message); err != nil && !errors.Is(err, shown.ErrNone) {
			b.log.Error("forget the answer to a deleted question", "event", b.hidden(message), "err", err)
		}
	}()
}
