package answer

import (
	"context"
	"errors"
	"log/slog"
)

// A Budget bounds what models cost. It may be used by several goroutines.
type Budget interface {
	// Allow is asked before each request to a model. Any error forbids it:
	// [ErrBudget] if the budget is used up, [ErrLedger] if that cannot be told.
	Allow() error
	// Spend counts what a request used, also one that broke off. What cannot be
	// written down is [ErrLedger]; it counts all the same while the process lives.
	Spend(u Usage) error
}

// Errors of a [Budget].
var (
	ErrBudget = errors.New("the budget for models is used up")
	ErrLedger = errors.New("what models cost cannot be counted")
)

// allowed asks a budget, which may be nil.
func allowed(b Budget) error {
	if b == nil {
		return nil
	}
	return b.Allow()
}

// spend counts what a request used. The answer is there and paid for, so that
// an error is only logged: the next request is not allowed.
func spend(ctx context.Context, b Budget, u Usage, log *slog.Logger) {
	if b == nil || u == (Usage{}) {
		return
	}
	if err := b.Spend(u); err != nil {
		log.WarnContext(ctx, "what a model was asked is not written down", "error", err)
	}
}
