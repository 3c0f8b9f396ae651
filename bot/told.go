package bot

import (
	"errors"

	"footnote/answer"
	"footnote/bot/shown"
	"footnote/corpus"
	"footnote/retrieval"
)

// told is an answer that was shown: what its buttons need to know.
type told struct {
	// id is that of the event that it answers.
	id, question, language string
	// meant is the question as it was understood, empty if that is as it was
	// asked; filter chooses the articles that it is asked of.
	meant           string
	filter          retrieval.Filter
	channel, person string
	private         bool
	quoted          []quoted
	// text is the answer's; it is empty after a restart. mode is who worded it.
	text string
	mode answer.Mode
	// places are the messages that show it.
	places []place
	// revealed are the ids of what the one who asked was shown alone instead.
	revealed []string
}

// quoted is what stood at a number of an answer: a place in an article as it
// was, which is told by its hash.
type quoted struct {
	n             int
	article, hash string
	span          corpus.Span
}

// told returns an answer by its id, nil if it is not known any more.
func (b *Bot) told(id string) *told {
	if t, found := b.answers.Get(id); found {
		if t.question != "" && b.forgottenElsewhere(id) {
			t = t.forgotten()
			b.answers.Add(id, t)
		}
		return t
	}
	r, err := b.records.Get(id)
	return b.recalled(r, err)
}

// toldTo returns an answer by its id, which anybody can guess, if whoever acts
// sees it; else nil.
func (b *Bot) toldTo(e event, id string) *told {
	t := b.told(id)
	if t == nil || t.person != e.person && (t.private || t.channel != e.channel) {
		return nil
	}
	return t
}

// toldIn returns the answer that a message shows, nil if there is none.
func (b *Bot) toldIn(message string) *told {
	if id, found := b.shownIn.Get(message); found {
		return b.told(id)
	}
	r, err := b.records.ByMessage(message)
	return b.recalled(r, err)
}

// recalled returns the answer of a record.
func (b *Bot) recalled(r shown.Record, err error) *told {
	if err != nil {
		if !errors.Is(err, shown.ErrNone) {
			b.log.Error("recall an answer", "err", err)
		}
		return nil
	}
	t := &told{
		id: r.Event, question: r.Question, language: r.Language, channel: r.Channel, person: r.Person,
		private: r.Private, mode: answer.Mode(r.Mode), meant: r.Meant,
		filter:   retrieval.Filter{Articles: r.Articles, Since: r.Since, Until: r.Until},
		revealed: r.Revealed,
	}
	for _, m := range r.Messages {
		t.places = append(t.places, place{m.Channel, m.ID})
	}
	for _, c := range r.Citations {
		t.quoted = append(t.quoted, quoted{c.N, c.Article, c.Hash, c.Span})
	}
	return t
}

// standing returns the citation of what was quoted, if its article is still what
// it was.
func (s *shelf) standing(c quoted) (answer.Citation, bool) {
	a := s.byID[c.article]
	if a == nil || a.Hash != c.hash || c.span.Start < 0 || c.span.End > len(a.Text) || c.span.Start > c.span.End {
		return answer.Citation{}, false
	}
	return answer.Citation{N: c.n, Article: a, Span: c.span}, true
}

// citations returns the citations of an answer that still stand.
func (b *Bot) citations(t *told) []answer.Citation {
	var out []answer.Citation
	for _, c := range t.quoted {
		if standing, ok := b.shelf().standing(c); ok {
			out = append(out, standing)
		}
	}
	return out
}

// recorder keeps an answer, and returns what keeps where it is shown.
func (b *Bot) recorder(e event, t *told) func([]place) {
	b.answers.Add(t.id, t)
	return func(at []place) {
		b.recording.Lock()
		defer b.recording.Unlock()
		after := *t
		after.places = at
		if now, found := b.answers.Peek(t.id); found { // a button may be quicker
			after.revealed = now.revealed
		}
		if b.memory.forgotten(t.person, t.id) {
			after = *after.forgotten()
		}
		b.answers.Add(t.id, &after)
		for _, p := range at {
			b.shownIn.Add(p.message, t.id)
		}
		if err := b.records.Keep(after.record()); err != nil {
			b.logger(e).Error("keep an answer for its buttons", "err", err)
		}
	}
}

func (t *told) record() shown.Record {
	r := shown.Record{
		Event: t.id, Question: t.question, Language: t.language, Person: t.person, Channel: t.channel,
		Private: t.private, Mode: string(t.mode), Meant: t.meant, Articles: t.filter.Articles, Since: t.filter.Since, Until: t.filter.Until,
		Revealed: t.revealed,
	}
	for _, p := range t.places {
		r.Messages = append(r.Messages, shown.Message{Channel: p.channel, ID: p.message})
	}
	for _, c := range t.quoted {
		r.Citations = append(r.Citations, shown.Citation{N: c.n, Article: c.article, Hash: c.hash, Span: c.span})
	}
	return r
}
