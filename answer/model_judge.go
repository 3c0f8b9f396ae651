package answer

import (
	"regexp"
	"slices"
	"strings"

	"github.com/sashabaranov/go-openai"

	"footnote/answer/check"
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
	said, err := c.ask(c.o.Judge, purposeCheck, []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleUser, Content: text}})
	supported, judged := readJudgement(said)
	if err != nil || !judged {
		c.unjudged = true
		if !c.cancelled() {
			c.o.Log.WarnContext(c.ctx, "a sentence was not judged by the second model", "model", c.o.Judge, "error", err)
		}
		return
	}
	if v.Checks = append(v.Checks, check.Check{Kind: check.Judged, Item: v.Text, Passed: supported}); !supported {
		v.Places = nil
	}
}

// readJudgement reads what a judging model says: whether it finds the sentence
// supported, and whether it says so at all.
func readJudgement(said string) (supported, judged bool) {
	said = strings.NewReplacer("_", " ", "-", " ").Replace(strings.ToUpper(said))
	if refusal.MatchString(said) {
		return false, true
	}
	yes := approval.MatchString(said)
	return yes, yes
}

var (
	refusal  = regexp.MustCompile(`\bCONTRADICT|\bNOT\s+FOUND\b|\bUNSUPPORTED\b|\bUN\s+SUPPORTED\b|\b(?:NOT|PARTIALLY|PARTLY|NEVER|INSUFFICIENTLY)\b[^.]*\bSUPPORT`)
	approval = regexp.MustCompile(`\bSUPPORTED\b`)
)
