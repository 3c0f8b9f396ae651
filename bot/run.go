package bot

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// When a bot is stopped, the gateway receives what came for a second at most, and
// what is in flight has finishWithin to end; then its askers' contexts end, and
// people are told within tellWithin: ten seconds in all.
const (
	finishWithin = 7 * time.Second
	tellWithin   = 2 * time.Second
)

var errStopping = errors.New("the bot is stopping")

// Run answers until ctx ends and what is in flight is finished, for at most
// ten seconds more; then it returns nil. It returns an error if the bot
// cannot start or Discord refuses it: [ErrToken] for a token that is wrong or
// was reset, [ErrIntents], [ErrSharding]. A lost connection is no error: it is
// made anew.
func (b *Bot) Run(ctx context.Context) error {
	work, cancel := context.WithCancelCause(context.WithoutCancel(ctx))
	var sweeping sync.WaitGroup
	sweeping.Go(func() { b.sweep(work) })
	defer func() {
		cancel(errStopping)
		sweeping.Wait()
		b.closeRecords()
	}()
	err := b.gateway.run(ctx, hooks{
		listen: func(h handlers, app application) { b.listen(work, h, app) },
		first:  b.register,
	})
	if !b.drain(b.grace) {
		cancel(errStopping)
		if !b.drain(b.telling) {
			b.log.Warn("stopped before all questions were answered")
		}
	}
	b.gateway.awaitClosed()
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("run bot: %w", err)
	}
	return nil
}

// sweepEvery is how often what was kept for too long is removed: it must go
// though nobody asks for days.
const sweepEvery = time.Hour

// sweep removes what is too old, again and again, until ctx ends.
func (b *Bot) sweep(ctx context.Context) {
	again := time.NewTicker(sweepEvery)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-again.C:
			b.tidy()
		}
	}
}

func (b *Bot) tidy() {
	if err := b.records.Sweep(); err != nil {
		b.log.Error("remove what was shown long ago", "err", err)
	}
	if b.keeper == nil {
		return
	}
	if err := b.keeper.Sweep(); err != nil {
		b.log.Error("remove old receipts", "err", err)
	}
}

func (b *Bot) closeRecords() {
	if err := b.records.Close(); err != nil {
		b.log.Error("keep what was shown", "err", err)
	}
}

// drain refuses further events and waits for those in flight; it reports
// whether all ended in time.
func (b *Bot) drain(within time.Duration) bool {
	b.inFlight.close()
	timer := time.NewTimer(within)
	defer timer.Stop()
	select {
	case <-b.inFlight.landed():
		return true
	case <-timer.C:
		return false
	}
}
