package answer

import (
	"footnote/answer/check"
)

// receipt returns what the call knows of the answer's receipt.
func (c *call) receipt() *Receipt {
	if !c.question.Receipt {
		return nil
	}
	r := &Receipt{
		Question: c.question.Text, Language: c.lang, Mode: ModeModel, Model: c.name, CheckModel: c.o.Judge,
		PromptHash: hashOf(c.messages), Replies: c.replies, Usage: c.usage,
	}
	for i, e := range c.evidence {
		first, last := e.Article.Lines(e.Span)
		r.Passages = append(r.Passages, ReceiptPassage{
			N: i + 1, Article: e.Article.ID, Title: e.Article.Title, StartLine: first, EndLine: last, Score: e.score, Text: e.text(),
		})
	}
	if c.draft != nil {
		for _, s := range c.draft.sentences {
			r.Sentences = append(r.Sentences, s.receipt())
		}
	}
	return r
}

func (s *sentence) receipt() ReceiptSentence {
	out := ReceiptSentence{Text: s.Text, Passages: []int{}, Fate: "kept", Shown: s.out, Checks: []ReceiptCheck{}}
	for _, m := range s.Marks {
		out.Passages = append(out.Passages, m.N)
	}
	switch {
	case s.out == "":
		out.Fate = "cut"
	case s.repaired:
		out.Fate = "repaired"
	}
	checks := s.first.Checks
	if s.repaired {
		checks = append(checks[:len(checks):len(checks)], s.verdict.Checks...)
	}
	for _, c := range checks {
		out.Checks = append(out.Checks, receiptCheck(c))
	}
	return out
}

func receiptCheck(c check.Check) ReceiptCheck {
	return ReceiptCheck{Check: string(c.Kind), Item: c.Item, Passed: c.Passed}
}
