package loadtest_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"footnote/internal/discordtest"
)

// figures are what was measured.
type figures struct {
	began time.Time
	took  time.Duration
	// by is when deeds were acknowledged and answered, by their kind; the empty
	// kind has all interactions.
	by map[kind]*times
	// repeated are the responses beyond the first of each interaction.
	interactions, directs                int
	unacknowledged, unanswered, repeated int

	usage  []usage
	usedAt []time.Duration
	cpu    time.Duration
	files  int
	size   int64

	identifies, resumes int
	log                 string
}

type times struct{ acknowledged, answered []time.Duration }

// take takes the figures of a load that is over, and ends the program.
func (f *figures) take(t *testing.T, c *crowd, p *program) {
	t.Helper()
	kinds := make(map[string]kind)
	for _, d := range c.deeds {
		kinds[d.id] = d.kind
		if d.kind == direct {
			f.directs++
		}
	}
	f.interactions, f.by = len(c.deeds)-f.directs, map[kind]*times{"": {}}
	for _, i := range c.Times() {
		f.add(kinds[i.ID], i)
	}
	f.identifies, f.resumes = c.Identifies(), c.Resumes()
	u, err := p.usage()
	if err != nil {
		t.Error(err)
	}
	f.usage, f.usedAt = append(f.usage, u), append(f.usedAt, time.Since(f.began))
	f.cpu = p.end(t)
	f.files, f.size = p.disk(t)
	f.log = p.log.String()
}

func (f *figures) add(k kind, i discordtest.Times) {
	f.repeated += max(0, i.Callbacks-1)
	if i.Acknowledged == 0 {
		f.unacknowledged++
	}
	if i.Answered == 0 {
		f.unanswered++
	}
	if f.by[k] == nil {
		f.by[k] = new(times)
	}
	for _, to := range []*times{f.by[k], f.by[""]} {
		to.acknowledged = append(to.acknowledged, i.Acknowledged)
		to.answered = append(to.answered, i.Answered)
	}
}

// The memory at the end is at most maxGrowth times that of the middle, and
// goroutines are no more than a bot has that waits, with its idle connections.
const (
	maxGrowth     = 1.5
	maxGoroutines = 200
)

func (f *figures) check(t *testing.T) {
	t.Helper()
	if f.unacknowledged > 0 || f.unanswered > 0 {
		t.Errorf("%d are not acknowledged, %d are not answered", f.unacknowledged, f.unanswered)
	}
	if n := len(f.by[""].acknowledged); n == 0 || n != f.interactions {
		t.Errorf("of %d interactions %d are known", f.interactions, n)
	}
	last := f.usage[len(f.usage)-1]
	if grown := float64(last.Heap) / float64(f.usage[1].Heap); grown > maxGrowth {
		t.Errorf("the heap has grown %.2f times", grown)
	}
	if last.Goroutines > maxGoroutines {
		t.Errorf("%d goroutines are left", last.Goroutines)
	}
	if secret(f.log) {
		t.Errorf("the log tells a secret:\n%s", f.log)
	}
}

func (f *figures) String() string {
	var out strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&out, "\n"+format, args...) }
	n := len(f.by[""].acknowledged)
	line("%d interactions and %d direct messages in %v: %.1f interactions a second", n, f.directs, f.took.Round(time.Millisecond), float64(n)/f.took.Seconds())
	line("not acknowledged %d, not answered %d, responses repeated %d; sessions %d, resumed %d", f.unacknowledged, f.unanswered, f.repeated, f.identifies, f.resumes)
	line("%-16s %6s  acknowledged %-26s  answered %s", "", "n", "p50 / p99 / max, ms", "p50 / p99 / max, ms")
	for _, k := range []kind{"", ask, search, complete, evidence, vote} {
		if by := f.by[k]; by != nil {
			line("%-16s %6d               %-26s           %s", k, len(by.acknowledged), spread(by.acknowledged), spread(by.answered))
		}
	}
	for i, u := range f.usage {
		line("after %5.1f s: heap %5.1f MB, resident %5.1f MB, %d goroutines", f.usedAt[i].Seconds(), mega(u.Heap), mega(u.Resident), u.Goroutines)
	}
	line("processor %.1f s, %.2f ms an interaction; on disk %d files, %.1f MB", f.cpu.Seconds(), float64(f.cpu.Microseconds())/1000/float64(n), f.files, mega(uint64(f.size)))
	line("log: %d lines, %d errors, %d warnings", strings.Count(f.log, "\n"), strings.Count(f.log, "level=ERROR"), strings.Count(f.log, "level=WARN"))
	return out.String()
}

func mega(n uint64) float64 { return float64(n) / 1e6 }

// spread tells the median, the 99th percentile and the longest of some times.
func spread(of []time.Duration) string {
	sorted := slices.Sorted(slices.Values(of))
	at := func(share float64) float64 {
		return float64(sorted[int(share*float64(len(sorted)-1))].Microseconds()) / 1000
	}
	return fmt.Sprintf("%.1f / %.1f / %.1f", at(.5), at(.99), at(1))
}
