package shown

import (
	"errors"
	"fmt"
	"runtime"
	"testing"
	"time"
)

func BenchmarkKeep(b *testing.B) {
	s, err := Open(Options{Dir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	r := record(100, "1", "what did the mayor say about the bridge?")
	for i := 0; b.Loop(); i++ {
		r.Event, r.Messages[0].ID, r.Messages[1].ID = fmt.Sprint(1000+3*i), fmt.Sprint(1001+3*i), fmt.Sprint(1002+3*i)
		if err := s.Keep(r); err != nil {
			b.Fatal(err)
		}
	}
}

// full is a store with as many records as it keeps.
func full(b *testing.B) *Store {
	b.Helper()
	s, err := Open(Options{Dir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	for i := range s.o.Max * 15 / 16 {
		r := record(1000+10*i, fmt.Sprint(1+i%1000), "what did the mayor say about the bridge?")
		r.Created = time.Now()
		if err := s.Keep(r); err != nil {
			b.Fatal(err)
		}
	}
	return s
}

func BenchmarkFull(b *testing.B) {
	s := full(b)
	b.Run("open", func(b *testing.B) {
		memory := func() float64 {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			return float64(m.HeapAlloc)
		}
		before, held := memory(), 0.
		for b.Loop() {
			again, err := Open(s.o)
			if err != nil || len(again.index.events) != len(s.index.events) {
				b.Fatal(err)
			}
			b.StopTimer()
			held = memory() - before
			runtime.KeepAlive(again)
			b.StartTimer()
		}
		b.ReportMetric(held, "B-held")
	})
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.ByMessage("100001"); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("miss", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.ByMessage("5"); !errors.Is(err, ErrNone) {
				b.Fatal(err)
			}
		}
	})
	b.Run("forget", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			if err := s.Forget(fmt.Sprint(1 + i%1000)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
