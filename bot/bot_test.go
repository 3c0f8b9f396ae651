package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/answer"
	"footnote/internal/discordtest"
)

func TestAskIsAcknowledgedAndThenAnsweredWithItsSources(t *testing.T) {
	t.Parallel()
	proceed := make(chan struct{})
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		if q.Text != "Who cut the ribbon?" {
			t.Errorf("asked %q", q.Text)
		}
		<-proceed
		return cited(ctx, q, emit)
	})
	id := r.Ask("en-US", "Who cut the ribbon?")
	r.Wait(t, "the acknowledgement", func() bool { return r.Interaction(id).Deferred })
	if r.Interaction(id).Original != nil {
		t.Error("something is shown before there is an answer")
	}
	close(proceed)
	i := r.response(t, id, "Mayor Ito cut the ribbon on Monday. [1]", "Sources", "**[1]** Harbour opens · line 2")
	if i.Callbacks != 1 || len(i.Followups) != 0 {
		t.Errorf("%d callbacks, %d followups", i.Callbacks, len(i.Followups))
	}
	if got := string(i.Original.AllowedMentions); !strings.Contains(got, `"parse":[]`) {
		t.Errorf("allowed_mentions is %s", got)
	}
}

func TestAskFromAKoreanLocaleHasAKoreanFrame(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	r.response(t, r.Ask("ko", "누가 리본을 잘랐나요?"), "출처", "2행", "언어 모델 없이")
}

func TestCommandsAreNamedInBothLanguages(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	type named struct {
		Name         string
		Type         int
		Names        map[string]string `json:"name_localizations"`
		Descriptions map[string]string `json:"description_localizations"`
		Options      []named
	}
	var got []named
	if err := json.Unmarshal(r.Commands(), &got); err != nil {
		t.Fatal(err)
	}
	names := ""
	for _, c := range got {
		names += c.Name + "; "
		for _, n := range append(c.Options, c) {
			texts := []map[string]string{n.Names, n.Descriptions}
			if n.Name == findCommand || n.Name == checkCommand {
				texts = texts[:1]
			}
			for _, in := range texts {
				if in["ko"] == "" || in["en-US"] == "" || in["ko"] == in["en-US"] {
					t.Errorf("%s: localizations are %v", n.Name, in)
				}
			}
		}
	}
	if names != "ask; search; articles; article; forget; help; status; setup; Find sources; Check against the articles; " {
		t.Errorf("commands are %s", names)
	}
}

func TestCommandsAreRegisteredOnlyWhenTheyChanged(t *testing.T) {
	t.Parallel()
	r := start(t, cited)
	put := "/applications/" + discordtest.ApplicationID + "/commands"
	if err := r.stop(); err != nil {
		t.Fatal(err)
	}
	if n := r.Count("PUT", put); n != 1 {
		t.Fatalf("registered %d times", n)
	}
	again := restart(t, r.Server, cited)
	again.response(t, again.Ask("en-US", "who?"), "[1]")
	if n := r.Count("PUT", put); n != 1 {
		t.Errorf("registered %d times though nothing changed", n)
	}
}

func TestCommandsAreForTheWaysInWhichTheApplicationIsInstalled(t *testing.T) {
	for name, c := range map[string]struct {
		servers, people    bool
		commands           int
		installs, contexts string
	}{
		"both":         {true, true, 10, "[0 1]", "[0 1 2]"},
		"not told":     {false, false, 10, "[0 1]", "[0 1 2]"},
		"servers only": {true, false, 10, "[0]", "[0 1]"},
		"people only":  {false, true, 8, "[1]", "[0 1 2]"}, // nothing to manage
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := discordtest.New(t)
			s.SetInstalls(c.servers, c.people)
			r := run(t, s, options(t, s, cited))
			var got []struct {
				Contexts     []int
				Integrations []int `json:"integration_types"`
			}
			if err := json.Unmarshal(r.Commands(), &got); err != nil {
				t.Fatal(err)
			}
			if len(got) != c.commands || fmt.Sprint(got[0].Integrations) != c.installs || fmt.Sprint(got[0].Contexts) != c.contexts {
				t.Errorf("%d commands, the first is %+v", len(got), got[0])
			}
			if err := r.stop(); err != nil {
				t.Fatal(err)
			}
			restart(t, s, cited)
			if n := s.Count("PUT", "/applications/"+discordtest.ApplicationID+"/commands"); n != 1 {
				t.Errorf("registered %d times", n)
			}
		})
	}
}

func TestABotWhoseCommandsAreNotTakenRunsAndTriesAgain(t *testing.T) {
	t.Parallel()
	for name, f := range map[string]discordtest.Fault{"failed": {Status: 503, Times: 6}, "refused": {Status: 400, Times: 2}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := discordtest.New(t)
			f.Method = "PUT"
			s.Fail(f)
			var waits []time.Duration
			r := run(t, s, options(t, s, cited), func(b *Bot) {
				b.pause = func(ctx context.Context, d time.Duration) error {
					if waits = append(waits, d); len(waits) > 1 {
						return ctx.Err()
					}
					channel, _ := s.DirectMessage("42", "before there are commands")
					return s.Await(ctx, func() bool { return len(s.Messages(channel)) == 1 })
				}
			})
			r.response(t, r.Ask("en-US", "who?"), "[1]")
			if !slices.IsSorted(waits) || waits[0] != registerAgain {
				t.Errorf("waited %v", waits)
			}
		})
	}
}

func TestADirectMessageIsAnsweredByAReply(t *testing.T) {
	t.Parallel()
	seen := make(chan struct{})
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		<-seen
		return cited(ctx, q, emit)
	})
	channel, question := r.DirectMessage("42", "누가 리본을 잘랐나요?")
	r.Wait(t, "the typing indicator", func() bool { return r.Count("POST", "/channels/"+channel+"/typing") > 0 })
	close(seen)
	got := r.reply(t, channel, "[1]", "출처")
	if len(got) != 1 || got[0].ReplyTo != question {
		t.Errorf("replies are %+v", got)
	}
}

func TestAConversationInDirectMessagesHasItsHistoryAndOrder(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	histories := map[string][]answer.Turn{}
	first := make(chan struct{})
	r := start(t, func(_ context.Context, q answer.Question, _ func(string)) (answer.Answer, error) {
		if q.Text == "one" {
			<-first
		}
		mu.Lock()
		defer mu.Unlock()
		histories[q.Text] = q.History
		return answer.Answer{Text: "answer to " + q.Text}, nil
	})
	channel, _ := r.DirectMessage("42", "one")
	r.DirectMessage("42", "two")
	other, _ := r.DirectMessage("43", "three")
	r.reply(t, other, "answer to three")
	if got := r.Messages(channel); len(got) != 0 {
		t.Errorf("the second question was answered before the first: %+v", got)
	}
	close(first)
	r.reply(t, channel, "answer to one", "answer to two")
	mu.Lock()
	defer mu.Unlock()
	if len(histories["one"]) != 0 || len(histories["three"]) != 0 {
		t.Errorf("a first question has a history: %v", histories)
	}
	if want := []answer.Turn{{Question: "one", Answer: "answer to one"}}; !reflect.DeepEqual(histories["two"], want) {
		t.Errorf("history is %v", histories["two"])
	}
}

func TestMessagesThatNobodyWroteToTheBotAreIgnored(t *testing.T) {
	t.Parallel()
	r := start(t, func(_ context.Context, q answer.Question, _ func(string)) (answer.Answer, error) {
		if q.Text != "a real question" {
			t.Errorf("asked %q", q.Text)
		}
		return answer.Answer{Text: "done"}, nil
	})
	r.DirectMessageOf("42", "I am a bot", map[string]any{"author": map[string]any{"id": "42", "username": "x", "bot": true}})
	r.DirectMessageOf("42", "I am you", map[string]any{"author": map[string]any{"id": discordtest.BotID, "username": "x"}})
	r.DirectMessageOf("42", "I am a webhook", map[string]any{"webhook_id": "7"})
	r.DirectMessageOf("42", "I am in a server", map[string]any{"guild_id": "7"})
	r.DirectMessageOf("42", "I am a pin", map[string]any{"type": 6})
	r.DirectMessage("42", " \n")
	channel, _ := r.DirectMessage("42", "a real question")
	r.reply(t, channel, "done")
	if got := r.Messages(channel); len(got) != 1 {
		t.Errorf("%d replies", len(got))
	}
}

func TestAnAnswerShowsOnItsWayWithoutMarks(t *testing.T) {
	t.Parallel()
	shown := make(chan struct{})
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		for _, piece := range []string{"Mayor Ito ", "cut the ribbon [1]", " on"} {
			emit(piece)
		}
		<-shown
		return cited(ctx, q, emit)
	})
	id := r.Ask("en-US", "who?")
	i := r.response(t, id, "Mayor Ito cut the ribbon on …")
	if strings.Contains(i.Original.Content, "[1]") {
		t.Error("a mark is shown without its source")
	}
	close(shown)
	i = r.response(t, id, "[1]", "Sources")
	if len(i.Followups) != 0 {
		t.Errorf("%d followups, want an edit", len(i.Followups))
	}
}

func TestADirectMessageIsAnsweredByOneReplyThatIsEdited(t *testing.T) {
	t.Parallel()
	shown := make(chan struct{})
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		emit("Mayor Ito")
		<-shown
		return cited(ctx, q, emit)
	})
	channel, _ := r.DirectMessage("42", "who?")
	r.reply(t, channel, "Mayor Ito …")
	close(shown)
	got := r.reply(t, channel, "[1]", "Sources")
	if len(got) != 1 || len(got[0].Contents) != 2 {
		t.Errorf("replies are %+v", got)
	}
}

func TestNobodyIsPingedWhateverTextsSay(t *testing.T) {
	t.Parallel()
	hostile := "@everyone @here <@42> <@&43> [click](https://evil.example) **x**"
	r := start(t, func(_ context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		emit(hostile)
		a := article(hostile, hostile)
		a.Publisher, a.URL = hostile, "https://example.org/@everyone"
		return answer.Answer{
			Text: hostile + " [1]", Notice: hostile,
			Citations: []answer.Citation{{N: 1, Article: a, Span: a.Body}},
		}, nil
	})
	i := r.response(t, r.Ask("en-US", hostile), "[1]")
	channel, _ := r.DirectMessage("42", hostile)
	for _, m := range append(i.Messages(), r.reply(t, channel, "[1]")...) {
		for _, live := range []string{" @everyone", " @here", "<@", "](", " **x**", "n@everyone"} {
			if strings.Contains(m.Content, live) {
				t.Errorf("%q stands in\n%s", live, m.Content)
			}
		}
		if m.AllowedMentions == nil {
			t.Error("a message does not say whom it may ping")
		}
	}
}

func TestAnInteractionDeliveredTwiceIsAnsweredOnce(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	asked := 0
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		mu.Lock()
		defer mu.Unlock()
		asked++
		return cited(ctx, q, emit)
	})
	id := r.Ask("en-US", "who?")
	r.Redeliver(id)
	r.response(t, id, "[1]")
	r.Redeliver(id)
	r.response(t, r.Ask("en-US", "after it"), "[1]")
	if err := r.stop(); err != nil {
		t.Error(err)
	}
	if i := r.Interaction(id); i.Callbacks != 1 || asked != 2 {
		t.Errorf("%d callbacks, asked %d times", i.Callbacks, asked)
	}
}

func TestALongAnswerGoesOnInFurtherMessages(t *testing.T) {
	t.Parallel()
	long := longAnswer(t)
	r := start(t, func(context.Context, answer.Question, func(string)) (answer.Answer, error) { return long, nil })
	last := fmt.Sprintf("**[%d]**", len(long.Citations))
	if got := r.response(t, r.Ask("en-US", "tell me all"), last); len(got.Followups) == 0 {
		t.Error("all in one message")
	}
	channel, _ := r.DirectMessage("42", "tell me all")
	if got := r.reply(t, channel, last); len(got) < 2 {
		t.Error("all in one message")
	}
}

func TestAFailureIsToldInOneLine(t *testing.T) {
	t.Parallel()
	r := start(t, func(_ context.Context, q answer.Question, _ func(string)) (answer.Answer, error) {
		if q.Text == "panic" {
			panic("at the asker")
		}
		return answer.Answer{}, errors.New("the store is away")
	})
	for _, q := range []string{"panic", "error"} {
		i := r.response(t, r.Ask("en-US", q), "something went wrong")
		if c := i.Original.Content; strings.Contains(c, "\n") || strings.Contains(c, "store") {
			t.Errorf("told %q", c)
		}
	}
	channel, _ := r.DirectMessage("42", "왜요?")
	r.reply(t, channel, "문제가 생겼습니다")
	// What a panic says may quote somebody; where it was tells enough.
	if log := r.log.String(); !strings.Contains(log, "the store is away") || !strings.Contains(log, "bot_test.go") || strings.Contains(log, "at the asker") {
		t.Errorf("the causes are not logged:\n%s", log)
	}
}

func TestAQuestionWithoutWordsIsNotAsked(t *testing.T) {
	t.Parallel()
	r := start(t, func(_ context.Context, q answer.Question, _ func(string)) (answer.Answer, error) {
		t.Errorf("asked %q", q.Text)
		return answer.Answer{}, nil
	})
	r.response(t, r.Ask("en-US", "  "), "write a question")
}
