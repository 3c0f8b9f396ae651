package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"footnote/answer"
	"footnote/internal/discordtest"
)

func TestAReplyInTroubleIsShownWholeAndOnce(t *testing.T) {
	inTrouble(t, "POST", messagesPath, func(t *testing.T, f discordtest.Fault) {
		long := longAnswer(t)
		r := start(t, func(context.Context, answer.Question, func(string)) (answer.Answer, error) { return long, nil })
		f.Times = 3
		r.Fail(f)
		channel, _ := r.DirectMessage("42", "tell me all")
		got := r.reply(t, channel, fmt.Sprintf("**[%d]**", len(long.Citations)))
		if want := len(render("", long, "en")); len(got) != want {
			t.Errorf("%d messages, want %d", len(got), want)
		}
	})
}

func TestAnEditOfAReplyInTroubleIsMade(t *testing.T) {
	inTrouble(t, "PATCH", messagePath, func(t *testing.T, f discordtest.Fault) {
		shown := make(chan struct{})
		r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
			emit("Mayor Ito")
			<-shown
			return cited(ctx, q, emit)
		})
		r.Fail(f)
		channel, _ := r.DirectMessage("42", "who?")
		r.reply(t, channel, "Mayor Ito …")
		close(shown)
		if got := r.reply(t, channel, "Sources"); len(got) != 1 {
			t.Errorf("%d replies", len(got))
		}
	})
}

func TestAReplyWhoseAnswersWereAllLostIsGoneOnWith(t *testing.T) {
	t.Parallel()
	lost := make(chan struct{})
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		emit("Mayor Ito")
		<-lost
		return cited(ctx, q, emit)
	})
	const tries = 5 // as many as are made
	r.Fail(discordtest.Fault{Method: "POST", Path: messagesPath, Close: true, Applied: true, Times: tries})
	channel, _ := r.DirectMessage("42", "who?")
	r.Wait(t, "all tries", func() bool { return r.Count("POST", messagesPath) == tries })
	close(lost)
	if got := r.reply(t, channel, "Sources"); len(got) != 1 {
		t.Errorf("%d replies", len(got))
	}
}

func TestTypingThatFailsIsNoHarm(t *testing.T) {
	inTrouble(t, "POST", typingPath, func(t *testing.T, f discordtest.Fault) {
		r := start(t, cited)
		f.Times = 0
		r.Fail(f)
		channel, _ := r.DirectMessage("42", "who?")
		if got := r.reply(t, channel, "Sources"); len(got) != 1 {
			t.Errorf("%d replies", len(got))
		}
	})
}

func TestWhoAsksWhereTheBotMayNotWriteIsToldSoOnce(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	channel := r.AddChannel(discordtest.DefaultGuild, "closed", discordtest.SendMessages)
	const mention = "<@" + discordtest.BotID + "> who?"
	for range 3 {
		r.Write(discordtest.WriteOptions{Channel: channel, Content: mention})
	}
	directly := r.Direct(discordtest.DefaultPerson)
	r.reply(t, directly, "<#"+channel+">")
	open := r.AddChannel(discordtest.DefaultGuild, "open", 0)
	r.Write(discordtest.WriteOptions{Channel: open, Content: mention})
	r.reply(t, open, "Sources")
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if got := r.Messages(directly); len(got) != 1 {
		t.Errorf("told %d times", len(got))
	}
}

func TestNothingIsTriedForAWhileWhereTheBotMayNotWrite(t *testing.T) {
	t.Parallel()
	var asked, later atomic.Int64
	began := time.Now()
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		asked.Add(1)
		return cited(ctx, q, emit)
	}, func(b *Bot) { b.now = func() time.Time { return began.Add(time.Duration(later.Load())) } })
	channel := r.AddChannel(discordtest.DefaultGuild, "closed", discordtest.SendMessages)
	messages := "/channels/" + channel + "/messages"
	for _, person := range []string{"42", "43", "44"} {
		r.Write(discordtest.WriteOptions{Person: person, Channel: channel, Content: mention("who?")})
		r.reply(t, r.Direct(person), "I may not write in <#"+channel+">")
		r.settled()
	}
	if n := r.Count("POST", messages); n > 2 || asked.Load() != 1 { // with a frame, and without
		t.Errorf("tried %d times, asked %d times", n, asked.Load())
	}
	later.Store(int64(shutFor))
	r.Write(discordtest.WriteOptions{Person: "45", Channel: channel, Content: mention("who?")})
	r.reply(t, r.Direct("45"), "I may not write")
	r.settled()
	if asked.Load() != 2 {
		t.Errorf("asked %d times", asked.Load())
	}
	r.Deny(channel, 0) // which it learns
	r.Write(discordtest.WriteOptions{Person: "46", Channel: channel, Content: mention("who?")})
	r.reply(t, channel, "Sources")
}

func TestWhoAsksInALockedThreadIsToldSo(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	thread := r.AddThread(discordtest.DefaultChannel, "closed")
	r.Lock(thread)
	r.Write(discordtest.WriteOptions{Channel: thread, Content: mention("who?")})
	r.reply(t, r.Direct(discordtest.DefaultPerson), "The thread <#"+thread+"> is locked")
	if got := r.Messages(thread); len(got) != 0 {
		t.Errorf("%d messages in it", len(got))
	}
}

func TestSourcesComeAsTextWhereTheBotMayNotEmbedLinks(t *testing.T) {
	t.Parallel()
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		if q.Text == "what?" {
			return answer.Answer{Text: "Nothing tells of it.", Abstained: true}, nil
		}
		return cited(ctx, q, emit)
	})
	channel := r.AddChannel(discordtest.DefaultGuild, "plain", discordtest.EmbedLinks)
	r.Write(discordtest.WriteOptions{Channel: channel, Content: "<@" + discordtest.BotID + "> who?"})
	got := r.reply(t, channel, "Mayor Ito cut the ribbon on Monday. [1]", "**Sources**", "Harbour opens")
	last := got[len(got)-1]
	if len(last.Buttons()) == 0 || len(last.Embeds) > 0 {
		t.Errorf("the last message is %+v", last)
	}
	r.response(t, r.push(t, last.ID, "Evidence"), "[1]")
	r.Write(discordtest.WriteOptions{Channel: channel, Content: "<@" + discordtest.BotID + "> what?"})
	r.reply(t, channel, "Nothing tells of it")
}

func TestAReplyWithoutHistoryIsAMessage(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	channel := r.AddChannel(discordtest.DefaultGuild, "short", discordtest.ReadMessageHistory)
	r.Write(discordtest.WriteOptions{Channel: channel, Content: "<@" + discordtest.BotID + "> who?"})
	r.reply(t, channel, "Sources")
}

// An embedless client loses all embeds on their way to Discord, as Discord
// itself does where a bot may not embed links.
type embedless struct{ next http.RoundTripper }

func (e embedless) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body == nil || r.Method == http.MethodPut {
		return e.next.RoundTrip(r)
	}
	data, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	var fields map[string]any
	if json.Unmarshal(data, &fields) == nil {
		within, _ := fields["data"].(map[string]any)
		for _, f := range []map[string]any{fields, within} {
			if f["embeds"] != nil {
				f["embeds"] = []any{}
			}
		}
		if data, err = json.Marshal(fields); err != nil {
			return nil, err
		}
	}
	r = r.Clone(r.Context())
	r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(data)), int64(len(data))
	return e.next.RoundTrip(r)
}

func TestSourcesComeAsTextWherePanelsAreDropped(t *testing.T) {
	t.Parallel()
	shown := make(chan struct{})
	s := discordtest.New(t, func(o *discordtest.Options) {
		report := o.Report
		o.Report = func(format string, args ...any) {
			if !strings.Contains(fmt.Sprintf(format, args...), "50006") { // it had panels alone
				report(format, args...)
			}
		}
	})
	o := options(t, s, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		emit("Mayor Ito")
		<-shown
		return cited(ctx, q, emit)
	})
	o.HTTP = &http.Client{Transport: embedless{http.DefaultTransport}}
	r := run(t, s, o)
	id := r.Ask("en-US", "who?")
	r.response(t, id, "Mayor Ito …")
	channel, question := r.DirectMessage("42", "who?")
	r.reply(t, channel, "Mayor Ito …")
	close(shown)
	r.response(t, id, "[1]", "**Sources**", "Harbour opens")
	if got := r.reply(t, channel, "[1]", "**Sources**", "Harbour opens"); len(got) != 2 {
		t.Errorf("%d messages", len(got))
	}
	list := r.response(t, r.Use("en-US", "articles", nil), "Harbour opens")
	if !list.Messages()[0].Ephemeral() {
		t.Error("the list is not for one person alone")
	}
	r.Delete(question)
	r.Wait(t, "all messages to go", func() bool { return len(r.Messages(channel)) == 0 })
}
