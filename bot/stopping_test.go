package bot

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"footnote/answer"
	"footnote/internal/discordtest"
)

// hurriedEnd lets a bot take little time to stop.
func hurriedEnd(b *Bot) { b.grace, b.telling = 50*time.Millisecond, 50*time.Millisecond }

// stopsInTime stops a bot, which must take no longer than it may.
func stopsInTime(t *testing.T, r *running) {
	t.Helper()
	began := time.Now()
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > 8*time.Second {
		t.Errorf("it took %v to stop", took)
	}
}

func TestABotStopsThoughDiscordAnswersNothing(t *testing.T) {
	t.Parallel()
	asked := make(chan struct{}, 2)
	r := start(t, func(ctx context.Context, _ answer.Question, emit func(string)) (answer.Answer, error) {
		emit("Mayor Ito")
		asked <- struct{}{}
		<-ctx.Done()
		return answer.Answer{}, ctx.Err()
	}, hurriedEnd)
	r.DirectMessage("42", "who?")
	r.Ask("en-US", "who?")
	<-asked
	<-asked
	r.Fail(discordtest.Fault{Delay: time.Hour})
	r.Ask("en-US", "a question that is not acknowledged")
	r.DirectMessage("43", "who?")
	<-asked
	stopsInTime(t, r)
}

func TestABotStopsThoughDiscordNeverAnswered(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t)
	s.Fail(discordtest.Fault{Delay: time.Hour})
	b, err := New(options(t, s, cited))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	began := time.Now()
	go func() { ended <- b.Run(ctx) }()
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it took %v to stop", took)
	}
}

func TestABotStopsThoughAnAnswerNeverEnds(t *testing.T) {
	t.Parallel()
	asked, forever := make(chan struct{}), make(chan struct{})
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		close(asked)
		<-forever
		return cited(ctx, q, emit)
	}, hurriedEnd)
	defer close(forever)
	r.Ask("en-US", "who?")
	<-asked
	stopsInTime(t, r)
}

func TestWhoeverWaitsIsToldThatTheBotStops(t *testing.T) {
	t.Parallel()
	asked := make(chan struct{}, 1)
	s := discordtest.New(t)
	o := options(t, s, func(ctx context.Context, _ answer.Question, _ func(string)) (answer.Answer, error) {
		asked <- struct{}{}
		<-ctx.Done()
		return answer.Answer{}, ctx.Err()
	})
	o.AtOnce = 1
	r := run(t, s, o, func(b *Bot) { b.grace = 50 * time.Millisecond })
	running := r.Ask("en-US", "who?")
	<-asked
	queued := r.Ask("en-US", "and who else?")
	first, _ := r.DirectMessage("42", "who?")
	r.DirectMessage("42", "and then?")
	r.Wait(t, "all to come", func() bool { return r.Interaction(queued).Deferred && r.Count("POST", typingPath) == 2 })
	stopsInTime(t, r)
	for _, id := range []string{running, queued} {
		if !holds(r.Interaction(id).Messages(), []string{"I had to stop"}) {
			t.Errorf("told %+v", r.Interaction(id).Messages())
		}
	}
	if got := r.Messages(first); len(got) != 2 || !holds(got[1:], []string{"I had to stop"}) {
		t.Errorf("told %+v", got)
	}
}

func TestASlowDiscordDelaysTheEndByOneEditAtMost(t *testing.T) {
	for range 20 { // whatever comes first
		synctest.Test(t, func(t *testing.T) {
			const slow = 10 * time.Second
			edits := 0
			p := newPacer(editPace, func(string) {
				edits++
				<-time.After(slow)
			})
			p.emit("a")
			synctest.Wait()
			p.emit("b")
			began := time.Now()
			p.stop()
			if took := time.Since(began); took > slow || edits != 1 {
				t.Errorf("it took %v, and %d edits", took, edits)
			}
		})
	}
}

func TestEditsEndWithTheAnswer(t *testing.T) {
	for range 20 {
		synctest.Test(t, func(t *testing.T) {
			edits := 0
			p := newPacer(editPace, func(string) { edits++ })
			p.emit("a")
			synctest.Wait()
			<-time.After(editPace / 2)
			p.emit("b")
			p.stop()
			if edits != 1 {
				t.Errorf("%d edits", edits)
			}
		})
	}
}
