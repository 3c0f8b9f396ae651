package answer

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAReceiptTellsWhatTheAnswerTellsAndWhatWasRead(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	asked := time.Date(2026, 11, 25, 10, 0, 0, 0, time.FixedZone("KST", 9*60*60))
	for question, abstained := range map[string]bool{
		"Where did the meeting take place?":                    false,
		"마라톤 참가 신청은 언제 마감하나요?":                                 false,
		"Which hotel did Tim Cook of Apple book in Reykjavik?": true,
		"what?": true,
	} {
		q := Question{Text: question, Asked: asked, Receipt: true}
		a := answered(t, an, q)
		r := a.Receipt
		if r == nil || a.Abstained != abstained {
			t.Fatalf("%s: %+v", question, a)
		}
		if r.Question != question || !r.Asked.Equal(asked) || r.Answer != a.Text || r.Abstained != abstained || r.Mode != a.Mode ||
			r.Language != a.Language || len(r.Citations) != len(a.Citations) || r.Rewritten != "" || r.Usage != a.Usage {
			t.Errorf("%s: %+v", question, r)
		}
		for i, c := range r.Citations {
			if c.N != i+1 || c.Quote != a.Citations[i].Quote() {
				t.Errorf("%s: citation %+v", question, c)
			}
			if first, last := a.Citations[i].Lines(); c.StartLine != first || c.EndLine != last {
				t.Errorf("%s: lines of %+v", question, c)
			}
		}
		for i, p := range r.Passages {
			if p.N != i+1 || p.Text == "" || p.Article == "" || p.StartLine < 1 {
				t.Errorf("%s: passage %+v", question, p)
			}
		}
		// Without one, the answer is the same.
		q.Receipt, a.Receipt = false, nil
		if diff := cmp.Diff(answered(t, an, q), a); diff != "" {
			t.Errorf("%s: %s", question, diff)
		}
		data, err := json.Marshal(r)
		if err != nil || strings.Contains(string(data), "null") {
			t.Errorf("%s: %s, %v", question, data, err)
		}
	}
}

func TestTheReceiptOfAFollowUpTellsHowItWasRead(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	before := "Where did the meeting of Altman take place?"
	a := answered(t, an, Question{Text: "And when?", History: []Turn{{Question: before}}, Receipt: true, Explain: true})
	if a.Rewritten == "" || a.Receipt.Rewritten != a.Rewritten || a.Receipt.Question != "And when?" {
		t.Errorf("rewritten %q, in the receipt %q of %q", a.Rewritten, a.Receipt.Rewritten, a.Receipt.Question)
	}
}

func TestWhatAReceiptHasOfAModelStays(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	q := Question{Text: "Where did the meeting take place?", Receipt: true}
	r, err := an.read(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	kept := &Receipt{
		Model: "m", PromptHash: "0a", Rewritten: "Where was it?", Passages: []ReceiptPassage{{N: 1, Text: "given"}},
		Replies: []ReceiptReply{{Purpose: "answer", Text: "raw"}}, Answer: "draft",
	}
	got := r.receipt(q, Answer{Text: "final", Mode: ModeModel, Receipt: kept})
	want := *kept
	want.Question, want.Mode, want.Answer, want.Citations = q.Text, ModeModel, "final", []ReceiptCitation{}
	if diff := cmp.Diff(&want, got); diff != "" || kept.Answer != "draft" {
		t.Error(diff)
	}
}
