package answer

import (
	"context"
	"slices"
	"strings"

	"github.com/sashabaranov/go-openai"

	"footnote/answer/check"
	"footnote/internal/message"
)

// judge has a second model, if there is one, judge a finding by the passages that
// it rests on. A finding that the model does not share becomes NotFound: to call a
// sentence right or wrong, both have to. Where the rules found nothing but words
// that come near, and miss no number, date or name, the model decides. If it cannot
// be asked, or answers something else, the finding stays; and one that could not be
// asked once is not asked about the rest of the text, since somebody waits.
func (v *verification) judge(ctx context.Context, p claimed, out *Verdict, found check.Comparison, evidence []check.Source) {
	if v.model == nil || v.model.o.Judge == "" || v.unjudged || found.Verbatim || len(found.Places) == 0 || found.Finding == check.NotFound && found.Claimed != "" {
		return
	}
	said, judged := v.askJudge(ctx, p, found, evidence)
	if !judged {
		return
	}
	switch {
	case found.Finding == check.NotFound && said != NotFound:
		out.Finding, out.Confidence = said, leastSure
		out.Why = message.VerifySupported.In(v.lang)
		if said == Contradicted {
			out.Why = message.VerifyOtherwise.In(v.lang)
		}
	case found.Finding != check.NotFound && said != out.Finding:
		out.Finding, out.Confidence, out.Why = NotFound, leastSure, message.VerifyDoubted.In(v.lang)
	}
}

// askJudge asks the second model; judged is false if it does not say.
func (v *verification) askJudge(ctx context.Context, p claimed, found check.Comparison, evidence []check.Source) (said Finding, judged bool) {
	ctx, cancel := context.WithTimeoutCause(ctx, v.model.o.Deadline, errTimeout())
	defer cancel()
	data := promptData{Question: asData(p.text)}
	var named []int
	for _, place := range found.Places {
		if !slices.Contains(named, place.N) {
			named = append(named, place.N)
			e := evidenceOf(evidence[place.N-1])
			data.Passages = append(data.Passages, e.promptPassage(place.N))
		}
	}
	text, err := render("judge.tmpl", data)
	if err != nil {
		return "", false
	}
	c := &call{Model: v.model, ctx: ctx, lang: v.lang, concepts: v.index.Concepts}
	reply, err := c.ask(c.o.Judge, purposeCheck, []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleUser, Content: text}})
	supported, judged := readJudgement(reply)
	if err != nil || !judged {
		v.unjudged = err != nil
		if !c.cancelled() {
			c.o.Log.WarnContext(ctx, "a sentence was not judged by the second model", "model", c.o.Judge, "error", err)
		}
		return "", false
	}
	switch {
	case supported:
		return Supported, true
	case strings.Contains(strings.ToUpper(reply), "CONTRADICT"):
		return Contradicted, true
	}
	return NotFound, true
}

// evidenceOf returns a source as a model is given it.
func evidenceOf(s check.Source) *evidence { return &evidence{Source: s} }
