package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"footnote/retrieval"
)

// A Checker checks the sentences of one reply against the passages that the
// model was given. It is for one goroutine.
type Checker struct {
	// sources are analyzed when they are first cited: most never are.
	sources  []func() *source
	concepts func(string) []retrieval.Concept
	prompt   retrieval.Text
}

// New returns a Checker. concepts tells what a text is about, as
// [retrieval.Index.Concepts] does; prompt is the text of the rules that the
// model was given, without passages and question.
func New(sources []Source, concepts func(string) []retrieval.Concept, prompt string) *Checker {
	c := &Checker{concepts: concepts, prompt: retrieval.NewText(prompt)}
	for _, s := range sources {
		c.sources = append(c.sources, sync.OnceValue(func() *source { return newSource(s) }))
	}
	return c
}

// Prepare does some of the work of [Checker.Check] in advance, for the passages
// that are most likely cited. It may run while Check does.
func (c *Checker) Prepare() {
	for _, analyzed := range c.sources[:min(mostPrepared, len(c.sources))] {
		analyzed()
	}
}

// mostPrepared is how many passages most answers cite.
const mostPrepared = 2

func (c *Checker) source(n int) *source { return c.sources[n]() }

// Check checks a sentence. One that names no passage is good if a passage says
// all of it; one that names several keeps those that it needs.
func (c *Checker) Check(claim Claim) Verdict {
	r := newReview(claim.Text, c.concepts(apart(claim.Text)))
	out := Verdict{Text: claim.Text}
	r.links = append(r.links, claim.Links...)
	if c.isPrompt(claim.Text) || claimsNothing(claim.Text) {
		out.Checks = append(out.Checks, Check{Own, claim.Text, false})
		return out
	}
	cited, unknown := c.cited(claim.Marks)
	switch {
	case len(cited) == 0 && len(unknown) > 0:
		out.Checks = append(out.Checks, Check{Passage, strings.Join(unknown, ", "), false})
		return out
	case len(cited) == 0:
		return c.uncited(r, out)
	}
	e := c.examine(r, cited, claim.Marks)
	out.Checks = e.checks
	if !e.passed() {
		return out
	}
	if c.isElsewhere(r, e, cited) {
		out.Checks = append(out.Checks, Check{Said, "", false})
		return out
	}
	out.Text, out.Places = e.text(), e.places(c.needed(r, e, cited, claim.Marks))
	return out
}

// isElsewhere reports whether another passage says all of a sentence of which those
// cited speak only in part: then the mark is wrong. Numbers and words given tell
// more surely whose they are.
func (c *Checker) isElsewhere(r *review, e *examination, cited []int) bool {
	if e.share >= partly || len(r.quantities) > 0 || len(e.given) > 0 {
		return false
	}
	for n := range c.sources {
		if slices.Contains(cited, n) {
			continue
		}
		if o := c.examine(r, []int{n}, nil); o.passed() && o.share >= max(surelyUncited, e.share+elsewhere) {
			return true
		}
	}
	return false
}

// cited returns the passages that marks name, each once and counted from 0, and
// the numbers that are none's.
func (c *Checker) cited(marks []Mark) (cited []int, unknown []string) {
	for _, m := range marks {
		switch n := m.N - 1; {
		case n < 0 || n >= len(c.sources):
			unknown = append(unknown, "["+strconv.Itoa(m.N)+"]")
		case !slices.Contains(cited, n):
			cited = append(cited, n)
		}
	}
	return cited, unknown
}

// uncited finds the passage that says a sentence without marks.
func (c *Checker) uncited(r *review, out Verdict) Verdict {
	for n := range c.sources {
		e := c.examine(r, []int{n}, nil)
		if e.passed() && e.share >= surelyUncited {
			e.check(Cited, "", true)
			out.Checks = e.checks
			out.Text, out.Places = e.text(), e.places([]int{n})
			return out
		}
	}
	out.Checks = append(out.Checks, Check{Cited, "", false})
	return out
}

// needed returns those of the passages cited without which the sentence would
// not pass, or that say as much of it as the others.
func (c *Checker) needed(r *review, whole *examination, cited []int, marks []Mark) []int {
	if len(cited) == 1 {
		return cited
	}
	kept := slices.Clone(cited)
	for _, n := range slices.Backward(cited) {
		rest := slices.DeleteFunc(slices.Clone(kept), func(m int) bool { return m == n })
		if len(rest) == 0 {
			break
		}
		alone := c.examine(r, []int{n}, marks)
		if alone.passed() && alone.share >= wholly*whole.share {
			continue
		}
		if e := c.examine(r, rest, marks); e.passed() && e.share >= nearly*whole.share {
			kept = rest
		}
	}
	return kept
}

const (
	// wholly is the share of a sentence that one passage speaks of at least to
	// say it alone.
	wholly = 0.6
	// surelyUncited is what a passage speaks of at least that is to say a
	// sentence which names none.
	surelyUncited = 0.75
	// partly is what passages speak of at most that may be cited wrongly.
	partly = 0.7
	// nearly is what passages speak of at least that need no further one.
	nearly = 0.95
)

// isPrompt reports whether a sentence repeats the rules that the model was
// given.
func (c *Checker) isPrompt(text string) bool {
	for _, delimiter := range []string{"<passage", "</passage", "<question", "</question", "passage n="} {
		if strings.Contains(text, delimiter) {
			return true
		}
	}
	t := retrieval.NewText(text)
	return len(t.Words()) >= leastEcho && t.Share(c.prompt) >= mostEcho
}

// claimsNothing reports whether a sentence asks, or tells the reader what to do.
func claimsNothing(text string) bool {
	text = strings.TrimSpace(text)
	return strings.HasSuffix(text, "?") || strings.HasSuffix(text, "？") || bidding.MatchString(text)
}

var bidding = regexp.MustCompile(`(?i)^(?:please|see|refer to|check|read|visit|click|consult|note that)\b[^"“]*$|(?:세요|십시오|바랍니다|보시기)[.!]*$`)

// A sentence of leastEcho words or more, of which mostEcho stand in the rules, is
// taken from them.
const (
	leastEcho = 5
	mostEcho  = 0.9
)
