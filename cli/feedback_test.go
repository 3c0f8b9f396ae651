package cli

import (
	"testing"
	"time"
)

func TestAnAgeIsInDaysOrAsGoHasIt(t *testing.T) {
	const day = 24 * time.Hour
	for text, want := range map[string]time.Duration{
		"7d": 7 * day, "2w": 14 * day, "36h": 36 * time.Hour, "1h30m": 90 * time.Minute, "100000d": 100_000 * day,
		"": 0, "0d": 0, "-1d": 0, "1.5d": 0, "d": 0, "7": 0, "7 d": 0, "0s": 0, "-1h": 0, "100001d": 0, "14286w": 0, "99999999999999999999d": 0,
	} {
		var got age
		err := got.Set(text)
		if (err == nil) != (want > 0) || time.Duration(got) != want {
			t.Errorf("%q: %v, %v", text, time.Duration(got), err)
		}
	}
}
