package check

import (
	"cmp"
	"slices"

	"footnote/corpus"
	"footnote/retrieval"
)

// A Finding tells what passages say of a statement.
type Finding int

// The findings.
const (
	// NotFound: they do not tell it.
	NotFound Finding = iota
	// Supported: they tell all of it.
	Supported
	// Contradicted: a sentence tells the same with another value, or denies it.
	Contradicted
)

// A Comparison is what passages say of a statement that nobody made from them.
type Comparison struct {
	Finding Finding
	// Places say so, best first; of a statement that is NotFound, they are those
	// that come nearest, if any come near.
	Places []Place
	// Kind is what differs where the passages contradict: Number, Date, Name or
	// Polarity. Claimed is that part of the statement, Told what a passage has
	// instead, as it is written there; may be empty.
	Kind          Kind
	Claimed, Told string
	// Verbatim: a passage has the statement word for word.
	Verbatim bool
	// Share is how much of the statement the first place speaks of, from 0 to 1.
	Share float64
}

// A Comparer compares statements with passages. It keeps what it has analyzed,
// so it is for one text. It is for one goroutine.
type Comparer struct {
	concepts func(string) []retrieval.Concept
	analyzed map[sourceKey]*source
}

type sourceKey struct {
	article *corpus.Article
	span    corpus.Span
}

// NewComparer returns a Comparer. concepts tells what a text is about, as
// [retrieval.Index.Concepts] does.
func NewComparer(concepts func(string) []retrieval.Concept) *Comparer {
	return &Comparer{concepts: concepts, analyzed: make(map[sourceKey]*source)}
}

// Compare tells what passages say of a statement. The numbers of places are
// those of the passages, from 1 on. Nothing is contradicted for want of words: a
// statement that the passages do not have is NotFound.
func (c *Comparer) Compare(statement string, passages []Source) Comparison {
	checker := &Checker{concepts: c.concepts}
	for _, p := range passages {
		checker.sources = append(checker.sources, func() *source { return c.source(p) })
	}
	r := newReview(statement, c.concepts(apart(statement)))
	if !r.claims() {
		return Comparison{}
	}
	told := make([]*telling, 0, len(passages))
	for n := range passages {
		t := newTelling(checker.examine(r, []int{n}, nil))
		if span, found := t.verbatim(); found {
			return Comparison{Finding: Supported, Places: []Place{{n + 1, span}}, Verbatim: true, Share: 1}
		}
		told = append(told, t)
	}
	for _, t := range told {
		if o := t.verbatimBut(); o.Finding == Contradicted {
			return o.Comparison
		}
	}
	slices.SortStableFunc(told, func(a, b *telling) int { return cmp.Compare(b.share, a.share) })
	return c.decide(checker, told)
}

func (c *Comparer) source(s Source) *source {
	key := sourceKey{s.Article, s.Span}
	if c.analyzed[key] == nil {
		c.analyzed[key] = newSource(s)
	}
	return c.analyzed[key]
}

// claims reports whether a sentence says something that can be looked for.
func (r *review) claims() bool {
	return len(r.inClause(anyClause)) > 0 || len(r.quantities) > 0 || len(r.fractions) > 0
}

// mostDecisive is how many passages are looked at for a contradiction, and in
// pairs for support: those that speak most of a statement.
const mostDecisive = 4

// decide weighs what the passages tell, most telling first.
func (c *Comparer) decide(checker *Checker, told []*telling) Comparison {
	var against opposition
	for _, t := range told[:min(mostDecisive, len(told))] {
		if a := t.against(c.concepts); a.Finding == Contradicted && a.Share > against.Share && !a.isHeld(told) {
			against = a
		}
	}
	best := supporting(told)
	if best == nil && against.Finding != Contradicted {
		best = c.together(checker, told[:min(mostDecisive, len(told))])
	}
	switch {
	case best != nil && against.Share < best.bound+surelyAgainst:
		return Comparison{Finding: Supported, Places: best.places(best.numbers()), Share: best.share}
	case against.Finding == Contradicted:
		return against.Comparison
	}
	near := Comparison{}
	if len(told) > 0 && told[0].share >= leastNear {
		near.Places, near.Share = told[0].places(told[0].numbers()), told[0].share
		near.Kind, near.Claimed = told[0].missing()
	}
	return near
}

// supporting returns the passage that tells all of a statement, and most of it
// where several do; nil if none does.
func supporting(told []*telling) *telling {
	var best *telling
	for _, t := range told {
		if t.supports() && (best == nil || t.bound > best.bound) {
			best = t
		}
	}
	return best
}

// together returns two passages of one article that tell a statement together, each a part that
// the other does not tell; nil if none do. In another language too many words
// are alike by chance.
func (c *Comparer) together(checker *Checker, told []*telling) *telling {
	for i, a := range told {
		if a.isAcross() {
			continue
		}
		for _, b := range told[i+1:] {
			if a.sources[0].Article != b.sources[0].Article || max(a.share, b.share) < leastPart {
				continue
			}
			if t := newTelling(checker.examine(a.review, append(a.numbers(), b.numbers()...), nil)); t.supports() {
				return t
			}
		}
	}
	return nil
}

const (
	// surelyAgainst is how much more of a statement a sentence tells with another
	// value than those that tell the statement's, to count in spite of them.
	surelyAgainst = 0.25
	// leastNear is how much of a statement a passage tells that comes near it.
	leastNear = 0.3
	// leastPart is how much of a statement the better one of two passages tells
	// that tell it together.
	leastPart = 0.5
)
