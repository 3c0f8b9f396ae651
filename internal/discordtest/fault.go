package discordtest

import (
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// A Fault is a way in which requests fail that the bot did nothing wrong in.
type Fault struct {
	// Method and Path say which requests: both may be empty for all. Path is
	// the path as in Discord's documentation,
	// "/channels/{channel_id}/messages", or the path of a request.
	Method, Path string
	// Match, if it is there, must also say yes.
	Match func(method, path string) bool
	// Skip is how many of these requests pass first, and Times is how many
	// fail then, 0 for all.
	Skip, Times int
	// Share of them, from 0 to 1, fails; 0 means all of them.
	Share float64

	// Status is what is answered: 429, 5xx, or 400 for what Discord does not
	// take, such as a link that it thinks harmful. 0 answers as ever, late by Delay.
	Status int
	// RetryAfter and Scope ("user", "global", "shared") are of a 429.
	RetryAfter time.Duration
	Scope      string
	// Close closes the connection without an answer.
	Close bool
	// Applied: the request took effect nevertheless.
	Applied bool
	// Delay is how long, in real time, the request takes to have its effect,
	// or the answer after it if Applied.
	Delay time.Duration

	seen, failed int
}

// faults are those that are set.
type faults struct {
	set  []*Fault
	dice *rand.Rand
}

// newFaults has dice that fall the same again for the same seed.
func newFaults(seed uint64) faults {
	return faults{dice: rand.New(rand.NewPCG(seed, 0))}
}

// Fail makes requests fail as f says until cancel is called. Of several
// faults the first that matches strikes.
func (s *Server) Fail(f Fault) (cancel func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	set := &f
	s.faults.set = append(s.faults.set, set)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.faults.set = slices.DeleteFunc(s.faults.set, func(other *Fault) bool { return other == set })
	}
}

// strike returns the fault of a request, nil for none; the caller holds s.mu.
func (f *faults) strike(method, pattern, path string) *Fault {
	for _, one := range f.set {
		if !one.matches(method, pattern, path) {
			continue
		}
		one.seen++
		switch {
		case one.seen <= one.Skip, one.Times > 0 && one.failed >= one.Times:
			continue
		case one.Share > 0 && f.dice.Float64() >= one.Share:
			continue
		}
		one.failed++
		return one
	}
	return nil
}

func (f *Fault) matches(method, pattern, path string) bool {
	return (f.Method == "" || f.Method == method) &&
		(f.Path == "" || f.Path == pattern || f.Path == path) &&
		(f.Match == nil || f.Match(method, path))
}

// verdict is what the fault answers, nil if it only takes time.
func (f *Fault) verdict() *verdict {
	switch {
	case f.Status == http.StatusTooManyRequests:
		v := limited(f.RetryAfter, f.Scope)
		if f.Scope != "global" {
			v.headers["X-RateLimit-Limit"], v.headers["X-RateLimit-Remaining"] = "5", "0"
			v.headers["X-RateLimit-Reset-After"] = strconv.FormatFloat(f.RetryAfter.Seconds(), 'f', 3, 64)
			v.headers["X-RateLimit-Bucket"] = "fault"
		}
		return v
	case f.Status != 0:
		return &verdict{refusal: expect(f.Status, 0, "An unexpected error occurred. Please try again later.")}
	}
	return nil
}
