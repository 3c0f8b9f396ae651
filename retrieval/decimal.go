package retrieval

import (
	"math"
	"strconv"
	"strings"
)

// A decimal is an exact number that is not negative: digits × 10^shift. The
// zero decimal is 0; others have no zero at the end of their digits.
type decimal struct {
	digits uint64
	shift  int
}

// mostDigits is how many digits surely fit into a decimal.
const mostDigits = 18

// parseDecimal reads ASCII digits with at most one point among them; ok is
// false for all else and for what has too many digits.
func parseDecimal(s string) (d decimal, ok bool) {
	whole, part, _ := strings.Cut(s, ".")
	all := strings.TrimLeft(whole+part, "0")
	if whole == "" || len(all) > mostDigits {
		return decimal{}, false
	}
	for i := range len(all) {
		if all[i] < '0' || all[i] > '9' {
			return decimal{}, false
		}
		d.digits = 10*d.digits + uint64(all[i]-'0')
	}
	d.shift = -len(part)
	return d.trim(), true
}

// trim takes the zeros off the end of the digits.
func (d decimal) trim() decimal {
	if d.digits == 0 {
		return decimal{}
	}
	for d.digits%10 == 0 {
		d.digits /= 10
		d.shift++
	}
	return d
}

func (d decimal) isZero() bool { return d.digits == 0 }

// times10 returns d × 10^n.
func (d decimal) times10(n int) decimal {
	if d.digits > 0 {
		d.shift += n
	}
	return d
}

// add returns the sum; ok is false if it does not fit.
func (d decimal) add(e decimal) (sum decimal, ok bool) {
	if d.digits == 0 || e.digits == 0 {
		return decimal{d.digits + e.digits, d.shift + e.shift}, true
	}
	if d.shift < e.shift {
		d, e = e, d
	}
	for ; d.shift > e.shift; d.shift-- {
		if d.digits > math.MaxUint64/100 {
			return decimal{}, false
		}
		d.digits *= 10
	}
	if d.digits > math.MaxUint64/2 || e.digits > math.MaxUint64/2 {
		return decimal{}, false
	}
	return decimal{d.digits + e.digits, d.shift}.trim(), true
}

// int returns the number if it is a whole one below a million, and else -1.
func (d decimal) int() int {
	if d.shift < 0 || d.shift > 6 {
		return -1
	}
	n := d.digits
	for range d.shift {
		n *= 10
	}
	if n >= 1e6 {
		return -1
	}
	return int(n)
}

// String returns the number without an exponent: 500000, 0.25.
func (d decimal) String() string {
	s := strconv.FormatUint(d.digits, 10)
	switch {
	case d.shift >= 0:
		return s + strings.Repeat("0", d.shift)
	case -d.shift < len(s):
		return s[:len(s)+d.shift] + "." + s[len(s)+d.shift:]
	}
	return "0." + strings.Repeat("0", -d.shift-len(s)) + s
}

// below reports whether the number is below 10^n.
func (d decimal) below(n int) bool { return len(strconv.FormatUint(d.digits, 10))+d.shift <= n }
