package answer

import (
	"slices"
	"strconv"
	"testing"

	"footnote/corpus"
	"footnote/retrieval"
)

// An asked tells what a question is asked for.
type asked int

const (
	askedQuestion asked = iota
	// askedEnglish is a question in another language than the articles'.
	askedEnglish
	// askedGone is a question whose answer is taken away: no passage that is
	// found holds the evidence. What is left is about the same thing.
	askedGone
	// askedNear comes near, askedAbsent does not: see [fitSet].
	askedNear
	askedAbsent
	// askedCross is a question about the articles of a set in another language.
	askedCross
	askedKinds
)

var askedNames = []string{"answerable", "in English", "gone", "near", "absent", "cross-language"}

func (a asked) answerable() bool { return a == askedQuestion || a == askedEnglish }

// An asking is a question with the articles that it is asked over.
type asking struct {
	*fitQuestion
	as    asked
	index *retrieval.Index
	texts *texts
	// lang is the articles' language. small: they are a few of the set's.
	lang  string
	small bool
	// home names the article that the question was written for. All askings of
	// one home are fitted to, or measured, together.
	home string
}

// How many questions of a set are asked again in other ways, about: a few hundred
// tell enough, as what counts is how much a group weighs.
const (
	mostGone       = 500
	mostCross      = 52
	mostAbsentEach = 10 // of the questions about other articles, per collection
	otherAfter     = 7  // how many questions on each collection begins with those
	smallEvery     = 5  // of an article's questions, over a small collection
)

// smallSizes are how many articles small collections have. People start with a
// folder of few; rare words are hardly rarer than others there, and there is
// always a best passage.
var smallSizes = []int{1, 3, 8}

// askings returns the questions of all sets in all the ways they are asked.
func askings(t *testing.T, sets []*fitSet) []asking {
	t.Helper()
	var out []asking
	for n, s := range sets {
		c := collection{set: s, number: n, index: openIndex(t, s.articles...), texts: newTexts()}
		out = append(out, c.all(sets)...)
		for _, size := range smallSizes {
			part := 0
			for few := range slices.Chunk(s.articles, size) {
				small := collection{set: s, number: n, index: openIndex(t, few...), texts: newTexts(), articles: few, part: part}
				out = append(out, small.few()...)
				part++
			}
		}
	}
	return out
}

// A collection is the articles of a set or, if articles is set, some of them.
type collection struct {
	set    *fitSet
	number int
	index  *retrieval.Index
	texts  *texts
	// articles are those of a small collection, the part-th of its size.
	articles []*corpus.Article
	part     int
}

// ask returns the asking of a question of the home-th set.
func (c *collection) ask(q *fitQuestion, as asked, home int) asking {
	return asking{
		fitQuestion: q, as: as, index: c.index, texts: c.texts, lang: c.set.lang, small: c.articles != nil,
		home: strconv.Itoa(home) + "/" + q.Article,
	}
}

// thinned returns about as many questions as are wanted at most, spread evenly.
func thinned(questions []fitQuestion, most int) []*fitQuestion {
	step := max(1, (len(questions)+most-1)/max(1, most))
	var out []*fitQuestion
	for i := 0; i < len(questions); i += step {
		out = append(out, &questions[i])
	}
	return out
}

// all returns the askings over all articles of a set.
func (c *collection) all(sets []*fitSet) []asking {
	var out []asking
	add := func(questions []fitQuestion, most int, as asked, home int) {
		for _, q := range thinned(questions, most) {
			out = append(out, c.ask(q, as, home))
		}
	}
	s, n := c.set, c.number
	add(s.questions, len(s.questions), askedQuestion, n)
	add(s.english, len(s.english), askedEnglish, n)
	add(s.questions, mostGone, askedGone, n)
	add(s.english, mostGone, askedGone, n)
	add(s.near, len(s.near), askedNear, n)
	add(s.absent, len(s.absent), askedAbsent, n)
	for other, o := range sets {
		if o.lang != s.lang {
			add(o.questions, mostCross, askedCross, other)
		}
	}
	return out
}

// few returns the askings over a small collection: its own questions, and some
// of other articles, which it does not answer.
func (c *collection) few() []asking {
	var out []asking
	own := 0
	apart := max(1, len(c.set.questions)/mostAbsentEach)
	for i := range c.set.questions {
		q := &c.set.questions[i]
		if c.has(q) {
			if own++; own%smallEvery == 0 {
				out = append(out, c.ask(q, askedQuestion, c.number), c.ask(q, askedGone, c.number))
			}
			continue
		}
		if (i+otherAfter*c.part)%apart == 0 {
			out = append(out, c.ask(q, askedAbsent, c.number))
		}
	}
	for i := range c.set.english {
		if q := &c.set.english[i]; c.has(q) {
			out = append(out, c.ask(q, askedEnglish, c.number), c.ask(q, askedGone, c.number))
		}
	}
	return out
}

// has reports whether the article of a question is one of a small collection.
func (c *collection) has(q *fitQuestion) bool { return slices.ContainsFunc(c.articles, q.means) }

// read reads the articles for a question, as [Answerer.Answer] does.
func (a *asking) read(t *testing.T) *reading {
	t.Helper()
	// A few more passages are looked for than read, as some may be taken away.
	hits, err := a.index.Search(t.Context(), retrieval.Query{Text: a.Question, K: depth + 4, Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	if a.as == askedGone {
		hits = slices.DeleteFunc(hits, func(h retrieval.Hit) bool { return a.in(h.Passage.Article, h.Passage.Text()) })
	}
	hits = hits[:min(depth, len(hits))]
	return newReading(newInquiry(a.Question, a.index.Concepts(topic(a.Question))), hits, a.texts)
}
