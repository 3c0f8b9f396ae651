package bot

import (
	"context"
	"strings"
	"testing"

	"footnote/answer"
	"footnote/internal/discordtest"
)

func TestAfterForgettingNothingIsKnown(t *testing.T) {
	t.Parallel()
	c := newChat(t)
	mine := c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("a")})
	theirs := c.write(t, discordtest.WriteOptions{Person: "43", Content: "b", ReplyTo: mine.ID})
	c.write(t, discordtest.WriteOptions{Person: "42", Channel: c.Direct("42"), Content: "c"})
	for _, locale := range []string{"en-US", "ko"} {
		want := map[string]string{"en-US": "I have forgotten our conversations", "ko": "대화를 모두 잊었습니다"}[locale]
		if m := c.invoke(t, discordtest.Invocation{Person: "42", Locale: locale, Command: forgetCommand}, want); !m.Ephemeral() {
			t.Error("all are told")
		}
	}
	c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("d")})
	c.write(t, discordtest.WriteOptions{Person: "42", Channel: c.Direct("42"), Content: "e"})
	c.write(t, discordtest.WriteOptions{Person: "42", Content: "f", ReplyTo: mine.ID})
	c.write(t, discordtest.WriteOptions{Person: "43", Content: "g", ReplyTo: theirs.ID})
	// Of the other one's conversation, what the other one said is left.
	for question, want := range map[string]string{"b": "a", "d": "", "e": "", "f": "", "g": "b"} {
		if got := c.knew(question); got != want {
			t.Errorf("%s knew %q, want %q", question, got, want)
		}
	}
}

func TestAQuestionThatIsForgottenWhileItIsAnsweredIsNotKept(t *testing.T) {
	t.Parallel()
	proceed := make(chan struct{})
	var known []answer.Turn
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		if q.Text == "secret" {
			<-proceed
		}
		known = q.History
		return cited(ctx, q, emit)
	})
	id := r.Ask("en-US", "secret")
	r.Wait(t, "the acknowledgement", func() bool { return r.Interaction(id).Deferred })
	r.use(t, "en-US", forgetCommand, nil, "forgotten")
	close(proceed)
	m := r.last(t, id, "[1]")
	r.heard(t, m)
	c := &chat{running: r}
	c.write(t, discordtest.WriteOptions{Content: mention("and then?")})
	if len(known) > 0 {
		t.Errorf("known is %+v", known)
	}
	r.press(t, m, "43", "Search more", "too old")
	if kept, err := r.bot.records.Get(id); err != nil || kept.Question != "" {
		t.Errorf("kept is %+v, %v", kept, err)
	}
}

func TestWhatWasSearchedAndCheckedIsForgottenToo(t *testing.T) {
	t.Parallel()
	r := over(t, many(40))
	mine := r.use(t, "en-US", searchCommand, map[string]any{queryOption: "village fair"}, "1 of ")
	theirs := r.invoke(t, discordtest.Invocation{Person: "43", Command: searchCommand, Options: map[string]any{queryOption: "village fair"}}, "1 of ")
	checked := r.Write(discordtest.WriteOptions{Content: "The harbour opened."})
	r.invoke(t, discordtest.Invocation{Command: checkCommand, Target: checked}, "Checked")
	r.use(t, "en-US", forgetCommand, nil, "forgotten")
	if m := r.press(t, mine, discordtest.DefaultPerson, "Next", "too old"); !m.Ephemeral() {
		t.Error("all are told")
	}
	r.press(t, theirs, "43", "Next", "2 of ")
	if n := r.bot.reports.Len(); n > 0 {
		t.Errorf("%d checked messages are known", n)
	}
}

func TestWhoeverForgetsIsToldWhatTheOperatorKeeps(t *testing.T) {
	t.Parallel()
	for locale, kept := range map[string]string{"en-US": "do not name you", "ko": "이름은 적혀 있지 않습니다"} {
		r := start(t, cited)
		if m := r.use(t, locale, forgetCommand, nil, ""); strings.Contains(printed(m), kept) {
			t.Errorf("nothing is kept, and told is %s", printed(m))
		}
		r = start(t, cited, func(b *Bot) { b.keeper = lostKeeper{} })
		r.use(t, locale, forgetCommand, nil, kept)
	}
}

func TestWhatAnotherProcessForgotIsForgotten(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t)
	c := &chat{}
	o := options(t, s, c.answer)
	c.running = run(t, s, o)
	other, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	mine := c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("a")})
	c.write(t, discordtest.WriteOptions{Person: "43", Content: mention("b")})
	other.forget(t.Context(), event{id: "9" + mine.ID, kind: commandEvent, person: "42", channel: "7"}, nil)
	c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("c")})
	c.write(t, discordtest.WriteOptions{Person: "43", Content: mention("d")})
	c.write(t, discordtest.WriteOptions{Person: "43", Content: "e", ReplyTo: mine.ID})
	c.write(t, discordtest.WriteOptions{Person: "42", Content: mention("f")})
	for question, want := range map[string]string{"c": "", "d": "b", "e": "", "f": "c"} {
		if got := c.knew(question); got != want {
			t.Errorf("%s knew %q, want %q", question, got, want)
		}
	}
	c.press(t, mine, "43", "Search more", "too old")
}
