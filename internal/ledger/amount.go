package ledger

import (
	"fmt"
	"math"
	"math/bits"
	"strings"

	"footnote/answer"
)

// An Amount is of US dollars, in 10^-12 of one: a millionth of a dollar for a
// million tokens is one for each token, so that nothing is rounded. The
// greatest is some nine million dollars.
type Amount int64

const dollar = 1e12

// Millionths returns an amount that is given in millionths of a dollar.
func Millionths(n int64) Amount { return times(n, dollar/1e6) }

// String returns the amount in dollars, rounded up to the hundredth of a cent.
func (a Amount) String() string {
	const shown = dollar / 1e4
	n := int64(a / shown)
	if a%shown > 0 {
		n++
	}
	text := fmt.Sprintf("%d.%04d", n/1e4, n%1e4)
	return strings.TrimSuffix(text, "00")
}

// Prices are what tokens cost, in millionths of a dollar for a million of them.
type Prices struct{ Input, Output int64 }

// Cost is what was used at these prices.
func (p Prices) Cost(u answer.Usage) Amount {
	return plus(times(p.Input, int64(u.PromptTokens)), times(p.Output, int64(u.CompletionTokens)))
}

// times multiplies what a server may have counted wrong: less than nothing is
// nothing, and too much the greatest.
func times(a, b int64) Amount {
	if a <= 0 || b <= 0 {
		return 0
	}
	high, low := bits.Mul64(uint64(a), uint64(b))
	if high > 0 || low > math.MaxInt64 {
		return math.MaxInt64
	}
	return Amount(low)
}

// plus adds what is not negative. Where that overflows, the greater alone is
// beyond any budget.
func plus[N ~int | ~int64](a, b N) N {
	if sum := a + b; sum >= a {
		return sum
	}
	return max(a, b)
}
