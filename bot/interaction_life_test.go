package bot

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"footnote/answer"
	"footnote/internal/discordtest"
	"footnote/internal/feedback"
)

// Paths as Discord's documentation has them.
const (
	callbackPath = "/interactions/{interaction_id}/{interaction_token}/callback"
	originalPath = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
	followPath   = "/webhooks/{webhook_id}/{webhook_token}"
	messagesPath = "/channels/{channel_id}/messages"
	messagePath  = messagesPath + "/{message_id}"
	typingPath   = "/channels/{channel_id}/typing"
)

// troubles are ways in which one request goes wrong.
var troubles = map[string]discordtest.Fault{
	"closed":             {Close: true},
	"closed when done":   {Close: true, Applied: true},
	"500":                {Status: http.StatusInternalServerError},
	"502 when done":      {Status: http.StatusBadGateway, Applied: true},
	"503":                {Status: http.StatusServiceUnavailable},
	"429":                {Status: http.StatusTooManyRequests, RetryAfter: 20 * time.Millisecond, Scope: "user"},
	"429 for everything": {Status: http.StatusTooManyRequests, RetryAfter: 20 * time.Millisecond, Scope: "global"},
}

// inTrouble runs a test in each kind of trouble with requests for a path.
func inTrouble(t *testing.T, method, path string, do func(t *testing.T, f discordtest.Fault)) {
	for name, f := range troubles {
		f.Method, f.Path, f.Times = method, path, 1
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			do(t, f)
		})
	}
}

func TestAnAcknowledgementInTroubleIsMadeAndTheAnswerShownOnce(t *testing.T) {
	inTrouble(t, "POST", callbackPath, func(t *testing.T, f discordtest.Fault) {
		r := start(t, cited)
		r.Fail(f)
		id := r.Ask("en-US", "who?")
		i := r.response(t, id, "Mayor Ito cut the ribbon on Monday. [1]", "Sources")
		if len(i.Messages()) != 1 || i.Callback != discordtest.CallbackDeferred {
			t.Errorf("%d messages, callback %d", len(i.Messages()), i.Callback)
		}
	})
}

func TestAResponseAtOnceInTroubleIsShownOnce(t *testing.T) {
	inTrouble(t, "POST", callbackPath, func(t *testing.T, f discordtest.Fault) {
		r := start(t, cited, func(b *Bot) { b.ballot = oneVote{} })
		cancel := r.Fail(f)
		if i := r.response(t, r.Use("en-US", "articles", nil), "Harbour opens"); len(i.Messages()) != 1 {
			t.Errorf("%d messages", len(i.Messages()))
		}
		cancel()
		asked := r.response(t, r.Ask("en-US", "who?"), "Sources")
		cancel = r.Fail(f)
		form := r.push(t, asked.Original.ID, "Ask a follow-up")
		r.Wait(t, "a form", func() bool { return r.Interaction(form).Modal != nil })
		cancel()
		cancel = r.Fail(f)
		up := r.push(t, asked.Original.ID, upAction+":"+asked.ID)
		r.Wait(t, "the update", func() bool { return r.Interaction(up).Callback == discordtest.CallbackUpdate })
		cancel()
		r.Fail(f)
		typed, err := r.Complete(discordtest.Invocation{Command: "article", Options: map[string]any{"article": "harb"}}, "article")
		if err != nil {
			t.Fatal(err)
		}
		r.Wait(t, "choices", func() bool { return len(r.Interaction(typed).Choices) == 1 })
	})
}

// oneVote is a ballot with one vote.
type oneVote struct{}

func (oneVote) Toggle(feedback.Answer, string, feedback.Vote) (feedback.Counts, error) {
	return feedback.Counts{Up: 1}, nil
}

// push presses a button as the person who is there by default.
func (r *running) push(t *testing.T, message, button string) (id string) {
	t.Helper()
	id, err := r.Press(discordtest.DefaultPerson, message, button)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestAnAnswerInTroubleIsShownWholeAndOnce(t *testing.T) {
	for _, where := range []struct{ method, path string }{{"PATCH", originalPath}, {"POST", followPath}} {
		t.Run(where.method, func(t *testing.T) {
			inTrouble(t, where.method, where.path, func(t *testing.T, f discordtest.Fault) {
				long := longAnswer(t)
				r := start(t, func(context.Context, answer.Question, func(string)) (answer.Answer, error) { return long, nil })
				want := len(render("", long, "en"))
				r.Fail(f)
				last := fmt.Sprintf("**[%d]**", len(long.Citations))
				i := r.response(t, r.Ask("en-US", "tell me all"), last)
				if got := len(i.Messages()); got != want {
					t.Errorf("%d messages, want %d", got, want)
				}
			})
		})
	}
}

func TestAPrivateAnswerIsWholeThoughAFurtherMessageFails(t *testing.T) {
	t.Parallel()
	long := longAnswer(t)
	r := start(t, func(context.Context, answer.Question, func(string)) (answer.Answer, error) { return long, nil })
	r.Fail(discordtest.Fault{Method: "POST", Path: followPath, Status: 502, Times: 1})
	i := r.response(t, r.Use("en-US", "ask", map[string]string{"question": "all?"}), "Sources")
	for _, m := range i.Messages() {
		if m.Ephemeral() {
			t.Error("it is private")
		}
	}
	id, err := r.Invoke(discordtest.Invocation{Command: "ask", Options: map[string]any{"question": "all?", "private": true}})
	if err != nil {
		t.Fatal(err)
	}
	r.Fail(discordtest.Fault{Method: "POST", Path: followPath, Status: 502, Times: 1})
	i = r.response(t, id, fmt.Sprintf("**[%d]**", len(long.Citations)))
	if len(i.Messages()) != len(render("", long, "en")) || !i.Followups[0].Ephemeral() {
		t.Errorf("%d messages", len(i.Messages()))
	}
}

func TestAnAcknowledgementWhoseAnswersAreAllLostIsNoEnd(t *testing.T) {
	for name, applied := range map[string]bool{"it took effect": true, "it took none": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := start(t, cited)
			cancel := r.Fail(discordtest.Fault{Method: "POST", Path: callbackPath, Status: 503, Applied: applied})
			defer cancel()
			id := r.Ask("en-US", "who?")
			if applied {
				if i := r.response(t, id, "Sources"); len(i.Messages()) != 1 {
					t.Errorf("%d messages", len(i.Messages()))
				}
				return
			}
			r.reply(t, discordtest.DefaultChannel, "Mayor Ito", "Sources")
		})
	}
}

// lateClock is a clock that moves when a request of a kind comes.
func lateClock(by time.Duration) (change func(*discordtest.Options), late *atomic.Bool) {
	late = new(atomic.Bool)
	return func(o *discordtest.Options) {
		o.Clock = func() time.Time {
			if late.Load() {
				return time.Now().Add(by)
			}
			return time.Now()
		}
	}, late
}

func TestAnInteractionThatIsAcknowledgedTooLateIsDroppedQuietly(t *testing.T) {
	t.Parallel()
	change, late := lateClock(4 * time.Second)
	s := discordtest.New(t, change)
	var asked atomic.Int32
	r := run(t, s, options(t, s, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		asked.Add(1)
		return cited(ctx, q, emit)
	}))
	r.Fail(discordtest.Fault{Method: "POST", Path: callbackPath, Times: 2, Match: func(string, string) bool {
		late.Store(true)
		return true
	}})
	id, list := r.Ask("en-US", "who?"), r.Use("en-US", "articles", nil)
	r.Wait(t, "the responses", func() bool { return r.Interaction(id).Callbacks == 1 && r.Interaction(list).Callbacks == 1 })
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if n := asked.Load(); n != 0 {
		t.Errorf("asked %d times", n)
	}
	if log := r.log.String(); strings.Contains(log, "level=ERROR") || strings.Contains(log, "level=WARN") {
		t.Errorf("logged\n%s", log)
	}
}

func TestAnExpiredInteractionIsAnsweredByAMessage(t *testing.T) {
	for _, c := range []struct {
		name     string
		private  bool
		denied   discordtest.Permission
		foreign  bool
		directly bool
	}{
		{name: "in its channel"},
		{name: "private", private: true, directly: true},
		{name: "where the bot may not write", denied: discordtest.SendMessages, directly: true},
		{name: "where the bot sees nothing", denied: discordtest.ViewChannel, directly: true},
		{name: "where the bot is not installed", foreign: true, directly: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			long := longAnswer(t)
			asked, proceed := make(chan struct{}), make(chan struct{})
			r := start(t, func(context.Context, answer.Question, func(string)) (answer.Answer, error) {
				close(asked)
				<-proceed
				return long, nil
			})
			v := discordtest.Invocation{Command: "ask", Options: map[string]any{"question": "who?", "private": c.private}}
			v.Channel = r.AddChannel(discordtest.DefaultGuild, "here", c.denied)
			if c.foreign {
				v.Channel = r.AddChannel(r.AddForeignGuild("elsewhere"), "there", 0)
			}
			id, err := r.Invoke(v)
			if err != nil {
				t.Fatal(err)
			}
			<-asked
			r.Advance(16 * time.Minute)
			close(proceed)
			want := v.Channel
			if c.directly {
				want = r.Direct(discordtest.DefaultPerson)
			}
			got := r.reply(t, want, fmt.Sprintf("**[%d]**", len(long.Citations)))
			if len(got) != len(render("", long, "en")) || len(r.Interaction(id).Messages()) != 0 {
				t.Errorf("%d messages, and %d of the interaction", len(got), len(r.Interaction(id).Messages()))
			}
			// The buttons of it work where it is shown.
			r.response(t, r.push(t, got[len(got)-1].ID, "Evidence"), "**[1]**")
		})
	}
}

func TestAnExpiredInteractionThatNobodyMayBeToldOfIsLogged(t *testing.T) {
	t.Parallel()
	asker, asked, proceed := held()
	r := start(t, asker)
	r.RefuseDirects(discordtest.DefaultPerson)
	if _, err := r.Invoke(discordtest.Invocation{Command: "ask", Options: map[string]any{"question": "who?", "private": true}}); err != nil {
		t.Fatal(err)
	}
	<-asked
	r.Advance(16 * time.Minute)
	close(proceed)
	r.Wait(t, "a refusal", func() bool { return r.Count("POST", messagesPath) == 1 })
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if log := r.log.String(); !strings.Contains(log, "50007") {
		t.Errorf("logged\n%s", log)
	}
}

func TestAnInteractionDeliveredAgainAfterAResumeIsAnsweredOnce(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	id := r.Ask("en-US", "who?")
	r.response(t, id, "[1]")
	channel, question := r.DirectMessage("42", "who?")
	r.reply(t, channel, "[1]")
	r.Drop(4000)
	r.Redeliver(id)
	r.DirectMessageOf("42", "who?", map[string]any{"id": question})
	r.Wait(t, "the bot to come back", func() bool { return r.Resumes() == 1 && r.Connected() })
	r.response(t, r.Ask("en-US", "after it"), "[1]")
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if i := r.Interaction(id); i.Callbacks != 1 || len(i.Messages()) != 1 || len(r.Messages(channel)) != 1 {
		t.Errorf("%d callbacks, %d replies", i.Callbacks, len(r.Messages(channel)))
	}
}

func TestAnAnswerThatDiscordDoesNotTakeIsExcused(t *testing.T) {
	t.Parallel()
	shown := make(chan struct{})
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		if q.Text == "who?" {
			emit("Mayor Ito")
			<-shown
		}
		return cited(ctx, q, emit)
	})
	const excuse = "something went wrong"
	id := r.Ask("en-US", "who?")
	r.response(t, id, "Mayor Ito …")
	r.Fail(discordtest.Fault{Method: "PATCH", Path: originalPath, Status: 400, Times: 1})
	r.Fail(discordtest.Fault{Method: "POST", Path: callbackPath, Status: 400, Times: 1})
	list := r.Use("en-US", "articles", nil)
	close(shown)
	for _, id := range []string{id, list} {
		if i := r.response(t, id, excuse); len(i.Messages()) != 1 || strings.Contains(i.Original.Content, "Ito") {
			t.Errorf("shown is %s", printed(i.Messages()...))
		}
	}
	r.Fail(discordtest.Fault{Method: "POST", Path: messagesPath, Status: 400, Times: 1})
	channel, question := r.DirectMessage("42", "and who else?")
	r.reply(t, channel, excuse)
	r.Delete(question)
	r.Wait(t, "the excuse to go", func() bool { return len(r.Messages(channel)) == 0 })
}

func TestTheRestOfAnAnswerThatDiscordDoesNotTakeIsExcusedBelow(t *testing.T) {
	t.Parallel()
	long := longAnswer(t)
	r := start(t, func(context.Context, answer.Question, func(string)) (answer.Answer, error) { return long, nil })
	r.Fail(discordtest.Fault{Method: "POST", Path: followPath, Status: 400, Times: 1})
	if i := r.response(t, r.Ask("en-US", "all?"), "something went wrong"); len(i.Messages()) != 2 || holds(i.Messages()[:1], []string{"went wrong"}) {
		t.Errorf("shown is %s", printed(i.Messages()...))
	}
}

func TestTheRestOfAnAnswerOutlastsAnOutage(t *testing.T) {
	t.Parallel()
	long := longAnswer(t)
	r := start(t, func(context.Context, answer.Question, func(string)) (answer.Answer, error) { return long, nil })
	r.Fail(discordtest.Fault{Method: "POST", Path: followPath, Status: 503, Times: 4})
	last := fmt.Sprintf("**[%d]**", len(long.Citations))
	if i := r.response(t, r.Ask("en-US", "all?"), last); len(i.Messages()) != len(render("", long, "en")) {
		t.Errorf("%d messages", len(i.Messages()))
	}
}

func TestAnAnswerOutlastsAnOutage(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	const tries = 5 // as many as are made of what nobody waits for
	r.Fail(discordtest.Fault{Method: "PATCH", Path: originalPath, Status: 503, Times: tries})
	r.Fail(discordtest.Fault{Method: "POST", Path: messagesPath, Close: true, Times: tries})
	id := r.Ask("en-US", "who?")
	channel, _ := r.DirectMessage("42", "who?")
	r.response(t, id, "Mayor Ito")
	if got := r.reply(t, channel, "Mayor Ito"); len(got) != 1 {
		t.Errorf("%d replies", len(got))
	}
}
