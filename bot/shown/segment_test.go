package shown

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

func TestRecordsAreKeptForATime(t *testing.T) {
	dir := t.TempDir()
	w := &wall{noon}
	o := Options{Dir: dir, KeepFor: 80 * time.Hour, Clock: w.clock}
	s := open(t, o)
	keepAt := func(event int) {
		r := record(event, "1", fmt.Sprintf("q%d", event))
		r.Created = time.Time{}
		keep(t, s, r)
	}
	keepAt(100)
	w.now = noon.Add(9 * time.Hour)
	keepAt(200)
	w.now = noon.Add(79 * time.Hour)
	keepAt(300)
	for _, c := range []struct {
		after   time.Duration
		shown   string
		on      string
		removed string
	}{
		{80*time.Hour - time.Millisecond, "100 200 300", "q100 q200 q300", ""},
		{80 * time.Hour, "200 300", "q100 q200 q300", ""}, // It goes with the rest of its file.
		{89 * time.Hour, "300", "q300", "q100 q200"},
		{159 * time.Hour, "", "", "q300"},
	} {
		w.now = noon.Add(c.after)
		if err := s.Sweep(); err != nil {
			t.Error(err)
		}
		var shown []string
		for _, id := range []string{"100", "200", "300"} {
			if _, err := s.Get(id); err == nil {
				shown = append(shown, id)
			}
		}
		if got := strings.Join(shown, " "); got != c.shown {
			t.Errorf("after %v: %q, want %q", c.after, got, c.shown)
		}
		all := text(t, dir)
		for _, q := range strings.Fields(c.on) {
			if !strings.Contains(all, q) {
				t.Errorf("after %v: %s is gone", c.after, q)
			}
		}
		for _, q := range strings.Fields(c.removed) {
			if strings.Contains(all, q) {
				t.Errorf("after %v: %s is there", c.after, q)
			}
		}
	}
	// A clock that is turned back.
	w.now = noon
	keepAt(400)
	w.now = noon.Add(-time.Hour)
	keepAt(500)
	for _, s := range []*Store{s, open(t, o)} {
		for _, id := range []string{"400", "500"} {
			if _, err := s.Get(id); err != nil {
				t.Errorf("%s: %v", id, err)
			}
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("%d files, %v", len(entries), err)
	}
}

func TestTheOldestGoWhereThereAreTooMany(t *testing.T) {
	for _, most := range []int{1, 2, 8, 50} {
		dir := t.TempDir()
		s := open(t, Options{Dir: dir, Max: most})
		const n = 150
		for i := range n {
			keep(t, s, record(1000+10*i, "1", "q"))
		}
		for _, s := range []*Store{s, open(t, Options{Dir: dir, Max: most})} {
			kept, first := 0, -1
			for i := range n {
				if _, err := s.Get(fmt.Sprint(1000 + 10*i)); err == nil {
					if kept++; first < 0 {
						first = i
					}
				}
			}
			if kept > most || kept < most-max(1, most/parts) || first+kept != n {
				t.Errorf("of %d at most, %d are kept, from %d on", most, kept, first)
			}
		}
		if len(s.index.messages) != 2*len(s.index.events) {
			t.Errorf("%d messages of %d events in memory", len(s.index.messages), len(s.index.events))
		}
	}
}
