package answer

import (
	"context"
	"fmt"
	"slices"
	"time"

	"footnote/answer/check"
	"footnote/corpus"
	"footnote/internal/message"
	"footnote/retrieval"
)

// Claims are a text that somebody wrote, to be compared with the articles.
type Claims struct {
	Text string
	// Language is "ko" or "en": what reasons are told in. Empty means the text's
	// own.
	Language string
	Filter   retrieval.Filter
	// Asked is when the text was written, in its writer's zone: "yesterday" counts
	// from there. Zero means that nobody knows.
	Asked time.Time
}

// A Finding tells what the articles say of a sentence.
type Finding string

// The findings.
const (
	// Supported: an article tells all of it.
	Supported Finding = "supported"
	// Contradicted: an article tells the same with another value, or denies it.
	Contradicted Finding = "contradicted"
	// NotFound: no article tells it, though one may tell of the same.
	NotFound Finding = "not found"
	// NoClaim: it says nothing that an article could tell: it asks, greets, bids
	// or is an opinion.
	NoClaim Finding = "no claim"
	// LeftOut: it was not looked at, since the text is too long.
	LeftOut Finding = "left out"
)

// A Verdict tells what the articles say of a sentence.
type Verdict struct {
	// Sentence is a part of the text as it stands there, markup and all.
	Sentence string
	Finding  Finding
	// Citations are what tells so, best first, at most 3: none with NoClaim and
	// LeftOut. With NotFound, they are what comes nearest, if anything comes near.
	Citations []Citation
	// Why is one line for people; may be empty.
	Why string
	// Confidence is between 0 and 1: how sure the finding is.
	Confidence float64
}

// How much of a text is looked at; the rest is one last verdict, LeftOut.
const (
	MostClaims     = 25
	MostClaimsText = 4000 // characters
)

// Verify goes through a text sentence by sentence and tells of each what the
// articles say. The verdicts are in the order of the text; sentences without any
// word, such as a line of emoji, have none. It needs no model; with one that
// judges ([ModelOptions].Judge), that may change a finding, and where it fails
// the finding stays. On an error there are the verdicts so far.
func (a *Answerer) Verify(ctx context.Context, c Claims) ([]Verdict, error) {
	v := &verification{
		Answerer: a, claims: c, lang: language(Question{Text: c.Text, Language: c.Language}),
		comparer: check.NewComparer(a.index.Concepts),
	}
	parts, rest := claimsIn(c.Text)
	var out []Verdict
	for _, p := range parts {
		verdict, err := v.verify(ctx, p)
		if err == nil {
			err = context.Cause(ctx)
		}
		if err != nil {
			return out, fmt.Errorf("verify: %w", err)
		}
		out = append(out, verdict)
	}
	if rest != "" {
		out = append(out, Verdict{Sentence: rest, Finding: LeftOut, Why: message.VerifyLeftOut.In(v.lang, MostClaims, MostClaimsText)})
	}
	return out, nil
}

// A verification is a text that is being gone through.
type verification struct {
	*Answerer
	claims   Claims
	lang     string
	comparer *check.Comparer
	// before are the sentences so far, as turns of a conversation; about is the
	// article that the last one of them was found in, nil if in none.
	before []Turn
	about  *corpus.Article
	// unjudged: the second model could not be asked, and is not asked again.
	unjudged bool
}

func (v *verification) verify(ctx context.Context, p claimed) (Verdict, error) {
	out := Verdict{Sentence: p.sentence, Finding: NoClaim, Confidence: 1}
	if key := p.emptiness(); key != "" {
		out.Why = key.In(v.lang)
		return out, nil
	}
	found, evidence, err := v.compare(ctx, p)
	if err != nil {
		return out, err
	}
	if found.Finding == check.NotFound && p.isOpinion() {
		out.Why = message.VerifyOpinion.In(v.lang)
		return out, nil
	}
	out.Finding, out.Confidence, out.Why = findings()[found.Finding], sureness(found), v.why(found)
	out.Citations = v.cited(p, found, evidence)
	v.judge(ctx, p, &out, found, evidence)
	v.note(p, out)
	return out, nil
}

func findings() map[check.Finding]Finding {
	return map[check.Finding]Finding{check.Supported: Supported, check.Contradicted: Contradicted, check.NotFound: NotFound}
}

// compare finds what the articles say of a sentence: by itself, and if that is
// nothing and something in it points back, together with those before.
func (v *verification) compare(ctx context.Context, p claimed) (check.Comparison, []check.Source, error) {
	text := dated(firstWords(p.text), v.claims.Asked)
	filter := v.claims.Filter
	found, evidence, err := v.look(ctx, text, text, filter)
	if err != nil || found.Finding != check.NotFound || len(v.before) == 0 {
		return found, evidence, err
	}
	whole, search := v.inContext(text)
	if v.about != nil {
		filter.Articles = []string{v.about.ID}
	} else if whole == text {
		return found, evidence, nil
	}
	again, other, err := v.look(ctx, whole, search, filter)
	if err != nil || again.Finding == check.NotFound {
		return found, evidence, err
	}
	return again, other, nil
}

// inContext returns a sentence with names for its pronouns, and what to search for
// it by.
func (v *verification) inContext(text string) (whole, search string) {
	before := " " + first(v.before[len(v.before)-1].Meant, mostCarried)
	f, points := followUpOf(text)
	if !points || len(f.pronouns) == 0 {
		return text, text + before
	}
	f.text = text
	f.pronouns = pronounsIn(text)
	whole, bare, _ := named(f, v.before)
	return whole, bare + before
}

// look searches for a sentence and compares it with what is found.
func (v *verification) look(ctx context.Context, text, search string, filter retrieval.Filter) (check.Comparison, []check.Source, error) {
	hits, err := v.index.Search(ctx, retrieval.Query{Text: search, K: verifyDepth, Filter: filter})
	if err != nil {
		return check.Comparison{}, nil, err
	}
	evidence := make([]check.Source, len(hits))
	for i, h := range hits {
		evidence[i] = withLead(h.Passage)
	}
	return v.comparer.Compare(text, evidence), evidence, nil
}

// verifyDepth is how many passages a sentence is compared with. Of Korean and English
// questions, .99 find their passage among the first five.
const verifyDepth = 5

// withLead returns a passage as evidence, with the sentence that its article begins
// with before its own: that often names what the others call "it".
func withLead(p *corpus.Passage) check.Source {
	s := check.Source{Article: p.Article, Span: p.Span, Sentences: p.Sentences}
	body := p.Article.Body
	if p.Span.Start <= body.Start {
		return s
	}
	lead := corpus.Span{Start: body.Start, End: min(p.Span.Start, goForth(p.Article.Text[:body.End], body.Start, maxSentence))}
	for _, first := range corpus.Sentences(p.Article.Text, lead) {
		if corpus.IsHeading(p.Article.Quote(first)) {
			continue
		}
		if first.End < lead.End || lead.End == p.Span.Start {
			s.Sentences = slices.Insert(slices.Clone(s.Sentences), 0, first)
		}
		break
	}
	return s
}

// note remembers a sentence for those after it.
func (v *verification) note(p claimed, out Verdict) {
	t := Turn{Question: p.text, Meant: first(oneLine(p.text), maxTurn), Sources: out.Citations}
	v.before = append(v.before, t)
	if out.Finding == Supported || out.Finding == Contradicted {
		v.about = out.Citations[0].Article
	}
}

// mostCited is how many citations a verdict has at most.
const mostCited = 3

// cited returns the places of a comparison as citations.
func (v *verification) cited(p claimed, found check.Comparison, evidence []check.Source) []Citation {
	var out []Citation
	for _, place := range found.Places {
		a := evidence[place.N-1].Article
		span := place.Span
		if characters(a, span) > MaxQuote {
			span = cut(a.Text, span, v.index.Concepts(p.text), corpus.Span{})
		}
		if len(out) == mostCited || slices.ContainsFunc(out, func(c Citation) bool { return c.Article == a && c.Span == span }) {
			continue
		}
		out = append(out, Citation{N: len(out) + 1, Article: a, Span: span})
	}
	return out
}

// sureness returns how sure a comparison is.
func sureness(c check.Comparison) float64 {
	switch {
	case c.Verbatim:
		return 1
	case c.Finding == check.NotFound:
		return max(leastSure, 1-c.Share)
	}
	return max(leastSure, min(c.Share, mostSure))
}

// leastSure is the least confidence of a finding, mostSure the most of one that is
// not told word for word.
const (
	leastSure = 0.5
	mostSure  = 0.95
)

// why tells in a line what a comparison found.
func (v *verification) why(c check.Comparison) string {
	claimed, told := shortened(c.Claimed), shortened(c.Told)
	switch {
	case c.Verbatim:
		return message.VerifyVerbatim.In(v.lang)
	case c.Finding == check.Supported:
		return message.VerifySupported.In(v.lang)
	case c.Finding == check.Contradicted && told != "":
		return message.VerifyDiffers.In(v.lang, claimed, told)
	case c.Finding == check.Contradicted:
		return message.VerifyDenied.In(v.lang, claimed)
	case claimed != "":
		return message.VerifyLacks.In(v.lang, claimed)
	case len(c.Places) > 0:
		return message.VerifyNear.In(v.lang)
	}
	return message.VerifyNotFound.In(v.lang)
}

// shortened returns a few words as one line.
func shortened(s string) string {
	s = oneLine(s)
	if short := first(s, longestWord); short != s {
		return short + "…"
	}
	return s
}
