package check

import (
	"testing"

	"footnote/retrieval"

	"github.com/google/go-cmp/cmp"
)

func TestTimesOfTheDayAndSpansTellTheSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2:24:51", "2시간 24분 51초", true}, {"2:24:51", "2 h 24 min 51 s", true}, {"2:24:51", "2 hours 24 minutes and 51 seconds", true},
		{"2 hours and 24 minutes", "2시간 24분", true}, {"11.50 p.m.", "23:50", true}, {"3:30", "15시 30분", true}, {"12:05", "0:05", true},
		{"2:24", "2:24:00", true}, {"2:24", "2:24:51", false}, {"2:24:51", "2:42:51", false}, {"2:24", "3:24", false},
	} {
		a, b := clocks(c.a), clocks(c.b)
		if len(a) == 0 || len(b) == 0 {
			t.Errorf("%s: %v, %s: %v", c.a, a, c.b, b)
			continue
		}
		if a[0].same(b[0]) != c.want || b[0].same(a[0]) != c.want {
			t.Errorf("%s and %s: %v, want %v", c.a, c.b, !c.want, c.want)
		}
	}
	for _, text := range []string{"", "2", "12:3", "123:45", "2시", "24분", "two hours", "::"} {
		if got := clocks(text); got != nil {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestFractionsAreFoundAndCompared(t *testing.T) {
	for text, want := range map[string][2]int{
		"3분의 2": {2, 3}, "10 분의 7": {7, 10}, "two thirds": {2, 3}, "Two-thirds": {2, 3}, "nine tenths": {9, 10},
		"a quarter": {1, 4}, "one twentieth": {1, 20}, "2/3": {2, 3}, "half": {1, 2}, "one half": {1, 2}, "절반": {1, 2}, "the halves": {1, 2}, "반은": {1, 2}, "반대": {0, 0}, "123/45": {0, 0}, "": {0, 0},
	} {
		got := [2]int{}
		if f := fractions(text); len(f) == 1 {
			got = [2]int{f[0].of, f[0].over}
			if f[0].start < 0 || f[0].end > len(text) {
				t.Errorf("%s: at %d to %d", text, f[0].start, f[0].end)
			}
		}
		if got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
	for _, c := range []struct {
		a, b fraction
		want bool
	}{
		{fraction{of: 2, over: 3}, fraction{of: 4, over: 6}, true}, {fraction{of: 1, over: 2}, fraction{of: 2, over: 3}, false}, {fraction{of: 3, over: 2}, fraction{of: 2, over: 3}, false},
	} {
		if c.a.same(c.b) != c.want || c.b.same(c.a) != c.want {
			t.Errorf("%v and %v: %v, want %v", c.a, c.b, !c.want, c.want)
		}
	}
	for f, want := range map[fraction]string{{of: 1, over: 2}: "50 %", {of: 3, over: 4}: "75 %", {of: 2, over: 3}: "", {of: 1, over: 0}: "", {of: 0, over: 5}: "0 %"} {
		if got := f.percent(); got != want {
			t.Errorf("%v: %q, want %q", f, got, want)
		}
	}
}

func TestWordsForSpansOfTimeHoldTheirNumber(t *testing.T) {
	for text, want := range map[string][]string{
		"사흘 뒤": {"3 d"}, "보름과 열흘": {"15 d", "10 d"}, "a fortnight": {"14 d"}, "an hour": {"1 h"}, "Per Week": {"1 wk"}, "a decade": nil, "a century": nil,
		"두 해 동안": {"2 y"}, "세 해를": {"3 y"}, "두 해안": nil, "다섯 해": {"5 y"}, "many hours": nil, "": nil,
	} {
		var got []string
		for _, q := range timeSpans(text) {
			if got = append(got, q.Text); q.Class != retrieval.UnitDuration || q.Span.Len() <= 0 || q.Span.End > len(text) {
				t.Errorf("%s: %+v", text, q)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", text, diff)
		}
	}
}

func TestNativeNumbersCountWhatFollows(t *testing.T) {
	for _, c := range []struct {
		text, number string
		want         bool
	}{
		{"네 곳에서", "4", true}, {"(여덟 학자)", "8", true}, {"배는 한 척", "1", true}, {"배는\n두 척", "2", true}, {"그네 타기", "4", false}, {"네모", "4", false},
		{"네 곳", "5", false}, {"네", "4", true}, {"동네 네 곳", "4", true}, {"열 곳", "11", false}, {"열 곳", "0", false}, {"열 곳", "-1", false}, {"열 곳", "x", false}, {"", "1", false},
	} {
		if got := hasNative(c.text, c.number); got != c.want {
			t.Errorf("%s in %q: %v, want %v", c.number, c.text, got, c.want)
		}
	}
}

func TestAQuantityIsTheArticlesIfItsValueIs(t *testing.T) {
	for _, c := range []struct {
		claim, article string
		want           bool
	}{
		{"$500 billion", "5000억 달러", true}, {"$500 billion", "$500 million", false}, {"$5 million", "€5 million", false}, {"5 million pounds", "£5 million", true},
		{"149 residents", "149명", true}, {"149 residents", "194명", false}, {"54%", "54 to", true}, {"54%", "45 percent", false}, {"4 o'clock", "4:00", true},
		{"30 km", "30 miles", false}, {"30 years", "30 months", false}, {"37 years old", "37세", true}, {"number 7", "7번", true}, {"about 90 people", "90 people", true},
		{"February 2025", "4 February 2025", true}, {"4 February 2025", "February 2025", false}, {"2025", "2025년 2월", true}, {"March 2025", "4 February 2025", false},
	} {
		q, of := retrieval.Quantities(c.claim), retrieval.Quantities(c.article)
		if len(q) != 1 || len(of) != 1 {
			t.Errorf("%s: %v, %s: %v", c.claim, q, c.article, of)
			continue
		}
		if got := same(&q[0], &of[0]); got != c.want {
			t.Errorf("%s (%s) of %s (%s): %v, want %v", c.claim, q[0].Text, c.article, of[0].Text, got, c.want)
		}
	}
}

func TestADateAgreesWithOneThatTellsMore(t *testing.T) {
	date := func(y, m, d int) *retrieval.Quantity {
		return &retrieval.Quantity{Class: retrieval.UnitDate, Year: y, Month: m, Day: d}
	}
	for _, c := range []struct {
		q, of *retrieval.Quantity
		want  bool
	}{
		{date(0, 2, 0), date(2025, 2, 4), true}, {date(2025, 2, 4), date(0, 2, 0), false}, {date(0, 0, 4), date(2025, 2, 4), true},
		{date(2025, 2, 4), date(2025, 2, 4), true}, {date(2025, 2, 4), date(2025, 2, 5), false}, {date(0, 0, 0), date(2025, 2, 4), false},
		{date(0, 2, 0), &retrieval.Quantity{Class: retrieval.UnitNone, Month: 2}, false},
	} {
		if got := agrees(c.q, c.of); got != c.want {
			t.Errorf("%+v and %+v: %v, want %v", c.q, c.of, got, c.want)
		}
	}
}
