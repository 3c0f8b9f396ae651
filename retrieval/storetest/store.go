// Package storetest holds every [retrieval.Store] and every
// [retrieval.Embedder] to its contract.
//
// In goes a function that opens a fresh one. Out come subtests, the same for
// all of them.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"sync"
	"testing"
	"time"

	"footnote/retrieval"
)

// A Harness is a store under test.
type Harness struct {
	// Store is empty.
	Store retrieval.Store
	// Reopen ends the store and returns one that must hold what was put, as
	// after a restart.
	Reopen func(t *testing.T) retrieval.Store
}

// Run tests the stores that open opens, a fresh one for each subtest.
func Run(t *testing.T, open func(t *testing.T) Harness) {
	t.Helper()
	for _, c := range []struct {
		name string
		test func(t *testing.T, h Harness)
	}{
		{"an empty store matches nothing", testEmpty},
		{"matches come best first with their cosine", testOrder},
		{"k may be anything", testK},
		{"equal similarities come by ID", testTies},
		{"put replaces", testReplace},
		{"delete removes and knows no unknown", testDelete},
		{"an emptied store takes another dimension", testEmptied},
		{"the filter narrows by article", testArticles},
		{"the filter narrows by time", testTimes},
		{"a refused vector leaves nothing", testRefused},
		{"a bad question is refused", testBadQuestion},
		{"vectors of any length are fine", testLengths},
		{"an ended context ends a call", testCancelled},
		{"all may be called at once", testConcurrent},
		{"reopening keeps all", testReopen},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, open(t)) })
	}
}

// day is the time published of records, by number.
func day(n int) time.Time { return time.Date(2025, 2, n, 9, 0, 0, 0, time.FixedZone("", 9*60*60)) }

// corner is four records around the plane, of three articles.
func corner() []retrieval.Record {
	return []retrieval.Record{
		{ID: "east", Article: "a", Published: day(1), Vector: []float32{1, 0}},
		{ID: "northeast", Article: "a", Published: day(1), Vector: []float32{1, 1}},
		{ID: "north", Article: "b", Published: day(2), Vector: []float32{0, 1}},
		{ID: "west", Article: "c", Vector: []float32{-1, 0}},
	}
}

func put(t *testing.T, s retrieval.Store, records ...retrieval.Record) {
	t.Helper()
	if err := s.Put(t.Context(), records); err != nil {
		t.Fatalf("Put: %v", err)
	}
}

// expect asks for the k nearest of vector and compares their IDs.
func expect(t *testing.T, s retrieval.Store, vector []float32, k int, f retrieval.Filter, want ...string) {
	t.Helper()
	asked := slices.Clone(vector)
	matches, err := s.Nearest(t.Context(), vector, k, f)
	if err != nil {
		t.Fatalf("Nearest: %v", err)
	}
	if !slices.Equal(asked, vector) {
		t.Errorf("the question became %v", vector)
	}
	var got []string
	for _, m := range matches {
		got = append(got, m.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("nearest of %v are %q, want %q", asked, got, want)
	}
}

func testEmpty(t *testing.T, h Harness) {
	expect(t, h.Store, []float32{1, 0}, 3, retrieval.Filter{})
	expect(t, h.Store, []float32{1, 0}, 3, retrieval.Filter{Articles: []string{"a"}})
	put(t, h.Store)
	expect(t, h.Store, []float32{1, 0}, 3, retrieval.Filter{})
}

func testOrder(t *testing.T, h Harness) {
	put(t, h.Store, corner()...)
	matches, err := h.Store.Nearest(t.Context(), []float32{2, 0}, 4, retrieval.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	want := []retrieval.Match{{ID: "east", Similarity: 1}, {ID: "northeast", Similarity: math.Sqrt2 / 2}, {ID: "north"}, {ID: "west", Similarity: -1}}
	if len(matches) != len(want) {
		t.Fatalf("matches are %v, want %v", matches, want)
	}
	for i, m := range matches {
		if m.ID != want[i].ID || math.Abs(m.Similarity-want[i].Similarity) > 1e-5 || math.Abs(m.Similarity) > 1 {
			t.Errorf("match %d is %v, want %v", i, m, want[i])
		}
	}
}

func testK(t *testing.T, h Harness) {
	put(t, h.Store, corner()...)
	question := []float32{3, 1}
	all := []string{"east", "northeast", "north", "west"}
	for _, k := range []int{math.MinInt, -1, 0, 1, 3, 4, 5, 1000, math.MaxInt} {
		expect(t, h.Store, question, k, retrieval.Filter{}, all[:max(0, min(k, len(all)))]...)
		expect(t, h.Store, question, k, retrieval.Filter{Articles: []string{"a", "b"}}, all[:max(0, min(k, 3))]...)
	}
}

func testTies(t *testing.T, h Harness) {
	var records []retrieval.Record
	var want []string
	for i := range 300 {
		id := fmt.Sprintf("%03d", i)
		want = append(want, id)
		records = append(records, retrieval.Record{ID: id, Article: "a", Vector: []float32{1, 2, 3}})
	}
	slices.Reverse(records)
	put(t, h.Store, records...)
	put(t, h.Store, retrieval.Record{ID: "zzz", Article: "b", Vector: []float32{3, 2, 1}})
	for _, k := range []int{1, 2, 50, 299, 300} {
		expect(t, h.Store, []float32{1, 2, 3}, k, retrieval.Filter{}, want[:k]...)
		expect(t, h.Store, []float32{1, 2, 3}, k, retrieval.Filter{Articles: []string{"a"}}, want[:k]...)
		expect(t, h.Store, []float32{3, 2, 1}, k, retrieval.Filter{}, append([]string{"zzz"}, want[:k-1]...)...)
	}
}

func testReplace(t *testing.T, h Harness) {
	put(t, h.Store, corner()...)
	put(t, h.Store,
		retrieval.Record{ID: "north", Article: "d", Published: day(9), Vector: []float32{0, -1}},
		retrieval.Record{ID: "twice", Article: "a", Vector: []float32{0, 1}},
		retrieval.Record{ID: "twice", Article: "a", Vector: []float32{-1, -4}})
	expect(t, h.Store, []float32{0, -1}, 2, retrieval.Filter{}, "north", "twice")
	expect(t, h.Store, []float32{0, -1}, 2, retrieval.Filter{Articles: []string{"b"}})
	expect(t, h.Store, []float32{0, -1}, 2, retrieval.Filter{Since: day(3)}, "north")
	expect(t, h.Store, []float32{0, -1}, 9, retrieval.Filter{}, "north", "twice", "east", "west", "northeast")
}

func testDelete(t *testing.T, h Harness) {
	put(t, h.Store, corner()...)
	for _, ids := range [][]string{nil, {"south"}, {"east", "south", "east"}, {"east"}} {
		if err := h.Store.Delete(t.Context(), ids); err != nil {
			t.Errorf("Delete(%q): %v", ids, err)
		}
	}
	expect(t, h.Store, []float32{1, 0}, 9, retrieval.Filter{}, "northeast", "north", "west")
	expect(t, h.Store, []float32{1, 0}, 9, retrieval.Filter{Articles: []string{"a"}}, "northeast")
}

func testEmptied(t *testing.T, h Harness) {
	put(t, h.Store, corner()...)
	if err := h.Store.Delete(t.Context(), []string{"east", "northeast", "north", "west"}); err != nil {
		t.Fatal(err)
	}
	expect(t, h.Store, []float32{1, 0}, 9, retrieval.Filter{})
	put(t, h.Store, retrieval.Record{ID: "up", Article: "a", Vector: []float32{0, 0, 1}})
	expect(t, h.Store, []float32{1, 1, 1}, 9, retrieval.Filter{}, "up")
}

func testArticles(t *testing.T, h Harness) {
	put(t, h.Store, corner()...)
	for _, c := range []struct {
		articles, want []string
	}{
		{nil, []string{"east", "northeast", "north", "west"}},
		{[]string{"a"}, []string{"east", "northeast"}},
		{[]string{"c", "b", "c"}, []string{"north", "west"}},
		{[]string{"unknown"}, nil},
		{[]string{""}, nil},
	} {
		expect(t, h.Store, []float32{3, 1}, 9, retrieval.Filter{Articles: c.articles}, c.want...)
	}
}

func testTimes(t *testing.T, h Harness) {
	put(t, h.Store, corner()...)
	for _, c := range []struct {
		name   string
		filter retrieval.Filter
		want   []string
	}{
		{"since is within", retrieval.Filter{Since: day(2)}, []string{"north"}},
		{"until is without", retrieval.Filter{Until: day(2)}, []string{"east", "northeast"}},
		{"both", retrieval.Filter{Since: day(1), Until: day(3)}, []string{"east", "northeast", "north"}},
		{"another zone", retrieval.Filter{Since: day(2).UTC()}, []string{"north"}},
		{"a moment later", retrieval.Filter{Since: day(2).Add(time.Second)}, nil},
		{"with an article", retrieval.Filter{Since: day(1), Articles: []string{"b", "c"}}, []string{"north"}},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, h.Store, []float32{3, 1}, 9, c.filter, c.want...) })
	}
}

func testRefused(t *testing.T, h Harness) {
	put(t, h.Store, corner()...)
	nan, inf := float32(math.NaN()), float32(math.Inf(-1))
	for _, c := range []struct {
		name   string
		vector []float32
		want   error
	}{
		{"zero", []float32{0, 0}, retrieval.ErrVector},
		{"empty", nil, retrieval.ErrVector},
		{"not a number", []float32{1, nan}, retrieval.ErrVector},
		{"infinite", []float32{inf, 1}, retrieval.ErrVector},
		{"shorter", []float32{1}, retrieval.ErrDimension},
		{"longer", []float32{1, 1, 1}, retrieval.ErrDimension},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := h.Store.Put(t.Context(), []retrieval.Record{
				{ID: "good", Article: "a", Vector: []float32{1, 0}},
				{ID: "east", Article: "b", Vector: []float32{0, 1}},
				{ID: "bad", Article: "a", Vector: c.vector},
			})
			if !errors.Is(err, c.want) {
				t.Errorf("Put: %v, want %v", err, c.want)
			}
			expect(t, h.Store, []float32{3, 1}, 9, retrieval.Filter{}, "east", "northeast", "north", "west")
		})
	}
}

func testBadQuestion(t *testing.T, h Harness) {
	put(t, h.Store, corner()...)
	for _, c := range []struct {
		vector []float32
		want   error
	}{
		{[]float32{0, 0}, retrieval.ErrVector},
		{[]float32{float32(math.NaN()), 0}, retrieval.ErrVector},
		{[]float32{1, 0, 0}, retrieval.ErrDimension},
	} {
		if matches, err := h.Store.Nearest(t.Context(), c.vector, 3, retrieval.Filter{}); !errors.Is(err, c.want) {
			t.Errorf("Nearest(%v) is %v, %v; want %v", c.vector, matches, err, c.want)
		}
	}
}

func testLengths(t *testing.T, h Harness) {
	put(t, h.Store,
		retrieval.Record{ID: "huge", Article: "a", Vector: []float32{math.MaxFloat32, 0}},
		retrieval.Record{ID: "tiny", Article: "a", Vector: []float32{math.SmallestNonzeroFloat32, math.SmallestNonzeroFloat32}})
	expect(t, h.Store, []float32{1, 0}, 2, retrieval.Filter{}, "huge", "tiny")
	expect(t, h.Store, []float32{math.MaxFloat32, math.MaxFloat32}, 2, retrieval.Filter{}, "tiny", "huge")
}

func testCancelled(t *testing.T, h Harness) {
	put(t, h.Store, corner()...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := h.Store.Put(ctx, []retrieval.Record{{ID: "late", Article: "a", Vector: []float32{1, 0}}}); !errors.Is(err, context.Canceled) {
		t.Errorf("Put: %v", err)
	}
	if err := h.Store.Delete(ctx, []string{"east"}); !errors.Is(err, context.Canceled) {
		t.Errorf("Delete: %v", err)
	}
	for _, f := range []retrieval.Filter{{}, {Articles: []string{"a"}}} {
		if matches, err := h.Store.Nearest(ctx, []float32{1, 0}, 3, f); !errors.Is(err, context.Canceled) {
			t.Errorf("Nearest: %v, %v", matches, err)
		}
	}
	expect(t, h.Store, []float32{3, 1}, 9, retrieval.Filter{}, "east", "northeast", "north", "west")
}

func testConcurrent(t *testing.T, h Harness) {
	put(t, h.Store, corner()...)
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for i := range 20 {
				id := fmt.Sprintf("%d/%d", worker, i)
				err := h.Store.Put(t.Context(), []retrieval.Record{{ID: id, Article: "w", Vector: []float32{float32(i), -1}}})
				if err != nil {
					t.Errorf("Put: %v", err)
				}
				for _, f := range []retrieval.Filter{{}, {Articles: []string{"a"}}} {
					if matches, err := h.Store.Nearest(t.Context(), []float32{1, 0}, 2, f); err != nil || len(matches) != 2 {
						t.Errorf("Nearest: %v, %v", matches, err)
					}
				}
				if err := h.Store.Delete(t.Context(), []string{id}); err != nil {
					t.Errorf("Delete: %v", err)
				}
			}
		})
	}
	group.Wait()
	expect(t, h.Store, []float32{3, 1}, 9, retrieval.Filter{}, "east", "northeast", "north", "west")
}

func testReopen(t *testing.T, h Harness) {
	put(t, h.Store, corner()...)
	put(t, h.Store, retrieval.Record{ID: "gone", Article: "a", Vector: []float32{1, 0}})
	if err := h.Store.Delete(t.Context(), []string{"gone"}); err != nil {
		t.Fatal(err)
	}
	before, err := h.Store.Nearest(t.Context(), []float32{3, 1}, 9, retrieval.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	s := h.Reopen(t)
	after, err := s.Nearest(t.Context(), []float32{3, 1}, 9, retrieval.Filter{})
	if err != nil || !slices.Equal(before, after) {
		t.Errorf("matches were %v and are %v, %v", before, after, err)
	}
	expect(t, s, []float32{3, 1}, 9, retrieval.Filter{Articles: []string{"a"}}, "east", "northeast")
	expect(t, s, []float32{3, 1}, 9, retrieval.Filter{Since: day(2)}, "north")
	put(t, s, retrieval.Record{ID: "new", Article: "a", Vector: []float32{3, 1}})
	expect(t, s, []float32{3, 1}, 1, retrieval.Filter{}, "new")
}
