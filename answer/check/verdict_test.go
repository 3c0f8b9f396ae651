package check

import (
	"slices"
	"strings"
	"testing"
)

func TestQuotationsAreShownAsTheArticleHasThem(t *testing.T) {
	c := checkerOf(t, harbour...)
	for _, want := range []struct {
		n           int
		text, shown string
	}{
		{1, "Mayor Whitlock said “we have waited twenty yeers for this”.", "Mayor Whitlock said “We have waited twenty years for this”."},
		{1, "“We have waited twenty  years, for this!” said Mayor Whitlock.", "“We have waited twenty years for this!” said Mayor Whitlock."},
		{1, `Mayor Whitlock said "WE HAVE WAITED TWENTY YEARS FOR THIS."`, `Mayor Whitlock said "We have waited twenty years for this."`},
		{1, "Mayor Whitlock said 'we have … for this'.", "Mayor Whitlock said 'we have … for this'."}, // with its gap
		{1, "The council approved the ferry.", "The council approved the ferry."},
		{3, "표윤서 시장은 ‘시민이 오래 기다릴 도서관’이라고 말했다.", "표윤서 시장은 ‘시민이 오래 기다린 도서관’이라고 말했다."},
		{3, "표윤서 시장은 「시민이오래기다린 도서관」이라고 말했다.", "표윤서 시장은 「시민이 오래 기다린 도서관」이라고 말했다."},
	} {
		v := c.Check(claimOf(want.text, want.n))
		if !v.Good() || v.Text != want.shown {
			t.Errorf("%s is shown as %s, want %s; faults %v", want.text, v.Text, want.shown, v.Faults())
		}
	}
}

func TestAClaimThatFailsIsNotChanged(t *testing.T) {
	c := checkerOf(t, harbour...)
	const text = "Norbert Hale said “we have waited twenty yeers for this”."
	if v := c.Check(claimOf(text, 1)); v.Good() || v.Text != text || len(v.Places) > 0 {
		t.Errorf("%+v", v)
	}
}

func TestPlacesHoldTheWordsThatMarksGive(t *testing.T) {
	c := checkerOf(t, harbour...)
	for _, want := range []struct {
		claim  Claim
		places []string // the number, and what stands there
	}{
		{Claim{Text: "The ferry will cost $84.5 million.", Marks: []Mark{{1, "it will cost $84.5 million"}}}, []string{"1 It will cost $84.5 million"}},
		{Claim{Text: "The ferry will cost $84.5 million.", Marks: []Mark{{1, "it will cost … in May 2027"}}}, []string{"1 It will cost $84.5 million and sail in May 2027"}},
		{Claim{Text: "The ferry will cost $84.5 million.", Marks: []Mark{{1, "  "}}}, []string{"1 It will cost $84.5 million and sail in May 2027."}},
		{Claim{Text: "Lindholm approved the ferry and has 120,000 people.", Marks: []Mark{{2, "120,000 people"}, {1, "approved the ferry"}}}, []string{"2 120,000 people", "1 approved the ferry"}},
		{Claim{Text: "도서관 공사비는 350억 원이다.", Marks: []Mark{{3, "공사비는 350억 원이고"}}}, []string{"3 공사비는 350억 원이고"}},
		{Claim{Text: "Mayor Whitlock said “we have waited twenty years for this”.", Marks: []Mark{{N: 1}}}, []string{"1 We have waited twenty years for this"}},
		{Claim{Text: "The ferry will cost $84.5 million.", Marks: []Mark{{1, "it will cost $85.4 million"}}}, nil},
		{Claim{Text: "The ferry will cost $84.5 million.", Marks: []Mark{{1, "Lindholm has 120,000 people"}}}, nil}, // another passage's
	} {
		v := c.Check(want.claim)
		var got []string
		for _, p := range v.Places {
			if s := harbour[p.N-1]; !s.Body.Contains(p.Span) {
				t.Errorf("%+v: %v is not within passage %d", want.claim, p.Span, p.N)
			} else {
				got = append(got, string(rune('0'+p.N))+" "+s.Quote(p.Span))
			}
		}
		if !slices.Equal(got, want.places) {
			t.Errorf("%+v: places %q, want %q; faults %v", want.claim, got, want.places, v.Faults())
		}
	}
}

func TestPlacesAreWholeSentencesOfThePassagesThatAreNeeded(t *testing.T) {
	c := checkerOf(t, harbour...)
	for _, want := range []struct {
		text    string
		marks   []int
		numbers []int // of the passages that are kept
	}{
		{"The ferry will cost $84.5 million and sail in May 2027.", []int{1, 2}, []int{1}},
		{"The ferry will cost $84.5 million and sail in May 2027.", []int{2, 1}, []int{1}},
		{"The ferry will cost $84.5 million and sail in May 2027.", []int{1, 1}, []int{1}},
		{"The ferry will cost $84.5 million and Lindholm has 120,000 people.", []int{1, 2}, []int{1, 2}},
		{"The ferry will cost $84.5 million and Lindholm has 120,000 people.", []int{2, 4, 1}, []int{2, 1}},
		{"The ferry will cost $84.5 million and sail in May 2027.", nil, []int{1}},
		{"솔미시의 새 도서관 공사비는 350억 원이다.", []int{3, 1}, []int{3}},
		{"솔미시의 새 도서관 공사비는 350억 원이다.", nil, []int{3}},
	} {
		v := c.Check(claimOf(want.text, want.marks...))
		var got []int
		for _, p := range v.Places {
			if !slices.Contains(got, p.N) {
				got = append(got, p.N)
			}
			if !slices.Contains(c.source(p.N-1).Source.Sentences, p.Span) {
				t.Errorf("%s: %q is no sentence", want.text, harbour[p.N-1].Quote(p.Span))
			}
		}
		if !slices.Equal(got, want.numbers) {
			t.Errorf("%s %v: passages %v, want %v; faults %v", want.text, want.marks, got, want.numbers, v.Faults())
		}
	}
}

func TestAPassageIsOnlyWhatTheModelSaw(t *testing.T) {
	sources := sourcesOf(harbour...)
	cut := strings.Index(harbour[0].Text, " It will cost")
	sources[0].Span.End, sources[0].Sentences = cut, sources[0].Sentences[:1]
	c := New(sources, checkerOf(t, harbour...).concepts, "")
	if v := c.Check(claimOf("The council of Lindholm approved the ferry.", 1)); !v.Good() {
		t.Errorf("what it saw: %v", v.Faults())
	}
	for _, claim := range []Claim{
		claimOf("The ferry will cost $84.5 million.", 1),
		claimOf("Mayor Whitlock said “we have waited twenty years for this”.", 1),
		{Text: "The council of Lindholm approved the ferry.", Marks: []Mark{{1, "sail in May 2027"}}},
	} {
		if v := c.Check(claim); v.Good() {
			t.Errorf("%+v is good by what the model did not see", claim)
		}
	}
}

func TestNoSourcesAndNoWordsAreNoEvidence(t *testing.T) {
	concepts := checkerOf(t, harbour...).concepts
	blank := articleOf("blank.txt", "Blank", "", " \n ")
	for _, text := range []string{"", " ", ".", "“”", "“…”", "[", "The ferry sails.", "여객선이 뜬다.", "\xff", "\u0301"} {
		for _, c := range []*Checker{New(nil, concepts, ""), New(sourcesOf(blank), concepts, ""), New([]Source{{Article: harbour[0]}}, concepts, "")} {
			for _, claim := range []Claim{claimOf(text), claimOf(text, 1), {Text: text, Marks: []Mark{{1, text}}}} {
				if v := c.Check(claim); v.Good() || len(v.Faults()) == 0 || v.Text != text {
					t.Errorf("%q of %d passages: %+v", text, len(c.sources), v)
				}
			}
		}
	}
}
