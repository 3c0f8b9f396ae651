package discordtest

import (
	"strconv"
	"time"
)

// Advance moves the server's clock forward, beside the time that passes by
// itself.
func (s *Server) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.advanced += d
	s.change()
}

// slow returns a clock on which a tenth of the time passes.
func slow(start time.Time) func() time.Time {
	const times = 10
	return func() time.Time { return start.Add(time.Since(start) / times) }
}

// Now returns the time by the server's clock.
func (s *Server) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now()
}

// now is Now for a caller that holds s.mu.
func (s *Server) now() time.Time { return s.options.Clock().Add(s.advanced).UTC() }

// epoch is what snowflakes count from, in milliseconds of Unix time, and
// their time stands above timeShift bits.
// https://discord.com/developers/docs/reference#snowflakes
const (
	epoch     = 1420070400000
	timeShift = 22
)

// nextID returns a snowflake of now, greater than all before it; the caller
// holds s.mu.
func (s *Server) nextID() string {
	s.lastID = max(s.lastID+1, (s.now().UnixMilli()-epoch)<<timeShift)
	return strconv.FormatInt(s.lastID, 10)
}

// stamp is a time in Discord's form.
// https://discord.com/developers/docs/reference#iso8601-datetime
func stamp(t time.Time) string { return t.Format("2006-01-02T15:04:05.000000+00:00") }

// optionalStamp is null for the zero time.
func optionalStamp(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return stamp(t)
}
