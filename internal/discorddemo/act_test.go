package main

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"footnote/internal/discordtest"
)

const general = discordtest.DefaultChannel

func TestAQuestionIsAnsweredFromTheSeedsInTheLanguageOfWhoAsks(t *testing.T) {
	r := try(t)
	for _, c := range []struct{ locale, question, sources, name string }{
		{"en-US", "who attended the meeting?", "Sources", "Lee Jae-yong"},
		{"ko", "회동에는 누가 참석했나요?", "출처", "이재용"},
	} {
		v := view{Person: jun, Place: general, Locale: c.locale}
		r.does("command", act{view: v, Command: "ask", Options: map[string]any{"question": c.question}})
		s := r.sees(v, "an answer", func(s sight) bool { return s.holds(c.sources, c.name, "[1]") })
		m, _ := s.message(c.sources, c.name)
		if m.OnlyYou || m.Used == nil || m.Used.Person != jun || m.Used.Command != "ask" || m.Author != discordtest.BotID {
			t.Errorf("%+v", m)
		}
		if v.Person = sora; !r.sees(v, "what all see", func(sight) bool { return true }).holds(c.sources, c.name) {
			t.Error("others do not see the answer")
		}
	}
}

func TestWhatIsForOnePersonIsNotToldToAnother(t *testing.T) {
	r := try(t)
	v := view{Person: jun, Place: general, Locale: "en-US"}
	r.does("command", act{view: v, Command: "help"})
	s := r.sees(v, "help", func(s sight) bool { return s.holds("/ask") })
	m, _ := s.message("/ask")
	if !m.OnlyYou {
		t.Error("help is for all")
	}
	other := view{Person: sora, Place: general, Locale: "en-US"}
	if s := r.sees(other, "nothing", func(sight) bool { return true }); len(s.Messages)+len(s.Waiting) > 0 || s.Modal != nil {
		t.Errorf("told %+v %+v", s.Messages, s.Waiting)
	}
	for name, a := range map[string]act{
		"delete": {view: other, Message: m.ID},
		"press":  {view: other, Message: m.ID, Custom: m.Components[0].Components[0].CustomID},
	} {
		if status, _, why := r.attempts(name, a); status != http.StatusBadRequest || why == "" {
			t.Errorf("%s by another: %d %q", name, status, why)
		}
	}
	r.does("delete", act{view: v, Message: m.ID})
	r.sees(v, "no help", func(s sight) bool { return len(s.Messages) == 0 })
}

func TestAFollowUpIsAskedByAForm(t *testing.T) {
	r := try(t)
	v := view{Person: jun, Place: general, Locale: "en-US"}
	r.does("command", act{view: v, Command: "ask", Options: map[string]any{"question": "who attended the meeting?"}})
	s := r.sees(v, "an answer", func(s sight) bool { return s.holds("Sources", "Ask a follow-up") })
	m, _ := s.message("Sources")
	pressed := r.does("press", act{view: v, Message: m.ID, Custom: m.button("Ask a follow-up")})
	s = r.sees(v, "a form", func(s sight) bool { return s.Modal != nil })
	if s.Modal.Interaction != pressed.ID || len(s.Modal.Inputs) != 1 {
		t.Fatalf("%+v", s.Modal)
	}
	a := act{view: v, Interaction: pressed.ID, Inputs: map[string]any{s.Modal.Inputs[0].CustomID: "When was it?"}}
	a.Person = sora
	if status, _, _ := r.attempts("submit", a); status != http.StatusBadRequest {
		t.Errorf("another sent the form: %d", status)
	}
	a.Person = jun
	r.does("submit", a)
	r.sees(v, "a second answer", func(s sight) bool {
		return len(s.Messages) == 2 && len(s.Waiting) == 0 && len(s.Messages[1].Components) > 0
	})
}

func TestPeopleTalkWithTheBotByMessages(t *testing.T) {
	r := try(t)
	v := view{Person: jun, Place: kindDirect, Locale: "ko"}
	r.does("write", act{view: v, Content: "회동에는 누가 참석했나요?"})
	s := r.sees(v, "an answer", func(s sight) bool { return s.holds("출처", "이재용") })
	m, _ := s.message("출처")
	if m.Reply == nil || m.Reply.Author != jun {
		t.Errorf("%+v", m.Reply)
	}
	other := view{Person: sora, Place: kindDirect, Locale: "ko"}
	if s := r.sees(other, "nothing", func(sight) bool { return true }); len(s.Messages) > 0 {
		t.Errorf("another is told %+v", s.Messages)
	}
	v.Place = general
	asked := r.does("write", act{view: v, Content: "@Footnote 회동에는 누가 참석했나요?"})
	r.sees(v, "an answer to a mention", func(s sight) bool { return s.holds("출처", "이재용") })
	r.does("delete", act{view: v, Message: asked.ID})
	r.sees(v, "the answer to go with its question", func(s sight) bool { return len(s.Messages) == 0 })
}

func TestCommandsAreThoseOfThePersonAndThePlace(t *testing.T) {
	r := try(t)
	for _, c := range []struct {
		person, place, locale, label string
		want                         bool
	}{
		{mina, general, "en-US", "setup", true},
		{jun, general, "en-US", "setup", false},
		{mina, kindDirect, "en-US", "setup", false},
		{jun, kindDirect, "en-US", "ask", true},
		{jun, r.group(), "ko", "질문", true},
		{jun, general, "ko", "기사와 대조하기", true},
	} {
		v := view{Person: c.person, Place: c.place, Locale: c.locale}
		s := r.sees(v, "commands", func(sight) bool { return true })
		if got := slices.ContainsFunc(s.Commands, func(o command) bool { return o.Label == c.label }); got != c.want {
			t.Errorf("%s for %s in %s: %v", c.label, c.person, c.place, got)
		}
	}
}

// group returns the place where the bot is not.
func (r *trial) group() string {
	n := slices.IndexFunc(r.places, func(p place) bool { return p.Kind == kindGroup })
	return r.places[n].ID
}

func TestTheAppIsUsedWhereTheBotIsNot(t *testing.T) {
	r := try(t)
	v := view{Person: jun, Place: r.group(), Locale: "en-US"}
	r.does("command", act{view: v, Command: "ask", Options: map[string]any{"question": "who attended the meeting?"}})
	r.sees(v, "an answer", func(s sight) bool { return s.holds("Sources", "Lee Jae-yong") })
	written := r.does("write", act{view: v, Content: "The meeting took place on 4 February 2025."})
	r.does("command", act{view: v, Command: "Check against the articles", Message: written.ID})
	r.sees(v, "a check", func(s sight) bool {
		return len(s.Messages) == 3 && s.Messages[2].OnlyYou && len(s.Messages[2].Embeds) > 0
	})
}

func TestATitleIsCompletedWhileItIsTyped(t *testing.T) {
	r := try(t)
	v := view{Person: jun, Place: general, Locale: "ko"}
	out := r.does("complete", act{view: v, Command: "ask", Focused: "article", Options: map[string]any{"article": "ㅅㅊㅅㅇ"}})
	if len(out.Choices) == 0 || !strings.Contains(out.Choices[0].Name, "서초사옥") {
		t.Errorf("%+v", out.Choices)
	}
	if status, _, _ := r.attempts("complete", act{view: v, Command: "ask", Focused: "question", Options: map[string]any{"question": "x"}}); status != http.StatusBadRequest {
		t.Errorf("a question is completed: %d", status)
	}
}
