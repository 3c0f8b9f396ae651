package config

import (
	"strconv"
	"time"

	"footnote/internal/message"
)

// Bounds of a chat model's context, in tokens. Below the least, not even one
// passage fits beside the instructions; no model takes the most.
const (
	leastContext = 1024
	mostContext  = 100_000_000
)

// tokens returns a number of tokens, 0 if it is none.
func tokens(value string) int {
	n, err := strconv.ParseUint(value, 10, 32)
	if err != nil {
		return 0
	}
	return int(n)
}

func checkContext(value string) *flaw {
	if n := tokens(value); n < leastContext || n > mostContext {
		return &flaw{what: message.ConfigBadContext, hint: message.ConfigBadContextHint}
	}
	return nil
}

// number returns a whole number that was checked, 0 for other values.
func number(value string) int { return tokens(value) }

// within checks a whole number; the bounds belong to it.
func within(least, most int) func(value string) *flaw {
	return func(value string) *flaw {
		n, err := strconv.ParseUint(value, 10, 31)
		if err != nil || int(n) < least || int(n) > most {
			return &flaw{what: message.ConfigBadNumber, args: []any{least, most}, hint: message.ConfigBadNumberHint}
		}
		return nil
	}
}

// period returns a time such as "72h".
func period(value string) (time.Duration, bool) {
	d, err := time.ParseDuration(value)
	return d, err == nil && d >= 0
}

func checkPeriod(value string) *flaw {
	if _, ok := period(value); !ok {
		return &flaw{what: message.ConfigBadPeriod, hint: message.ConfigBadPeriodHint}
	}
	return nil
}
