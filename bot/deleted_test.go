package bot

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"footnote/answer"
	"footnote/bot/servers"
	"footnote/internal/discordtest"
)

func TestADeletedQuestionEndsTheAnswerOnItsWay(t *testing.T) {
	for name, emitted := range map[string]string{"nothing is shown": "", "some is shown": "Mayor Ito"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			asked, ended := make(chan struct{}), make(chan struct{})
			r := start(t, func(ctx context.Context, _ answer.Question, emit func(string)) (answer.Answer, error) {
				if emitted != "" {
					emit(emitted)
				}
				close(asked)
				<-ctx.Done()
				close(ended)
				return answer.Answer{}, ctx.Err()
			})
			channel, question := r.DirectMessage("42", "who?")
			<-asked
			if emitted != "" {
				r.reply(t, channel, emitted)
			}
			r.Delete(question)
			<-ended
			r.Wait(t, "the answer to go", func() bool { return len(r.Messages(channel)) == 0 })
			if err := r.stop(); err != nil {
				t.Error(err)
			}
			if got := r.Messages(channel); len(got) != 0 || r.bot.told(question) != nil {
				t.Errorf("left %+v", got)
			}
		})
	}
}

func TestADeletedQuestionThatWaitsIsNotAsked(t *testing.T) {
	t.Parallel()
	proceed := make(chan struct{})
	var mu sync.Mutex
	var all []string
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		<-proceed
		mu.Lock()
		defer mu.Unlock()
		all = append(all, q.Text)
		return cited(ctx, q, emit)
	})
	r.DirectMessage("42", "one")
	channel, two := r.DirectMessage("42", "two")
	r.Wait(t, "both to come", func() bool { return r.Count("POST", typingPath) == 2 })
	r.Delete(two)
	after, _ := r.DirectMessage("43", "three")
	close(proceed)
	r.reply(t, channel, "[1]")
	r.reply(t, after, "[1]")
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	mu.Lock()
	defer mu.Unlock()
	if len(all) != 2 || len(r.Messages(channel)) != 1 {
		t.Errorf("asked %q, %d replies", all, len(r.Messages(channel)))
	}
}

func TestADeletedQuestionTakesAllOfItsAnswerAlong(t *testing.T) {
	for name, remove := range map[string]func(r *running, question, other string){
		"alone": func(r *running, question, _ string) { r.Delete(question) },
		"with others": func(r *running, question, other string) {
			r.Delete(other, question)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			long := longAnswer(t)
			r := start(t, func(context.Context, answer.Question, func(string)) (answer.Answer, error) { return long, nil })
			channel, question := r.DirectMessage("42", "tell me all")
			r.reply(t, channel, fmt.Sprintf("**[%d]**", len(long.Citations)))
			r.settled()
			other := r.Write(discordtest.WriteOptions{Person: "42", Channel: channel})
			remove(r, question, other)
			r.Wait(t, "all messages to go", func() bool { return len(r.Messages(channel)) == 0 })
			r.settled()
			if r.bot.told(question) != nil {
				t.Error("the answer is still known")
			}
		})
	}
}

func TestAQuestionDeletedAfterARestartTakesItsAnswerAlong(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t)
	o := options(t, s, cited)
	r := run(t, s, o)
	channel, question := r.DirectMessage("42", "who?")
	r.reply(t, channel, "Sources")
	if err := r.stop(); err != nil {
		t.Fatal(err)
	}
	again := run(t, s, o)
	again.Delete(question)
	again.Wait(t, "the answer to go", func() bool { return len(again.Messages(channel)) == 0 })
}

func TestWhateverWasRepliedGoesAlongWithTheQuestion(t *testing.T) {
	t.Parallel()
	r := start(t, func(context.Context, answer.Question, func(string)) (answer.Answer, error) {
		return answer.Answer{}, fmt.Errorf("the store is away")
	})
	channel, question := r.DirectMessage("42", "who?")
	r.reply(t, channel, "something went wrong")
	r.Delete(question)
	r.Wait(t, "the reply to go", func() bool { return len(r.Messages(channel)) == 0 })
}

func TestAQuestionDeletedBeforeItsAnswerIsKnownTakesItAlong(t *testing.T) {
	t.Parallel()
	r := start(t, cited, func(b *Bot) {
		of := path{messageEvent, ""}
		way := b.table[of]
		next := way.handle
		way.handle = func(ctx context.Context, e event, emit func(string)) reply {
			out := next(ctx, e, emit)
			keep := out.shown
			out.shown = func(at []place) {
				b.deleted(ctx, e.id) // as late as can be
				keep(at)
			}
			return out
		}
		b.table[of] = way
	})
	channel, question := r.DirectMessage("42", "who?")
	r.Wait(t, "the answer to come", func() bool { return r.Count("POST", messagesPath) > 0 })
	r.Wait(t, "the answer to go", func() bool { return len(r.Messages(channel)) == 0 })
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if r.bot.told(question) != nil {
		t.Error("the answer is still known")
	}
}

func TestADeletedQuestionIsNotReferredTo(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	histories := map[string][]answer.Turn{}
	r := start(t, func(_ context.Context, q answer.Question, _ func(string)) (answer.Answer, error) {
		mu.Lock()
		defer mu.Unlock()
		histories[q.Text] = q.History
		return answer.Answer{Text: "answer to " + q.Text}, nil
	})
	channel, one := r.DirectMessage("42", "one")
	r.reply(t, channel, "answer to one")
	r.DirectMessage("42", "two")
	r.reply(t, channel, "answer to two")
	r.settled()
	r.Delete(one)
	r.Wait(t, "the answer to go", func() bool { return len(r.Messages(channel)) == 1 })
	r.settled()
	r.DirectMessage("42", "three")
	r.reply(t, channel, "answer to three")
	mu.Lock()
	defer mu.Unlock()
	if got := asked(histories["two"]) + ";" + asked(histories["three"]); got != "one;two" {
		t.Errorf("histories are %s", got)
	}
}

func TestMemoryForgetsWhatIsRemovedForGood(t *testing.T) {
	m, c, now := newMemory(), conversation{channel: "c", person: "p"}, time.Now()
	turn := func(q string) answer.Turn { return answer.Turn{Question: q, Answer: "to " + q} }
	m.remember(c, "1", nil, turn("a"), now)
	m.remember(c, "2", m.recall(c, now), turn("b"), now)
	onItsWay := m.recall(c, now)
	m.remember(conversation{channel: "d", person: "p"}, "4", nil, turn("a"), now)
	m.remove("1")
	m.remove("1")
	if got := asked(m.recall(c, now)); got != "b" {
		t.Errorf("recalled %q", got)
	}
	m.remember(c, "3", onItsWay, turn("c"), now)
	if got := asked(m.recall(c, now)); got != "bc" {
		t.Errorf("recalled %q after an answer that was on its way", got)
	}
	m.remove("3")
	if got := asked(m.recall(c, now)); got != "b" {
		t.Errorf("recalled %q after the last was removed", got)
	}
	m.remove("9")
	m.remember(c, "5", m.recall(c, now), turn("a"), now)
	if got := asked(m.recall(c, now)); got != "ba" {
		t.Errorf("recalled %q after it was asked anew", got)
	}
	if got := asked(m.recall(conversation{channel: "d", person: "p"}, now)); got != "a" {
		t.Errorf("recalled %q elsewhere", got)
	}
}

func TestADeletedQuestionTakesAlongWhatItsAskerWasShownAlone(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t)
	o := options(t, s, cited)
	private := func(b *Bot) {
		if err := b.servers.Set(discordtest.DefaultGuild, servers.Settings{Private: true}); err != nil {
			t.Fatal(err)
		}
	}
	r := run(t, s, o, private)
	reveal := func(question string) (id string) {
		t.Helper()
		var veil discordtest.Message
		r.Wait(t, "the button", func() bool {
			for _, m := range r.Messages(discordtest.DefaultChannel) {
				if m.ReplyTo == question {
					veil = m
				}
			}
			return veil.ID != ""
		})
		r.settled()
		id = done(t)(r.Press("42", veil.ID, "Show me the answer"))
		r.heard(t, r.last(t, id, "[1]"))
		r.settled()
		return id
	}
	one, two := r.mention("42", discordtest.DefaultChannel, "the secret?"), r.mention("42", discordtest.DefaultChannel, "the other secret?")
	seen, again, later := reveal(one), reveal(one), reveal(two)
	r.Delete(one)
	r.Wait(t, "the button to go", func() bool { return len(r.Messages(discordtest.DefaultChannel)) == 1 })
	r.settled()
	for _, id := range []string{seen, again} {
		if said, _ := r.bot.memory.said.Peek(id); len(said.turns) > 0 || r.bot.told(id) != nil {
			t.Error("what was asked is still known")
		}
	}
	if r.bot.told(later) == nil {
		t.Error("another answer is gone")
	}
	if err := r.stop(); err != nil {
		t.Fatal(err)
	}
	r = run(t, s, o)
	r.Delete(two)
	r.Wait(t, "the other button to go", func() bool { return len(r.Messages(discordtest.DefaultChannel)) == 0 })
	r.settled()
	if r.bot.told(later) != nil {
		t.Error("after a restart, what was asked is still known")
	}
}

func TestAQuestionDeletedWhileItsAskerWaitsForTheAnswerAloneIsNotKept(t *testing.T) {
	t.Parallel()
	asker, asked, proceed := held()
	r := start(t, asker, func(b *Bot) {
		if err := b.servers.Set(discordtest.DefaultGuild, servers.Settings{Private: true}); err != nil {
			t.Fatal(err)
		}
	})
	question := r.mention("42", discordtest.DefaultChannel, "the secret?")
	veil := r.reply(t, discordtest.DefaultChannel, "Answers are private")[0]
	r.settled()
	id := done(t)(r.Press("42", veil.ID, "Show me the answer"))
	<-asked
	r.Delete(question)
	r.Wait(t, "the button to go", func() bool { return len(r.Messages(discordtest.DefaultChannel)) == 0 })
	for r.bot.told(question) != nil {
		runtime.Gosched()
	}
	close(proceed)
	r.last(t, id, "too old")
	r.settled()
	if said, _ := r.bot.memory.said.Peek(id); len(said.turns) > 0 || r.bot.told(id) != nil {
		t.Error("what was asked is still known")
	}
}

func TestADeletedQuestionTakesItsSearchAlong(t *testing.T) {
	t.Parallel()
	s := discordtest.New(t, func(o *discordtest.Options) { o.Gateway.Privileged = 1 << 15 })
	r := run(t, s, options(t, s, cited))
	theirs := r.Write(discordtest.WriteOptions{Person: "43", Content: "Ito cut the ribbon"})
	mine := r.Write(discordtest.WriteOptions{Person: "42", Content: mention(""), ReplyTo: theirs})
	r.reply(t, discordtest.DefaultChannel, "Harbour opens")
	r.settled()
	if !r.bot.quests.Contains(mine) {
		t.Fatal("it was not searched")
	}
	r.Delete(mine)
	r.Wait(t, "the sources to go", func() bool { return len(r.Messages(discordtest.DefaultChannel)) == 0 })
	r.settled()
	if r.bot.quests.Contains(mine) {
		t.Error("the search is still known")
	}
}
