package answer

import (
	"slices"
	"strings"

	"github.com/sashabaranov/go-openai"

	"footnote/answer/check"
)

// The words that a judging model answers with.
const (
	judgedSupported    = "SUPPORTED"
	judgedContradicted = "CONTRADICTED"
	judgedNotFound     = "NOT_FOUND"
)

// judge has a second model judge whether the places of a sentence that passed
// the checks support it. If it cannot be asked, or answers something else, the
// checks decide.
func (c *call) judge(v *check.Verdict) {
	data := promptData{Question: asData(v.Text)}
	var named []int
	for _, p := range v.Places {
		if !slices.Contains(named, p.N) {
			named = append(named, p.N)
			data.Passages = append(data.Passages, c.evidence[p.N-1].promptPassage(p.N))
		}
	}
	text, err := render("judge.tmpl", data)
	if err != nil {
		return
	}
	var reply strings.Builder
	_, err = c.request(c.o.Judge, purposeCheck, []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleUser, Content: text}},
		func(piece string) error {
			if reply.WriteString(piece); reply.Len() > maxModelText {
				return errEnough
			}
			return nil
		})
	if err != nil {
		c.o.Log.WarnContext(c.ctx, "a sentence was not judged by the second model", "model", c.o.Judge, "error", err)
		return
	}
	var t thoughts
	said := t.write(reply.String())
	said = strings.ToUpper(said + t.close())
	switch {
	case strings.Contains(said, judgedContradicted), strings.Contains(said, judgedNotFound), strings.Contains(said, "NOT "+judgedSupported):
		v.Checks = append(v.Checks, check.Check{Kind: check.Judged, Item: v.Text})
		v.Places = nil
	case strings.Contains(said, judgedSupported):
		v.Checks = append(v.Checks, check.Check{Kind: check.Judged, Passed: true})
	}
}
