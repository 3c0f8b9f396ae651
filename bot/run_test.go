package bot

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"footnote/answer"
	"footnote/internal/discordtest"
)

func TestStoppingFinishesTheAnswerInFlight(t *testing.T) {
	t.Parallel()
	asked, proceed := make(chan struct{}), make(chan struct{})
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		close(asked)
		select {
		case <-proceed:
			return cited(ctx, q, emit)
		case <-ctx.Done():
			return answer.Answer{}, ctx.Err()
		}
	})
	id := r.Ask("en-US", "who?")
	<-asked
	r.cancel()
	r.Wait(t, "the bot to leave", func() bool { return !r.Connected() })
	close(proceed)
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if !holds(r.Interaction(id).Messages(), []string{"[1]", "Sources"}) {
		t.Error("the answer in flight was not finished")
	}
}

func TestAnAnswerThatTakesTooLongToStopIsExcused(t *testing.T) {
	t.Parallel()
	asked := make(chan struct{})
	r := start(t, func(ctx context.Context, _ answer.Question, _ func(string)) (answer.Answer, error) {
		close(asked)
		<-ctx.Done()
		return answer.Answer{}, ctx.Err()
	}, func(b *Bot) { b.grace = 0 })
	id := r.Ask("en-US", "who?")
	<-asked
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if !holds(r.Interaction(id).Messages(), []string{"I had to stop"}) {
		t.Errorf("told %+v", r.Interaction(id).Messages())
	}
}

func TestABotThatLostItsConnectionResumesAndAnswersWhatItMissed(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	r.Drop(4000)
	missed := r.Ask("en-US", "asked while the bot was away")
	r.response(t, missed, "[1]")
	r.Reconnect()
	r.Wait(t, "the bot to come back", func() bool { return r.Resumes() == 2 })
	r.response(t, r.Ask("en-US", "asked after that"), "[1]")
	if n := r.Identifies(); n != 1 {
		t.Errorf("%d sessions, want one resumed", n)
	}
}

func TestABotWhoseSessionIsGoneStartsANewOne(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	r.Forget()
	r.Drop(4000)
	r.Wait(t, "a second session", func() bool { return r.Identifies() == 2 && r.Connected() })
	r.response(t, r.Ask("en-US", "who?"), "[1]")
}

func TestAWrongTokenIsAClearError(t *testing.T) {
	t.Parallel()
	const wrong = "wrong.secret.token"
	s := discordtest.New(t)
	log := new(logged)
	o := options(t, s, cited)
	o.Token, o.Logger = wrong, slog.New(slog.NewTextHandler(log, nil))
	b, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	err = b.Run(t.Context())
	if !errors.Is(err, ErrToken) {
		t.Fatalf("Run: %v", err)
	}
	if text := err.Error() + log.String(); strings.Contains(text, wrong) || strings.Contains(err.Error(), "\n") {
		t.Errorf("told %q", text)
	}
}

func TestATokenThatIsResetEndsTheBot(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t)
	b, err := New(options(t, s, cited))
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- b.Run(t.Context()) }()
	s.Wait(t, "the commands", func() bool { return s.Commands() != nil })
	s.ResetToken("another.token")
	s.Drop(4000)
	if err := <-ended; !errors.Is(err, ErrToken) {
		t.Errorf("Run: %v", err)
	}
}

func TestABotIsNotMadeOfWrongOptions(t *testing.T) {
	ix := library(t)
	asker := answer.New(answer.Options{Index: ix})
	for name, o := range map[string]Options{
		"no token":       {Asker: asker, Library: ix},
		"prefix alone":   {Token: "Bot ", Asker: asker, Library: ix},
		"no asker":       {Token: "t", Library: ix},
		"no library":     {Token: "t", Asker: asker},
		"URL of a file":  {Token: "t", Asker: asker, Library: ix, APIURL: "file:///api"},
		"URL of nothing": {Token: "t", Asker: asker, Library: ix, APIURL: "https://"},
		"no such shard":  {Token: "t", Asker: asker, Library: ix, Shards: Shards{ID: 2, Count: 2}},
	} {
		if _, err := New(o); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestADiscordThatIsAwayIsAnError(t *testing.T) {
	t.Parallel()
	o := options(t, discordtest.New(t), cited)
	o.APIURL = "http://127.0.0.1:1/api/v10" // nobody listens there, whatever other tests do
	b, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Run(t.Context()); err == nil || errors.Is(err, ErrToken) {
		t.Errorf("Run: %v", err)
	}
}
