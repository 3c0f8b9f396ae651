package bot

import (
	"context"
	"go/parser"
	"go/token"
	"io"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"footnote/answer"
	"footnote/internal/discordtest"
)

func TestEditsKeepTheirPaceAndShowAllThatCame(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var shown []string
		p := newPacer(time.Second, func(text string) { shown = append(shown, text) })
		for _, step := range []struct {
			piece string
			want  []string
		}{
			{"a", []string{"a"}}, {"b", []string{"a", "ab"}}, {"c", []string{"a", "ab"}}, {"d", []string{"a", "ab", "abcd"}},
		} {
			p.emit(step.piece)
			<-time.After(600 * time.Millisecond)
			synctest.Wait()
			if !slices.Equal(shown, step.want) {
				t.Errorf("after %q shown %q, want %q", step.piece, shown, step.want)
			}
		}
		p.stop()
		p.emit("too late")
		synctest.Wait()
		if len(shown) != 3 {
			t.Errorf("shown %q after the end", shown)
		}
	})
}

func TestAPanicBecomesOneLine(t *testing.T) {
	b, err := New(options(t, discordtest.New(t), cited))
	if err != nil {
		t.Fatal(err)
	}
	h := b.recovered(func(context.Context, event, func(string)) reply { panic("x") })
	out := h(t.Context(), event{id: "1", kind: messageEvent, text: "왜?"}, func(string) {})
	if len(out.posts) != 1 || !strings.Contains(out.posts[0].content, "죄송합니다") {
		t.Errorf("reply is %+v", out)
	}
}

func TestTheFrameSpeaksTheLanguageOfLocaleOrQuestion(t *testing.T) {
	for _, c := range []struct{ locale, question, want string }{
		{"ko", "who?", "ko"}, {"en-US", "누구?", "en"}, {"ja", "누구?", "en"}, {"", "누구?", "ko"}, {"", "who?", "en"},
	} {
		if got := (event{locale: c.locale, text: c.question}).language(); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

func TestAWaitIsToldInWholeSeconds(t *testing.T) {
	for d, want := range map[time.Duration]int{
		time.Millisecond: 1, 49 * time.Millisecond: 1, time.Second: 1, 1001 * time.Millisecond: 1, 1100 * time.Millisecond: 2,
		60 * time.Second: 60, 60*time.Second + time.Millisecond: 60, 59500 * time.Millisecond: 60,
	} {
		if got := seconds(d); got != want {
			t.Errorf("%v is told as %d s", d, got)
		}
	}
}

func TestAnEventIsSeenOnceWhileItIsRemembered(t *testing.T) {
	s := newSeen(2)
	for i, c := range []struct {
		id   string
		want bool
	}{{"a", true}, {"a", false}, {"b", true}, {"a", false}, {"c", true}, {"b", false}, {"a", true}} {
		if got := s.first(c.id); got != c.want {
			t.Errorf("%d: first(%q) = %v", i, c.id, got)
		}
	}
}

func TestLanesAreInOrder(t *testing.T) {
	l := newLanes()
	var turns []<-chan struct{}
	var leaves []func()
	for range 5 {
		turn, leave := l.enter("a")
		turns, leaves = append(turns, turn), append(leaves, leave)
	}
	if turn, _ := l.enter("b"); !isClosed(turn) {
		t.Error("one lane waits for another")
	}
	leaves[2]() // whoever gives up lets nobody pass those before
	for i, turn := range turns {
		if i == 2 {
			continue
		}
		if !isClosed(turn) {
			t.Fatalf("it is not the turn of %d", i)
		}
		for _, later := range turns[i+1:] {
			if isClosed(later) {
				t.Error("two at a time")
			}
		}
		leaves[i]()
	}
	if len(l.waiting) != 1 {
		t.Errorf("%d lanes are kept, want b's", len(l.waiting))
	}
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// A recorder answers every request and keeps its address.
type recorder struct{ urls []string }

func (r *recorder) RoundTrip(req *http.Request) (*http.Response, error) {
	r.urls = append(r.urls, req.URL.String()+" "+req.Host)
	return &http.Response{StatusCode: http.StatusNoContent, Body: io.NopCloser(strings.NewReader("")), Request: req}, nil
}

func TestRequestsForDiscordGoToTheConfiguredServerAndNoOthersDo(t *testing.T) {
	r := new(recorder)
	c, err := apiClient(&http.Client{Transport: r}, "http://127.0.0.1:8080/base/api/v10/", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range []string{
		"https://discord.com/api/v9/gateway",
		"https://discord.com/api/v9/webhooks/1/a%2Fb/messages/@original?wait=true",
		"https://cdn.discordapp.com/icons/1.png",
		"https://discord.com/login",
		"https://evil.example/api/v9/gateway",
	} {
		if res, err := c.Get(u); err == nil {
			res.Body.Close()
		}
	}
	want := []string{
		"http://127.0.0.1:8080/base/api/v10/gateway 127.0.0.1:8080",
		"http://127.0.0.1:8080/base/api/v10/webhooks/1/a%2Fb/messages/@original?wait=true 127.0.0.1:8080",
	}
	if !slices.Equal(r.urls, want) {
		t.Errorf("requests went to %q", r.urls)
	}
}

func TestTheLibraryIsKnownAtTheEdgeAlone(t *testing.T) {
	edge := []string{
		"gateway.go", "introduction.go", "listen.go", "decode.go", "decode_test.go", "encode.go", "command.go", "register.go", "rest.go", "surface_interaction.go", "overhead_test.go",
	}
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range f.Imports {
			if strings.Contains(i.Path.Value, "discordgo") && !slices.Contains(edge, name) {
				t.Errorf("%s imports %s", name, i.Path.Value)
			}
		}
	}
}

// A broken surface panics whenever it is to show something.
type broken struct {
	nowhere
	tried chan struct{}
}

func (s broken) show(context.Context, post) ([]place, error) {
	s.tried <- struct{}{}
	panic("broken")
}

func TestWhatBreaksOnTheWayBreaksNothingElse(t *testing.T) {
	t.Parallel()
	tried := make(chan struct{}, 8)
	r := start(t, func(ctx context.Context, q answer.Question, emit func(string)) (answer.Answer, error) {
		if q.Text == "break" {
			emit("Mayor Ito")
			<-tried
		}
		return cited(ctx, q, emit)
	})
	e := event{kind: messageEvent, id: "1", text: "break", person: "42", channel: "7", direct: true, installed: true}
	r.bot.receive(t.Context(), e, broken{nowhere{e}, tried})
	r.settled()
	r.response(t, r.Ask("en-US", "who?"), "[1]")
	if n := strings.Count(r.log.String(), "panic"); n < 2 {
		t.Errorf("the log says\n%s", r.log)
	}
}
