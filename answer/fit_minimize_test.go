package answer

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// A loss returns its value at x and writes its gradient there to g.
type loss func(x, g []float64) float64

// A bound is the least and the highest that a variable may be.
type bound struct{ low, high float64 }

var free = bound{math.Inf(-1), math.Inf(1)}

func unbounded(n int) []bound { return slices.Repeat([]bound{free}, n) }

const (
	// kept is how many steps back curvature is remembered.
	kept = 12
	// flat is the slope at which the minimum is reached. The losses here have a
	// curvature of at least about one: a weight is as near its best value.
	flat      = 1e-5
	mostSteps = 5000
	// leastFall is the share of the fall that the slope promises which a step
	// must keep (Armijo's condition).
	leastFall = 1e-4
)

// minimize returns where a convex loss is lowest within bounds, and whether it
// got there. It is L-BFGS (Nocedal and Wright, Numerical Optimization, 7.4) on
// the variables that are not held by their bounds, with steps projected onto
// these (Bertsekas, Projected Newton Methods, 1982).
func minimize(f loss, bounds []bound) ([]float64, bool) {
	x, g := make([]float64, len(bounds)), make([]float64, len(bounds))
	project(x, bounds)
	value := f(x, g)
	var past history
	for range mostSteps {
		slope := freeSlope(x, g, bounds)
		if highest(slope) <= flat {
			return x, true
		}
		direction := past.direction(slope)
		next, ok := descend(f, x, g, value, direction, slope, bounds)
		if !ok && len(past.steps) > 0 {
			past = history{}
			next, ok = descend(f, x, g, value, past.direction(slope), slope, bounds)
		}
		if !ok {
			return x, false
		}
		past.add(minus(next.x, x), minus(next.g, g))
		x, g, value = next.x, next.g, next.value
	}
	return x, false
}

// project moves x to the nearest place within bounds.
func project(x []float64, bounds []bound) {
	for i, b := range bounds {
		x[i] = min(max(x[i], b.low), b.high)
	}
}

// freeSlope returns the gradient, 0 where a bound keeps x from falling.
func freeSlope(x, g []float64, bounds []bound) []float64 {
	out := slices.Clone(g)
	for i, b := range bounds {
		if x[i] <= b.low && g[i] > 0 || x[i] >= b.high && g[i] < 0 {
			out[i] = 0
		}
	}
	return out
}

// A point is a place with the loss and its gradient.
type point struct {
	x, g  []float64
	value float64
}

// descend goes along a direction, less far until the loss falls enough.
func descend(f loss, x, g []float64, value float64, direction, slope []float64, bounds []bound) (point, bool) {
	for i, s := range slope {
		if s == 0 {
			direction[i] = 0
		}
	}
	for size := 1.0; size > 1e-15; size /= 2 {
		next := point{x: slices.Clone(x), g: make([]float64, len(x))}
		for i, d := range direction {
			next.x[i] += size * d
		}
		project(next.x, bounds)
		fall := dot(g, minus(next.x, x))
		if fall >= 0 {
			continue
		}
		if next.value = f(next.x, next.g); next.value <= value+leastFall*fall {
			return next, true
		}
	}
	return point{}, false
}

// A history remembers the last steps and what they changed in the gradient.
type history struct{ steps, changes [][]float64 }

func (h *history) add(step, change []float64) {
	if dot(step, change) <= 1e-10*dot(change, change) {
		return
	}
	h.steps, h.changes = append(h.steps, step), append(h.changes, change)
	if len(h.steps) > kept {
		h.steps, h.changes = h.steps[1:], h.changes[1:]
	}
}

// direction returns the way down by the slope and the remembered curvature. The
// first step has length one at most.
func (h *history) direction(slope []float64) []float64 {
	d := make([]float64, len(slope))
	for i, s := range slope {
		d[i] = -s
	}
	n := len(h.steps)
	if n == 0 {
		scale(d, 1/max(1, math.Sqrt(dot(d, d))))
		return d
	}
	along := make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		along[i] = dot(h.steps[i], d) / dot(h.steps[i], h.changes[i])
		addScaled(d, h.changes[i], -along[i])
	}
	last := h.changes[n-1]
	scale(d, dot(h.steps[n-1], last)/dot(last, last))
	for i := range n {
		back := dot(h.changes[i], d) / dot(h.steps[i], h.changes[i])
		addScaled(d, h.steps[i], along[i]-back)
	}
	return d
}

func minus(a, b []float64) []float64 {
	out := slices.Clone(a)
	addScaled(out, b, -1)
	return out
}

func addScaled(to, x []float64, by float64) {
	for i := range to {
		to[i] += by * x[i]
	}
}

func scale(x []float64, by float64) {
	for i := range x {
		x[i] *= by
	}
}

// highest returns the highest absolute value.
func highest(x []float64) float64 {
	out := 0.0
	for _, v := range x {
		out = max(out, math.Abs(v))
	}
	return out
}

// A quadratic loss whose variables do not hang together is lowest at the
// targets, or at the bounds nearest to them.
func TestMinimizeFindsAKnownMinimum(t *testing.T) {
	targets := []float64{3, -2, 0.5, 40, -7}
	bounds := []bound{free, {0, math.Inf(1)}, {0, 1}, {math.Inf(-1), 5}, {-10, -8}}
	want := []float64{3, 0, 0.5, 5, -8}
	got, ok := minimize(func(x, g []float64) float64 {
		sum := 0.0
		for i, c := range []float64{1, 10, 100, 1000, 3} {
			d := x[i] - targets[i]
			sum += c * d * d / 2
			g[i] = c * d
		}
		return sum
	}, bounds)
	if d := highest(minus(got, want)); !ok || d > 1e-4 {
		t.Errorf("minimum at %v (%v), want %v", got, ok, want)
	}
}

// Wherever the minimum of a convex loss is, no variable can fall further within
// its bounds there.
func TestMinimizeEndsWhereNothingFalls(t *testing.T) {
	const n, rows = 30, 200
	rng := rand.New(rand.NewPCG(1, 2))
	data := make([][]float64, rows)
	for i := range data {
		data[i] = make([]float64, n)
		for j := range data[i] {
			data[i][j] = rng.NormFloat64() * float64(1+j)
		}
	}
	bounds := make([]bound, n)
	for i := range bounds {
		bounds[i] = []bound{free, {0, math.Inf(1)}, {math.Inf(-1), 0}}[i%3]
	}
	f := func(x, g []float64) float64 {
		sum := dot(x, x) / 2
		copy(g, x)
		for i, row := range data {
			said, wrong := logistic(dot(row, x), float64(i%2))
			sum += said
			addScaled(g, row, wrong)
		}
		return sum
	}
	x, ok := minimize(f, bounds)
	g := make([]float64, n)
	f(x, g)
	if slope := highest(freeSlope(x, g, bounds)); !ok || slope > flat {
		t.Errorf("slope %g at %v (%v)", slope, x, ok)
	}
	for i, b := range bounds {
		if x[i] < b.low || x[i] > b.high {
			t.Errorf("variable %d is %g, outside of %v", i, x[i], b)
		}
	}
}
