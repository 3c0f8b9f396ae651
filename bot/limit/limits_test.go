package limit

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

var noon = time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)

func person1(r Rate) Key  { return Key{"person", "1", r} }
func channel1(r Rate) Key { return Key{"channel", "1", r} }

// allowed returns how many of n questions at one time are allowed.
func allowed(l *Limits, now time.Time, n int, keys ...Key) int {
	ok := 0
	for range n {
		if _, yes := l.Allow(now, keys...); yes {
			ok++
		}
	}
	return ok
}

func TestABucketAllowsItsBurstAndThenItsRate(t *testing.T) {
	l := NewLimits()
	key := person1(Rate{Every: 10 * time.Second, Burst: 3})
	if n := allowed(l, noon, 10, key); n != 3 {
		t.Errorf("%d at once, want 3", n)
	}
	refusal, _ := l.Allow(noon, key)
	if refusal.Key != key || refusal.Wait < 10*time.Second || refusal.Wait > 10*time.Second+time.Millisecond {
		t.Errorf("refusal %+v", refusal)
	}
	if n := allowed(l, noon.Add(25*time.Second), 10, key); n != 2 {
		t.Errorf("%d after 25 s, want 2", n)
	}
	if n := allowed(l, noon.Add(time.Hour), 10, key); n != 3 {
		t.Errorf("%d after an hour, want 3", n)
	}
	if n := allowed(l, noon, 10, key); n != 0 {
		t.Errorf("%d when the clock went back, want 0", n)
	}
}

func TestNothingIsTakenUnlessAllAllow(t *testing.T) {
	l := NewLimits()
	many, few := person1(Rate{time.Minute, 3}), channel1(Rate{2 * time.Minute, 1})
	l.Allow(noon, few)
	if n := allowed(l, noon, 10, many, few); n != 0 {
		t.Errorf("%d are allowed by an empty bucket", n)
	}
	if len(l.buckets) != 1 {
		t.Errorf("%d buckets after refusals", len(l.buckets))
	}
	if n := allowed(l, noon, 10, many); n != 3 {
		t.Errorf("%d are left, want 3", n)
	}
	refusal, ok := l.Allow(noon, many, few)
	if ok || refusal.Key != few {
		t.Errorf("refusal %+v, want that with the longest wait", refusal)
	}
}

func TestARateThatChangesCountsAtOnce(t *testing.T) {
	l := NewLimits()
	slow, fast := Rate{time.Hour, 1}, Rate{time.Second, 4}
	l.Allow(noon, person1(slow))
	refusal, _ := l.Allow(noon, person1(fast))
	if refusal.Wait > time.Second+time.Millisecond {
		t.Errorf("a wait of %v at one a second", refusal.Wait)
	}
	if n := allowed(l, noon.Add(4*time.Second), 10, person1(fast)); n != 4 {
		t.Errorf("%d at the new rate, want 4", n)
	}
	if n := allowed(l, noon.Add(time.Hour), 10, person1(Rate{time.Minute, 2})); n != 2 {
		t.Errorf("%d with a smaller burst, want 2", n)
	}
	if n := allowed(l, noon.Add(time.Hour), 10, person1(Rate{})); n != 10 {
		t.Errorf("%d of 10 without a limit", n)
	}
}

func TestWaitingAsLongAsToldIsEnough(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 3_000 {
		l := NewLimits()
		key := person1(Rate{1 + time.Duration(random.Int64N(int64(3*time.Hour))), 1 + random.IntN(20)})
		now := noon
		for range 40 {
			now = now.Add(time.Duration(random.Int64N(int64(key.Rate.Every))) / 3)
			refusal, ok := l.Allow(now, key)
			if ok {
				continue
			}
			if refusal.Wait <= 0 || refusal.Wait > key.Rate.Every+2*time.Millisecond {
				t.Fatalf("%+v: wait %v", key.Rate, refusal.Wait)
			}
			now = now.Add(refusal.Wait)
			if refusal, ok := l.Allow(now, key); !ok {
				t.Fatalf("%+v: %v more after the wait", key.Rate, refusal.Wait)
			}
		}
	}
}

func TestHostileNumbersOfPeopleTakeBoundedMemory(t *testing.T) {
	l := NewLimits()
	channel := channel1(Rate{time.Hour, 2})
	allowed(l, noon, 2, channel)
	most := 0
	for i := range 140_000 {
		l.Allow(noon, Key{"person", fmt.Sprint(i), Rate{time.Minute, 5}})
		most = max(most, len(l.buckets))
	}
	if most > maxBuckets {
		t.Errorf("%d buckets", most)
	}
	if _, ok := l.Allow(noon, channel); ok {
		t.Error("the emptiest bucket was dropped")
	}
	// Minutes later all people's buckets are full again.
	for i := range maxBuckets {
		l.Allow(noon.Add(10*time.Minute), Key{"later", fmt.Sprint(i), Rate{10 * time.Minute, 1}})
		if len(l.buckets) < maxBuckets/2 {
			return
		}
	}
	t.Errorf("%d buckets are kept", len(l.buckets))
}

func BenchmarkAllow(b *testing.B) {
	l := NewLimits()
	r := Rate{time.Second, 5}
	people := make([]string, 10_000)
	for i := range people {
		people[i] = fmt.Sprint(i)
	}
	now := noon
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		now = now.Add(time.Millisecond)
		id := people[i%len(people)]
		l.Allow(now, Key{"person", id, r}, Key{"channel", id[:1], r}, Key{"server", "1", r})
	}
}
