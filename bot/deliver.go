package bot

import (
	"context"
	"errors"
	"runtime/debug"
	"time"

	"footnote/internal/message"
)

// A surface is where the response to one event is shown. Its methods are
// called one at a time.
type surface interface {
	// acknowledge shows at once that the event came. After errAnswered there
	// is nothing left to do.
	acknowledge(ctx context.Context) error
	// show puts content in place of what the first message says.
	show(ctx context.Context, content string) error
	// follow adds a message after those before.
	follow(ctx context.Context, content string) error
}

// errAnswered says that an event is taken care of elsewhere or was too old.
var errAnswered = errors.New("event is answered or expired")

// editPace is the least time between two edits of one message on the way:
// Discord allows about five in five seconds, and people read no faster.
const editPace = 1200 * time.Millisecond

// receive answers an event in a goroutine of its own, and returns at once.
func (b *Bot) receive(ctx context.Context, e event, s surface) {
	if !b.seen.first(e.id) || !b.begin() {
		return
	}
	lane := e.channel
	if !e.direct {
		lane = e.id // commands wait for nobody
	}
	turn, leave, ok := b.lanes.enter(lane)
	go func() {
		defer b.inFlight.Done()
		if !ok {
			b.finish(ctx, e, s, say(message.BotBusy, e.language()))
			return
		}
		defer leave()
		b.deliver(ctx, e, s, turn)
	}()
}

// deliver acknowledges an event, answers it in its turn and shows the response.
func (b *Bot) deliver(ctx context.Context, e event, s surface, turn <-chan struct{}) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer func() {
		if p := recover(); p != nil {
			b.log.Error("panic while showing an answer", "event", e.id, "panic", p, "stack", string(debug.Stack()))
		}
	}()
	switch err := s.acknowledge(ctx); {
	case errors.Is(err, errAnswered):
		b.log.Info("event not answered", "event", e.id, "err", err)
		return
	case err != nil:
		b.log.Error("acknowledge", "event", e.id, "err", err)
		return
	}
	<-turn
	p := newPacer(editPace, func(text string) {
		content := preliminary(text)
		if content == "" {
			return
		}
		if err := s.show(ctx, content); err != nil {
			b.log.Warn("show the answer on its way", "event", e.id, "err", err)
		}
	})
	out := b.handle(ctx, e, p.emit)
	p.stop()
	b.finish(ctx, e, s, out)
}

// finish shows a response, even if the bot is stopping.
func (b *Bot) finish(ctx context.Context, e event, s surface, out response) {
	if ctx.Err() != nil {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(context.WithoutCancel(ctx), tellWithin)
		defer cancel()
	}
	show := s.show
	for _, content := range out {
		if err := show(ctx, content); err != nil {
			b.log.Error("show the answer", "event", e.id, "err", err)
			return
		}
		show = s.follow
	}
}
