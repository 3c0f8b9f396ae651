package bot

import (
	"context"
	"sync"
	"testing"
	"time"

	"footnote/answer"
	"footnote/corpus"
)

func TestAQuestionIsAskedWhenItsMessageWasSent(t *testing.T) {
	t.Parallel()
	// The example of Discord's reference.
	const id = "175928847299117063"
	want := time.Date(2016, 4, 30, 11, 18, 25, 796e6, time.UTC)
	if at := sentAt(id); !at.Equal(want) || at.Location() != time.UTC {
		t.Errorf("sent %v, want %v", at, want)
	}
	for _, id := range []string{"", "x"} {
		if at := sentAt(id); !at.IsZero() {
			t.Errorf("%q was sent %v", id, at)
		}
	}
}

func TestATurnOfAConversationHasItsSourcesAndTime(t *testing.T) {
	t.Parallel()
	article := &corpus.Article{ID: "a.txt", Title: "A", Text: "It rains.", Body: corpus.Span{End: 9}}
	var mu sync.Mutex
	asked := map[string]answer.Question{}
	r := start(t, func(_ context.Context, q answer.Question, _ func(string)) (answer.Answer, error) {
		mu.Lock()
		defer mu.Unlock()
		asked[q.Text] = q
		return answer.Answer{
			Question: q.Text, Rewritten: "Meant " + q.Text, Text: "It rains. [1]", Short: "rain",
			Citations: []answer.Citation{{N: 1, Article: article, Span: article.Body}},
		}, nil
	})
	channel, _ := r.DirectMessage("42", "one")
	r.reply(t, channel, "[1]")
	r.DirectMessage("42", "two")
	r.Wait(t, "the second answer", func() bool {
		mu.Lock()
		defer mu.Unlock()
		return len(asked) == 2
	})
	mu.Lock()
	defer mu.Unlock()
	two := asked["two"]
	if len(two.History) != 1 || two.Asked.IsZero() || two.Asked.Location() != time.UTC {
		t.Fatalf("asked %+v", two)
	}
	turn := two.History[0]
	if turn.Question != "one" || turn.Meant != "Meant one" || turn.Short != "rain" || len(turn.Sources) != 1 || turn.Sources[0].Article != article {
		t.Errorf("turn %+v", turn)
	}
}
