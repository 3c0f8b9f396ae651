package answer

// receipt returns the record of an answer, if the question asks for one: what
// the answer itself tells, and, unless a model was given others, the passages
// that were read. What the answer's receipt has of a model stays.
func (r *reading) receipt(q Question, a Answer) *Receipt {
	if !q.Receipt {
		return nil
	}
	out := new(Receipt)
	if a.Receipt != nil {
		*out = *a.Receipt
	}
	out.Question, out.Asked, out.Language, out.Mode = q.Text, q.Asked, a.Language, a.Mode
	out.Answer, out.Abstained, out.Notice, out.Usage = a.Text, a.Abstained, a.Notice, a.Usage
	if a.Rewritten != "" {
		out.Rewritten = a.Rewritten
	}
	if r.as.raw != "" && !a.Usage.Cached {
		out.Replies = append([]ReceiptReply{{Purpose: purposeRewrite, Text: r.as.raw}}, out.Replies...)
	}
	if out.Passages == nil {
		out.Passages = r.receiptPassages()
	}
	out.Citations = receiptCitations(a.Citations)
	return out
}

func (r *reading) receiptPassages() []ReceiptPassage {
	out := make([]ReceiptPassage, 0, len(r.hits))
	for i, h := range r.hits {
		p := h.Passage
		first, last := p.Article.Lines(p.Span)
		out = append(out, ReceiptPassage{
			N: i + 1, Article: p.Article.ID, Title: p.Article.Title, StartLine: first, EndLine: last, Score: h.Score, Text: p.Text(),
		})
	}
	return out
}

func receiptCitations(citations []Citation) []ReceiptCitation {
	out := make([]ReceiptCitation, 0, len(citations))
	for _, c := range citations {
		first, last := c.Lines()
		out = append(out, ReceiptCitation{N: c.N, Article: c.Article.ID, StartLine: first, EndLine: last, Quote: c.Quote()})
	}
	return out
}
