package answer

import (
	"slices"

	"footnote/retrieval"
)

// recall returns the answer of a model that was kept for a key, as if it were
// made now; emit gets its text. An answer without a receipt is of no use to who
// asks for one: it tells what the model wrote.
func (a *Answerer) recall(q Question, lang string, key Key, r *reading, emit func(string)) (Answer, bool) {
	if a.answers == nil {
		return Answer{}, false
	}
	said, found := a.answers.Get(key)
	if !found || q.Receipt && said.Receipt == nil {
		return Answer{}, false
	}
	receipt := said.Receipt
	if said.Abstained {
		said = a.abstain(q, lang, ModeModel, r)
	} else {
		said.Question, said.Language, said.Confidence = q.Text, lang, r.confidence
		emit(said.Text)
	}
	said.Usage, said.Receipt = Usage{Cached: true}, nil
	if q.Receipt {
		said.Receipt = receipt
	}
	return r.explained(q, said), true
}

// remember keeps an answer for [Answerer.recall], and returns it. One to a question
// that was searched by its words alone, since it could not be embedded, is not
// kept: the next time may find more.
func (a *Answerer) remember(key Key, r *reading, said Answer) Answer {
	embedded := slices.ContainsFunc(r.hits, func(h retrieval.Hit) bool { return h.Explanation != nil && h.Explanation.VectorRank > 0 })
	if a.answers != nil && embedded {
		a.answers.Put(key, said)
	}
	return said
}
