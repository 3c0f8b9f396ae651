package evaluate

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestQuestionsThatCameOutOtherwiseAreListed(t *testing.T) {
	before := &Run{Results: []Result{
		{ID: "gone", Answered: true, Quote: new(1)},
		{ID: "quote", Answered: true, Quote: new(2), Passage: new(1)},
		{ID: "lost", Answered: true, Quote: new(1), Passage: new(2)},
		{ID: "same", Answered: true, Quote: new(1), AskMS: 7, Confidence: .6},
		{ID: "same", Set: Absent, Answered: true},
		{ID: "twice"}, {ID: "twice", Answered: true},
		{ID: "measured now", Answered: true},
	}}
	after := &Run{Results: []Result{
		{ID: "new", Answered: true, Quote: new(0)},
		// What is quoted matters more than what is found.
		{ID: "quote", Answered: true, Quote: new(1), Passage: new(4)},
		{ID: "lost", Quote: new(0), Passage: new(1)},
		{ID: "same", Answered: true, Quote: new(1), AskMS: 9, Confidence: .9},
		{ID: "same", Set: Absent},
		{ID: "twice"}, {ID: "twice", Answered: true},
		{ID: "measured now", Answered: true, Quote: new(0)},
	}}
	got := Compare(before, after)
	better := []Change{
		{ID: "quote", Changes: []Moved{{"quote", 2, 1}, {"passage", 1, 4}}},
		{ID: "same", Set: Absent, Changes: []Moved{{"answered", 1, 0}}},
	}
	worse := []Change{{ID: "lost", Changes: []Moved{{"quote", 1, 0}, {"answered", 1, 0}, {"passage", 2, 1}}}}
	if diff := cmp.Diff(better, got.Better); diff != "" {
		t.Errorf("better: -want +got\n%s", diff)
	}
	if diff := cmp.Diff(worse, got.Worse); diff != "" {
		t.Errorf("worse: -want +got\n%s", diff)
	}
	if got.OnlyBefore != 1 || got.OnlyAfter != 1 {
		t.Errorf("%d only before, %d only after", got.OnlyBefore, got.OnlyAfter)
	}
	// Of the questions of both: two of three before, two of four after.
	want := Difference{QuoteAt1, new(.6667), new(.5), new(-.1667), 4}
	for _, d := range got.Figures {
		if d.Name == QuoteAt1 {
			if diff := cmp.Diff(want, d); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		}
	}
}

func TestFiguresOfOneRunAloneHaveNoDifference(t *testing.T) {
	before := &Run{Results: []Result{{ID: "1", Answered: true, Facts: new(1.0)}}}
	after := &Run{Results: []Result{{ID: "1", Answered: true, Quote: new(1)}}}
	for _, d := range Compare(before, after).Figures {
		switch d.Name {
		case Facts:
			if d.Before == nil || d.After != nil || d.Difference != nil || d.Of != 1 {
				t.Errorf("%+v", d)
			}
		case QuoteAt1:
			if d.Before != nil || d.After == nil || d.Difference != nil {
				t.Errorf("%+v", d)
			}
		}
	}
}

func TestFailuresAreListedWorstFirst(t *testing.T) {
	run := Run{Results: []Result{
		{ID: "right", Answered: true, Quote: new(3)},
		{ID: "unknown", Answered: true},
		{ID: "unsure", Answered: true, Confidence: .6, Quote: new(0)},
		{ID: "sure", Answered: true, Confidence: .9, Quote: new(0)},
		{ID: "silent", Quote: new(0)},
		{ID: "broken", Failed: true},
		{ID: "false", Set: "near", Answered: true, Confidence: .6},
		{ID: "honest", Set: "near"},
	}}
	var got []string
	for _, f := range run.Failures() {
		got = append(got, string(f.Why)+" "+f.ID)
	}
	want := []string{"false_answer false", "wrong_answer sure", "wrong_answer unsure", "abstention silent", "breakdown broken"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if none := (&Run{}).Failures(); none == nil {
		t.Error("no failures are no list")
	}
}
