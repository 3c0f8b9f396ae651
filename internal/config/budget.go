package config

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"

	"footnote/internal/message"
)

// Dollars are an amount of US dollars, in millionths of one.
type Dollars int64

// String returns the amount in dollars, with cents at least.
func (d Dollars) String() string {
	text := fmt.Sprintf("%d.%06d", d/1e6, d%1e6)
	for text[len(text)-1] == '0' && text[len(text)-3] != '.' {
		text = text[:len(text)-1]
	}
	return text
}

// decimal is an amount below a million dollars: what is more, or has a sign or
// a comma, was meant as something else.
var decimal = regexp.MustCompile(`^(\d{1,6})(?:\.(\d{1,6}))?$`)

func parseDollars(value string) (Dollars, bool) {
	m := decimal.FindStringSubmatch(value)
	if m == nil {
		return 0, false
	}
	n, err := strconv.ParseInt(m[1]+(m[2] + "000000")[:6], 10, 64)
	return Dollars(n), err == nil
}

func checkDollars(value string) *flaw {
	if _, ok := parseDollars(value); !ok {
		return &flaw{what: message.ConfigBadDollars, hint: message.ConfigBadDollarsHint}
	}
	return nil
}

// pricedBudget returns what is wrong with a budget that has no prices, and
// takes it out of the values: nothing could be counted. A price that is wrong
// itself was told in failed.
func (c *Config) pricedBudget(values map[string]string, failed []error) error {
	if values[Budget] == "" || values[PriceInput] != "" && values[PriceOutput] != "" {
		return nil
	}
	s, source, value := Setting{Name: Budget}, c.sources[Budget], values[Budget]
	values[Budget], c.sources[Budget] = "", FromDefault
	for _, err := range failed {
		var w *ValueError
		if errors.As(err, &w) && (w.Setting == PriceInput || w.Setting == PriceOutput) {
			return nil
		}
	}
	return wrong(s, source, value, &flaw{what: message.ConfigNoPrices, hint: message.ConfigNoPricesHint})
}
