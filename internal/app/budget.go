package app

import (
	"errors"
	"path/filepath"

	"footnote/internal/ledger"
	"footnote/internal/message"
)

// spendingFile holds what models cost this month; it is in the data folder.
const spendingFile = "spending.json"

// ledger returns what keeps the models to their budget, nil without a budget.
func (a *App) ledger() *ledger.Ledger {
	if a.config.Budget == nil {
		return nil
	}
	return ledger.New(ledger.Options{
		Path:   filepath.Join(a.config.Data, spendingFile),
		Budget: ledger.Millionths(int64(*a.config.Budget)),
		Prices: ledger.Prices{Input: int64(a.config.PriceInput), Output: int64(a.config.PriceOutput)},
	})
}

// budget tells how much of the budget is left, if there is one.
func (c *checker) budget() {
	l := c.ledger()
	if l == nil {
		return
	}
	path := filepath.Join(c.config.Data, spendingFile)
	s, err := l.Standing()
	if err != nil {
		c.log.Debug("check", "check", "budget", "error", err)
	}
	switch {
	case errors.Is(err, ledger.ErrDamaged):
		c.add("budget", Fail, message.DoctorBudgetDamaged.In(c.lang, path), message.DoctorBudgetDamagedHint.In(c.lang))
	case err != nil:
		c.add("budget", Fail, message.DoctorBudgetUnread.In(c.lang, path), message.AppDataUnwrittenHint.In(c.lang))
	case s.Left == 0:
		c.add("budget", Warn, message.DoctorBudgetUsed.In(c.lang, c.config.Budget, s.Month), message.DoctorBudgetUsedHint.In(c.lang))
	default:
		c.add("budget", OK, message.DoctorBudget.In(c.lang, c.config.Budget, s.Left, s.Month), "")
	}
}
