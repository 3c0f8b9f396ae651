package bot

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"footnote/bot/pace"
)

// errDeleted is the cause that ends an answer whose question was deleted.
var errDeleted = errors.New("the question was deleted")

// answering knows the questions that are being answered.
type answering struct {
	mu    sync.Mutex
	there map[string]*flight
}

// A flight is the way from a question to its answer.
type flight struct {
	end     context.CancelCauseFunc
	deleted bool
}

func newAnswering() *answering { return &answering{there: make(map[string]*flight)} }

func (a *answering) add(id string, end context.CancelCauseFunc) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.there[id] = &flight{end: end}
}

// remove reports whether the question was deleted meanwhile.
func (a *answering) remove(id string) (deleted bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	f := a.there[id]
	delete(a.there, id)
	return f != nil && f.deleted
}

// delete ends the answer to a question; it reports whether one was on its way.
func (a *answering) delete(id string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	f, found := a.there[id]
	if found {
		f.deleted = true
		f.end(errDeleted)
	}
	return found
}

// deleted takes the answers to messages along that were deleted, whether they
// are on their way or shown.
func (b *Bot) deleted(work context.Context, messages ...string) {
	var shown []string
	for _, id := range messages {
		if !b.answering.delete(id) { // else it is taken along in the end
			shown = append(shown, id)
		}
	}
	if len(shown) == 0 || !b.inFlight.begin() {
		return
	}
	go func() {
		defer b.inFlight.end()
		for _, id := range shown {
			b.takeAlong(work, id)
		}
	}()
}

// removeWithin bounds how long the messages of an answer take to be removed.
const removeWithin = time.Minute

// takeAlong removes what is shown and known of the answer to a message.
func (b *Bot) takeAlong(work context.Context, question string) {
	t := b.erase(question)
	if t == nil {
		return
	}
	ctx, cancel := context.WithTimeout(pace.Patient(context.WithoutCancel(work)), removeWithin)
	defer cancel()
	for _, at := range t.places {
		if err := b.rest.remove(ctx, at); err != nil {
			b.log.Warn("remove the answer to a deleted question", "event", b.hidden(question), "err", err)
		}
	}
}

// erase forgets what is known of the answer to an event, and returns what it
// was, nil if nothing was shown.
func (b *Bot) erase(id string) *told {
	b.memory.remove(id)
	b.veiled.Remove(id)
	b.quests.Remove(id)
	b.recording.Lock()
	defer b.recording.Unlock()
	t := b.told(id)
	if t == nil {
		return nil
	}
	for _, one := range slices.Concat(t.revealed, []string{id}) {
		b.memory.remove(one)
		b.answers.Remove(one)
		if err := b.records.Remove(one); err != nil {
			b.log.Error("forget the answer to a deleted question", "event", b.hidden(id), "err", err)
		}
	}
	return t
}
