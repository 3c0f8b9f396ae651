package evaluate

import "strconv"

// among returns 1 if a place, 0 for none, is one of the first k.
func among(place *int, k int) (x float64, known bool) {
	if place == nil {
		return 0, false
	}
	return one(*place > 0 && *place <= k), true
}

// truth and value return what a result holds of a measure.
func truth(b *bool) (x float64, known bool) {
	if b == nil {
		return 0, false
	}
	return one(*b), true
}

func value(f *float64) (x float64, known bool) {
	if f == nil {
		return 0, false
	}
	return *f, true
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// share rounds a share to four digits.
func share(x float64) float64 { return digits(x, 4) }

// digits rounds x to n digits after the point. Formatting rounds the number
// itself, where to multiply first may change it.
func digits(x float64, n int) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', n, 64), 64)
	if err != nil {
		return x
	}
	return rounded
}

// median returns the middle of sorted numbers, between the two of an even
// count.
func median(sorted []float64) float64 {
	n := len(sorted)
	if n == 0 {
		return 0
	}
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// high returns the number below which 99 of 100 of the sorted are.
func high(sorted []float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[len(sorted)*99/100]
}
