package ledger

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"footnote/answer"
)

// A wall is a clock that is set by hand.
type wall struct{ now time.Time }

func (w *wall) clock() time.Time { return w.now }

func at(text string) time.Time {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		panic(err)
	}
	return t
}

// tenDollars are a ledger at a price of 1 dollar read and 2 written.
func tenDollars(path string, w *wall) *Ledger {
	return New(Options{Path: path, Budget: Millionths(10e6), Prices: Prices{Input: 1e6, Output: 2e6}, Clock: w.clock})
}

func TestWhatIsSpentCountsUntilTheBudgetIsUsedUp(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "spending.json")
	w := &wall{at("2026-11-25T12:00:00Z")}
	l := tenDollars(path, w)
	for i, left := range []Amount{10 * dollar, 5 * dollar, 0} {
		if err := l.Allow(); (err != nil) != (left == 0) || err != nil && !errors.Is(err, answer.ErrBudget) {
			t.Errorf("after %d: %v", i, err)
		}
		if got := l.Left(); got != left {
			t.Errorf("after %d: %s left, want %s", i, got, left)
		}
		if err := l.Spend(answer.Usage{Requests: 1, PromptTokens: 1e6, CompletionTokens: 2e6}); err != nil {
			t.Fatal(err)
		}
	}
	// Another process knows as well, and nothing is left beside the file.
	other := tenDollars(path, w)
	if s, err := other.Standing(); err != nil || s != (Standing{"2026-11", 15 * dollar, 0}) {
		t.Errorf("got %+v, %v", s, err)
	}
	if err := other.Allow(); !errors.Is(err, answer.ErrBudget) {
		t.Errorf("another: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); err != nil || len(left) > 0 {
		t.Errorf("left %q, %v", left, err)
	}
}

func TestAMonthBeginsInUTC(t *testing.T) {
	path := filepath.Join(t.TempDir(), "spending.json")
	seoul := time.FixedZone("KST", 9*60*60)
	w := &wall{time.Date(2026, 12, 1, 8, 59, 59, 0, seoul)}
	l := tenDollars(path, w)
	if err := l.Spend(answer.Usage{PromptTokens: 10e6}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		now   time.Time
		month string
		left  Amount
	}{
		{w.now, "2026-11", 0},
		{w.now.Add(time.Second), "2026-12", 10 * dollar},
		{w.now.AddDate(1, 0, 0), "2027-11", 10 * dollar},
		// A clock that goes back makes no money.
		{w.now.AddDate(0, -1, 0), "2026-11", 0},
	} {
		w.now = c.now
		if s, err := l.Standing(); err != nil || s.Month != c.month || s.Left != c.left {
			t.Errorf("%v: %+v, %v", c.now, s, err)
		}
	}
}

func TestNothingIsAllowedThatCannotBeWrittenDown(t *testing.T) {
	w := &wall{at("2026-11-25T12:00:00Z")}
	path := filepath.Join(t.TempDir(), "spending.json")
	inTheWay := filepath.Join(filepath.Dir(path), ".spending.json.tmp")
	if err := os.Mkdir(inTheWay, 0o700); err != nil { // as on a disk that is full
		t.Fatal(err)
	}
	l := tenDollars(path, w)
	if err := l.Allow(); !errors.Is(err, answer.ErrLedger) {
		t.Errorf("allowed: %v", err)
	}
	if err := l.Spend(answer.Usage{PromptTokens: 3e6}); !errors.Is(err, answer.ErrLedger) {
		t.Errorf("spent: %v", err)
	}
	if got := l.Left(); got != 7*dollar {
		t.Errorf("%s left", got)
	}
	// What was spent meanwhile is written once that is possible again.
	if err := os.Remove(inTheWay); err != nil {
		t.Fatal(err)
	}
	if err := l.Allow(); err != nil {
		t.Error(err)
	}
	if got := tenDollars(path, w).Left(); got != 7*dollar {
		t.Errorf("%s left for another", got)
	}
	// Where a file is in the folder's place, nothing can be.
	if err := tenDollars(filepath.Join(path, "spending.json"), w).Allow(); !errors.Is(err, answer.ErrLedger) {
		t.Errorf("in a file: %v", err)
	}
}

func TestADamagedFileIsNotBegunAnew(t *testing.T) {
	w := &wall{at("2026-11-25T12:00:00Z")}
	for name, text := range map[string]string{
		"empty":    "",
		"cut":      `{"month":"2026-11","spent_pico`,
		"zeros":    string(make([]byte, 100)),
		"array":    `[]`,
		"no month": `{}`,
		"negative": `{"month":"2026-11","spent_picodollars":-1}`,
		"too much": `{"month":"2026-11","spent_picodollars":99999999999999999999}`,
		"unknown":  `{"month":"2026-11","budget":1}`,
		"two":      `{"month":"2026-11"}{"month":"2026-11"}`,
		"long":     `{"month":"2026-11"}` + string(make([]byte, maxFile)),
	} {
		path := filepath.Join(t.TempDir(), "spending.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		l := tenDollars(path, w)
		if err := l.Allow(); !errors.Is(err, answer.ErrLedger) || !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: allowed: %v", name, err)
		}
		if err := l.Spend(answer.Usage{PromptTokens: 1}); !errors.Is(err, ErrDamaged) || l.Left() != 0 {
			t.Errorf("%s: spent: %v, %v left", name, err, l.Left())
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != text {
			t.Errorf("%s: now %q, %v", name, after, err)
		}
	}
}

func TestCostsAreExactAndNeverWrapAround(t *testing.T) {
	for _, c := range []struct {
		prices     Prices
		read, said int
		want       Amount
		shown      string
	}{
		{Prices{150_000, 600_000}, 1, 0, 150_000, "0.0001"},
		{Prices{150_000, 600_000}, 4000, 300, 780_000_000, "0.0008"},
		{Prices{1, 1}, 1, 1, 2, "0.0001"},
		{Prices{0, 0}, math.MaxInt, math.MaxInt, 0, "0.00"},
		{Prices{1e12, 1e12}, math.MaxInt, math.MaxInt, math.MaxInt64, "9223372.0369"},
		{Prices{1e6, 1e6}, -5, 3e6, 3 * dollar, "3.00"},
	} {
		got := c.prices.Cost(answer.Usage{PromptTokens: c.read, CompletionTokens: c.said})
		if got != c.want || got.String() != c.shown {
			t.Errorf("%+v: got %d (%s), want %d (%s)", c, got, got, c.want, c.shown)
		}
	}
	w := &wall{at("2026-11-25T12:00:00Z")}
	l := tenDollars(filepath.Join(t.TempDir(), "spending.json"), w)
	for range 3 {
		if err := l.Spend(answer.Usage{PromptTokens: math.MaxInt, CompletionTokens: math.MinInt}); err != nil {
			t.Fatal(err)
		}
		if err := l.Allow(); !errors.Is(err, answer.ErrBudget) {
			t.Errorf("allowed: %v", err)
		}
	}
}

func FuzzALedgerIsReadWholeOrNotAtAll(f *testing.F) {
	f.Add([]byte(`{"month":"2026-11","spent_picodollars":5,"requests":1,"prompt_tokens":2,"completion_tokens":3}`))
	f.Add([]byte(`{"month":"2026-13"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := parse(data)
		if err != nil {
			if m != (month{}) {
				t.Errorf("%+v with %v", m, err)
			}
			return
		}
		if m.Spent < 0 || len(m.Month) != len(monthLayout) {
			t.Errorf("got %+v", m)
		}
	})
}
