package bot

import (
	"footnote/answer"
	"footnote/corpus"
)

// told is an answer that was shown: what its buttons need to know.
type told struct {
	// id is that of the event that it answers.
	id, question, language  string
	channel, person, server string
	private                 bool
	citations               []answer.Citation
	near                    []nearby
	// answer is how the answer begins, mode who worded it.
	answer    string
	mode      answer.Mode
	abstained bool
	// places are the messages that show it.
	places []place
}

// nearby is a place that is near a question without an answer.
type nearby struct {
	article *corpus.Article
	span    corpus.Span
}

// told returns an answer by its id, nil if it is not known any more.
func (b *Bot) told(id string) *told {
	t, _ := b.answers.Get(id)
	return t
}

// toldIn returns the answer that a message shows, nil if there is none.
func (b *Bot) toldIn(message string) *told {
	id, found := b.shownIn.Get(message)
	if !found {
		return nil
	}
	return b.told(id)
}

// recorder keeps an answer, and returns what keeps where it is shown.
func (b *Bot) recorder(t *told) func([]place) {
	b.answers.Add(t.id, t)
	return func(at []place) {
		after := *t
		after.places = at
		b.answers.Add(t.id, &after)
		for _, p := range at {
			b.shownIn.Add(p.message, t.id)
		}
	}
}

// forgetTold removes the questions of a person from what is kept.
func (b *Bot) forgetTold(person string) error {
	for _, id := range b.answers.Keys() {
		if t, found := b.answers.Peek(id); found && t.person == person {
			after := *t
			after.question = ""
			b.answers.Add(id, &after)
		}
	}
	return nil
}
