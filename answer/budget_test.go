package answer

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"footnote/internal/message"
	"footnote/internal/openaitest"
	"footnote/retrieval"
)

// A purse is a Budget that says what it is told.
type purse struct {
	err   error
	spent Usage
}

func (p *purse) Allow() error { return p.err }

func (p *purse) Spend(u Usage) error {
	p.spent.Add(u)
	return p.err
}

func TestNoModelIsAskedThatTheBudgetDoesNotAllow(t *testing.T) {
	s := openaitest.New(t)
	index := openIndex(t, seedArticles(t)...)
	for _, c := range []struct {
		err error
		why message.Key
	}{
		{fmt.Errorf("10 of 10: %w", ErrBudget), message.ModelBudget},
		{fmt.Errorf("%w: disk full", ErrLedger), message.ModelLedger},
	} {
		client := retrieval.NewServerClient(s.URL(), openaitest.Key, s.HTTP())
		an := New(Options{Index: index, Model: NewModel(client, openaitest.ChatModel, ModelOptions{Budget: &purse{err: c.err}})})
		for lang, question := range map[string]string{
			message.English: "Where did the meeting take place?", message.Korean: "마라톤 참가 신청은 언제 마감하나요?",
		} {
			a := answered(t, an, Question{Text: question})
			if a.Mode != ModeExtractive || a.Abstained || a.Notice != message.ModelFailed.In(lang, c.why.In(lang)) {
				t.Errorf("got %+v", a)
			}
			if strings.Contains(a.Notice, "\n") || a.Usage != (Usage{}) {
				t.Errorf("notice %q, usage %+v", a.Notice, a.Usage)
			}
		}
	}
	if n := len(s.Requests("/chat/completions")); n != 0 {
		t.Errorf("asked %d times", n)
	}
}

func TestWhatWasSpentIsCountedWhereThereIsABudget(t *testing.T) {
	var log strings.Builder
	logger := slog.New(slog.NewTextHandler(&log, nil))
	p := &purse{}
	spend(t.Context(), p, Usage{Requests: 1, PromptTokens: 5}, logger)
	spend(t.Context(), p, Usage{}, logger)
	spend(t.Context(), nil, Usage{Requests: 1}, logger)
	if p.spent != (Usage{Requests: 1, PromptTokens: 5}) || log.Len() > 0 || allowed(nil) != nil {
		t.Errorf("spent %+v, logged %q", p.spent, &log)
	}
	p.err = errors.New("disk full")
	spend(t.Context(), p, Usage{Requests: 1}, logger)
	if !strings.Contains(log.String(), "disk full") || strings.Count(log.String(), "\n") != 1 {
		t.Errorf("logged %q", &log)
	}
}
