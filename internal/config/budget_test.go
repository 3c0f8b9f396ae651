package config_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"footnote/internal/config"
	"footnote/internal/message"
)

func TestWhatModelsMayCostIsReadToTheMillionth(t *testing.T) {
	for value, want := range map[string]struct {
		amount config.Dollars
		text   string
	}{
		"0": {0, "0.00"}, "10": {10_000_000, "10.00"}, "0.15": {150_000, "0.15"}, "2.5": {2_500_000, "2.50"},
		"0.000001": {1, "0.000001"}, "1.234500": {1_234_500, "1.2345"}, "999999.999999": {999_999_999_999, "999999.999999"},
	} {
		c, err := config.Load(config.Options{Env: env(map[string]string{
			config.Budget: value, config.PriceInput: value, config.PriceOutput: "0",
		})})
		if err != nil || c.Budget == nil || *c.Budget != want.amount || c.PriceInput != want.amount || c.PriceOutput != 0 {
			t.Errorf("%s: got %v, %v, %v", value, c.Budget, c.PriceInput, err)
		}
		if got := want.amount.String(); got != want.text {
			t.Errorf("%s is told as %s, want %s", value, got, want.text)
		}
	}
}

func TestABudgetWithoutPricesIsToldOnceWithAHint(t *testing.T) {
	for name, c := range map[string]struct {
		vars map[string]string
		told string
	}{
		"no price":      {map[string]string{}, config.Budget},
		"one price":     {map[string]string{config.PriceInput: "0.15"}, config.Budget},
		"a wrong price": {map[string]string{config.PriceInput: "0.15", config.PriceOutput: "cheap"}, config.PriceOutput},
	} {
		c.vars[config.Budget] = "10"
		got, err := config.Load(config.Options{Env: env(c.vars)})
		joined, ok := err.(interface{ Unwrap() []error })
		var wrong *config.ValueError
		if !ok || len(joined.Unwrap()) != 1 || !errors.As(err, &wrong) || wrong.Setting != c.told {
			t.Fatalf("%s: got %v", name, err)
		}
		if line, hint := wrong.Explain(message.English); !strings.Contains(line, "(environment)") || hint == "" {
			t.Errorf("%s: %q, %q", name, line, hint)
		}
		if got.Budget != nil {
			t.Errorf("%s: the budget is used", name)
		}
	}
	// Prices alone are no mistake.
	if c, err := config.Load(config.Options{Env: env(map[string]string{config.PriceInput: "1"})}); err != nil || c.Budget != nil {
		t.Errorf("got %v, %v", c.Budget, err)
	}
}

func TestContextAndReceiptsHaveDefaults(t *testing.T) {
	for _, c := range []struct {
		context, receipts string
		tokens            int
		kept              time.Duration
	}{
		{"", "", 8192, 72 * time.Hour},
		{"1024", "0", 1024, 0},
		{"1000000", "90m", 1_000_000, 90 * time.Minute},
	} {
		got, err := config.Load(config.Options{Env: env(map[string]string{config.ChatContext: c.context, config.Receipts: c.receipts})})
		if err != nil || got.ChatContext != c.tokens || got.Receipts != c.kept {
			t.Errorf("%q, %q: got %d, %v, %v", c.context, c.receipts, got.ChatContext, got.Receipts, err)
		}
	}
}
