package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"footnote/internal/message"
	"footnote/retrieval"
)

// A Rewriting tells how a question was made to stand alone.
type Rewriting string

// The rewritings; none is "".
const (
	// RewritingModel: a model did.
	RewritingModel Rewriting = "model"
	// RewritingCarried: names and words were carried over from the conversation.
	RewritingCarried Rewriting = "carried"
	// RewritingDates: only relative dates were replaced.
	RewritingDates Rewriting = "dates"
)

// understood is a question as it is searched for and read.
type understood struct {
	// text stands alone; asks is the part of it that tells what kind of answer is
	// asked for.
	text, asks string
	// search is what is searched for where that is not text.
	search string
	how    Rewriting
	// sure: it means nothing as it was asked.
	sure   bool
	filter retrieval.Filter
	// asked is the question as it was asked, but for its dates.
	asked string
	// lang is that of the question as it was asked.
	lang string
	// source is the ID of the article that the question refers to, if it does.
	source string
	usage  Usage
	// raw is what a model wrote for it, empty if none was asked.
	raw string
}

// asItIs returns a question as it was asked, but for its dates.
func asItIs(q Question) understood {
	u := understood{text: q.Text, filter: q.Filter, lang: message.Of(q.Text)}
	if text := dated(q.Text, q.Asked); text != first(q.Text, maxQuestion) {
		u.text, u.search, u.how = text, datedToSearch(q.Text, q.Asked), RewritingDates
	}
	u.asks = cmp.Or(u.search, u.text)
	u.asked = u.asks
	return u
}

// understand makes a question stand alone, given the conversation. One that does
// already is left as it is, without asking the model.
func (a *Answerer) understand(ctx context.Context, q Question) understood {
	u := asItIs(q)
	if len(q.History) == 0 || strings.TrimSpace(q.Text) == "" {
		return u
	}
	q.Text = u.text
	source, ok := earlierSource(q.Text, q.History)
	if ok && q.Filter.Pass(source.citation.Article.ID, source.citation.Article.Published) {
		return u.about(source, q)
	}
	if f, ok := followUpOf(q.Text); ok {
		return a.rewritten(ctx, q, f, u)
	}
	return u
}

// about returns a question that refers to a source of an answer before, which is
// looked for in that article.
func (u understood) about(source referred, q Question) understood {
	u.source, u.how, u.sure = source.citation.Article.ID, RewritingCarried, true
	u.filter.Articles = []string{u.source}
	u.text, u.search, u.asks = source.named, source.rest, source.rest
	f, ok := followUpOf(source.rest)
	if !ok {
		return u
	}
	c := carry(f, resolved(q.History))
	u.search, u.asks = c.search, c.asks
	if words := wordsOf(resolved(q.History)); f.elliptic {
		u.text = withWords(source.named, words)
	}
	return u
}

// rewritten makes a follow-up stand alone: by the model if there is one and what it
// writes can be trusted, else by what is carried over.
func (a *Answerer) rewritten(ctx context.Context, q Question, f followUp, u understood) understood {
	u.sure = !f.faint
	if a.model != nil {
		reply, usage, err := a.model.rewrite(ctx, q)
		u.usage, u.raw = usage, reply
		if err != nil && ctx.Err() == nil {
			a.log.WarnContext(ctx, "rewrote a follow-up without the model", "cause", err)
		}
		if text, ok := a.trusted(reply, q); err == nil && ok {
			u.text, u.search, u.asks, u.how = text, "", text, RewritingModel
			return u
		}
	}
	c := carry(f, resolved(q.History))
	u.text, u.search, u.asks, u.how = c.text, c.search, c.asks, RewritingCarried
	return u
}

// together returns a question that says nothing that would point back, with the
// words of the one before.
func together(q Question) understood {
	u := asItIs(q)
	words := wordsOf(resolved(q.History))
	u.text, u.search, u.how = withWords(u.text, words), withWords(u.asks, words), RewritingCarried
	return u
}

// read finds the evidence for a question. A follow-up is read as a question that
// stands alone. One that finds none as it was understood may mean something else:
// where nothing pointed back, it is read together with the question before, and
// where something may have done so, as it was asked.
func (a *Answerer) read(ctx context.Context, q Question) (*reading, error) {
	q.History = slices.Clone(recent(q.History))
	u := a.understand(ctx, q)
	r, err := a.readText(ctx, u)
	if err != nil || r.confidence >= leastConfidence || u.sure || len(q.History) == 0 || strings.TrimSpace(q.Text) == "" {
		return r, err
	}
	other := asItIs(q)
	if u.how == "" || u.how == RewritingDates {
		other = together(q)
	}
	again, err := a.readText(ctx, other)
	switch {
	case err != nil || again.confidence <= r.confidence:
		return r, err
	case other.how != RewritingCarried && again.confidence < leastConfidence:
		return r, nil
	case other.how == RewritingCarried && a.model != nil && again.confidence >= leastConfidence:
		q.Text = asItIs(q).text
		return a.readText(ctx, a.rewritten(ctx, q, followUp{text: q.Text, elliptic: true}, u))
	}
	again.as.usage, again.as.raw = u.usage, u.raw
	return again, nil
}

// readText finds the evidence for a question as it is understood.
func (a *Answerer) readText(ctx context.Context, u understood) (*reading, error) {
	text := firstWords(cmp.Or(u.search, u.text))
	hits, err := a.index.Search(ctx, retrieval.Query{Text: text, K: depth, Filter: u.filter, Explain: true})
	if err != nil {
		return nil, err
	}
	inquiry := newInquiry(firstWords(u.asks), u.weighed(a.index.Concepts(topic(text))))
	inquiry.lang = u.lang
	if inquiry.kind == kindOther {
		inquiry.kind = kindOf(text)
	}
	r := newReading(inquiry, hits, a.texts)
	r.as = u
	return r, nil
}

// carriedWeight is what a word that is carried over weighs beside its usual weight:
// it finds the passage, in which the sentence that answers may well say "they" too.
// Of 28 follow-ups over the sample articles that nothing answers, 5 were answered
// with it, and 10 with the whole weight.
const carriedWeight = 0.5

// weighed gives the words that were carried over less weight for the reader.
func (u understood) weighed(concepts []retrieval.Concept) []retrieval.Concept {
	if u.how != RewritingCarried && u.how != RewritingModel {
		return concepts
	}
	asked := strings.ToLower(u.asked)
	for i := range concepts {
		if c := &concepts[i]; !strings.Contains(asked, c.Word) {
			c.Weight, c.Rarity = carriedWeight*c.Weight, carriedWeight*c.Rarity
		}
	}
	return concepts
}

// standsFor returns the question that the answer is given to: as it was
// understood, in the language of the one that was asked.
func (u understood) standsFor(q Question, lang string) Question {
	q.Text, q.Language, q.Filter = u.text, lang, u.filter
	return q
}

// noted notes in an answer how its question was understood.
func (u understood) noted(asked string, a Answer) Answer {
	a.Question = asked
	if u.how != "" {
		a.Rewritten, a.Rewriting = u.text, u.how
	}
	a.Usage.Add(u.usage)
	return a
}
