package limit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// order fills a queue that is busy, and returns in which order those who wait
// run. Each is server/person/number.
func order(t *testing.T, waiting ...string) []string {
	t.Helper()
	q := NewQueue(1)
	running := q.join("busy", "busy")
	tickets := map[string]*ticket{}
	for _, w := range waiting {
		parts := strings.Split(w, "/")
		tickets[w] = q.join(parts[0], parts[1])
	}
	var out []string
	for range waiting {
		running.leave()
		for name, ticket := range tickets {
			if hasTurn(ticket) {
				out = append(out, name)
				running = ticket
				delete(tickets, name)
			}
		}
	}
	return out
}

func TestServersAndPeopleTakeTurns(t *testing.T) {
	for _, c := range []struct{ name, waiting, want string }{
		{"one person, in order", "s/a/1 s/a/2 s/a/3", "s/a/1 s/a/2 s/a/3"},
		{"people take turns", "s/a/1 s/a/2 s/a/3 s/b/1 s/b/2 s/c/1", "s/a/1 s/b/1 s/c/1 s/a/2 s/b/2 s/a/3"},
		{"servers take turns", "s/a/1 s/b/1 s/c/1 t/d/1 t/d/2", "s/a/1 t/d/1 s/b/1 t/d/2 s/c/1"},
		{"one person in two servers", "s/a/1 s/a/2 t/a/1 t/b/1", "s/a/1 t/a/1 s/a/2 t/b/1"},
	} {
		if got := strings.Join(order(t, strings.Fields(c.waiting)...), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestManyQuestionsOfOnePersonDelayAnotherByOneTurn(t *testing.T) {
	var waiting []string
	for i := range 50 {
		waiting = append(waiting, fmt.Sprintf("s/greedy/%d", i))
	}
	got := order(t, append(waiting, "s/other/1", "t/third/1")...)
	if slices.Index(got, "s/other/1") > 2 || slices.Index(got, "t/third/1") > 1 {
		t.Errorf("order %v", got[:5])
	}
}

func TestALeftPlaceIsLeftOnce(t *testing.T) {
	q := NewQueue(1)
	first, second, third := q.join("s", "a"), q.join("s", "a"), q.join("s", "b")
	for range 2 {
		second.leave()
		first.leave()
	}
	if running, waiting := q.Load(); running != 1 || waiting != 0 || !hasTurn(third) {
		t.Errorf("%d running, %d waiting", running, waiting)
	}
}

func TestWaitingForATurnEndsWithTheContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := NewQueue(1)
		leave, err := q.Enter(t.Context(), "s", "a")
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		start := time.Now()
		if _, err := q.Enter(ctx, "s", "b"); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != time.Second {
			t.Errorf("after %v: %v", time.Since(start), err)
		}
		if running, waiting := q.Load(); running != 1 || waiting != 0 {
			t.Errorf("%d running, %d waiting", running, waiting)
		}
		leave()
		if _, err := q.Enter(ctx, "s", "b"); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a context that has ended: %v", err)
		}
		if running, _ := q.Load(); running != 0 {
			t.Errorf("%d running in the end", running)
		}
	})
}

func TestAllRunAndNeverTooManyAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := NewQueue(3)
		var mu sync.Mutex
		running, most, done := 0, 0, 0
		count := func(n int) {
			mu.Lock()
			defer mu.Unlock()
			running += n
			most = max(most, running)
			done += max(-n, 0)
		}
		start := time.Now()
		var group sync.WaitGroup
		for i := range 300 {
			group.Go(func() {
				leave, err := q.Enter(t.Context(), fmt.Sprint(i%3), fmt.Sprint(i%7))
				if err != nil {
					t.Error(err)
					return
				}
				defer leave()
				count(1)
				<-time.After(time.Second)
				count(-1)
			})
		}
		group.Wait()
		if most != 3 || done != 300 || time.Since(start) != 100*time.Second {
			t.Errorf("%d at once, %d done in %v", most, done, time.Since(start))
		}
		if running, waiting := q.Load(); running+waiting+q.servers.Len()+len(q.byID) != 0 {
			t.Errorf("%d running, %d waiting in the end", running, waiting)
		}
	})
}

func BenchmarkQueue(b *testing.B) {
	const people = 1000
	q := NewQueue(8)
	var tickets []*ticket
	join := func(i int) {
		tickets = append(tickets, q.join(fmt.Sprint(i%50), fmt.Sprint(i%people)))
	}
	for i := range people {
		join(i)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		tickets[0].leave()
		tickets = tickets[1:]
		join(i)
	}
}
