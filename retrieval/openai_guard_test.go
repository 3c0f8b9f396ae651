package retrieval_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/sashabaranov/go-openai"

	"footnote/retrieval"
)

// A counted server is a real one on connections in memory, so that its time
// can be that of a synctest bubble.
type counted struct {
	client *openai.Client
	// requests counts those that came, reply answers them.
	requests atomic.Int64
	reply    http.HandlerFunc
}

func newCounted(t *testing.T, reply http.HandlerFunc) *counted {
	s := &counted{reply: reply}
	listener := &pipes{dialed: make(chan net.Conn), closed: make(chan struct{})}
	server := &http.Server{
		ReadHeaderTimeout: time.Hour,
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			s.requests.Add(1)
			if _, err := io.Copy(io.Discard, r.Body); err == nil {
				s.reply(w, r)
			}
		}),
	}
	go server.Serve(listener)
	transport := &http.Transport{DialContext: listener.dial}
	t.Cleanup(func() {
		transport.CloseIdleConnections()
		server.Close()
	})
	s.client = retrieval.NewServerClient("http://models.example/v1", "", &http.Client{Transport: transport})
	return s
}

// pipes is a listener whose connections are net.Pipe's.
type pipes struct {
	dialed chan net.Conn
	closed chan struct{}
}

func (p *pipes) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case p.dialed <- there:
		return here, nil
	case <-p.closed:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.dialed:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	close(p.closed)
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "pipes", Net: "pipe"} }

// ask embeds a text, with so many tries, and returns the error.
func (s *counted) ask(ctx context.Context, tries int) error {
	o := retrieval.OpenAIOptions{Patience: retrieval.Patience{Tries: tries}}
	_, err := retrieval.NewOpenAI(s.client, "m", o).Embed(ctx, []string{"a"})
	return err
}

// failure returns that of an error, empty for none.
func failure(err error) retrieval.Failure {
	var failed *retrieval.ServerError
	if errors.As(err, &failed) {
		return failed.Failure
	}
	return ""
}

func well(w http.ResponseWriter, _ *http.Request) {
	fmt.Fprint(w, `{"data":[{"index":0,"embedding":[1]}]}`)
}

func withStatus(status int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }
}

func cut(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }

func stall(w http.ResponseWriter, r *http.Request) {
	w.(http.Flusher).Flush()
	<-r.Context().Done()
}

// failUntilOpen asks a second apart until the server is left alone, and
// returns how many requests that took.
func failUntilOpen(t *testing.T, s *counted) int64 {
	t.Helper()
	for range 20 {
		err := s.ask(t.Context(), 1)
		if err == nil {
			t.Fatal("no failure")
		}
		if failure(err) == retrieval.FailureOpen {
			return s.requests.Load()
		}
		<-time.After(time.Second)
	}
	t.Fatal("the server is asked on and on")
	return 0
}

func TestAServerThatFailsIsLeftAloneForAWhile(t *testing.T) {
	for name, reply := range map[string]http.HandlerFunc{
		"fails": withStatus(503), "cuts": cut, "stalls": stall, "times out": withStatus(504),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newCounted(t, reply)
				if n := failUntilOpen(t, s); n < 5 || n > 7 {
					t.Errorf("left alone after %d requests", n)
				}
				before := s.requests.Load()
				began := time.Now()
				if err := s.ask(t.Context(), 5); failure(err) != retrieval.FailureOpen || !errors.Is(err, retrieval.ErrTemporary) {
					t.Errorf("got %v", err)
				}
				if _, err := s.client.ListModels(t.Context()); failure(retrieval.Classify(t.Context(), err)) != retrieval.FailureOpen {
					t.Errorf("the other users of the client got %v", err)
				}
				if s.requests.Load() != before || time.Since(began) != 0 {
					t.Errorf("%d requests in %v", s.requests.Load()-before, time.Since(began))
				}
			})
		})
	}
}

func TestASingleRequestFindsOutWhetherTheServerIsBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newCounted(t, withStatus(503))
		failUntilOpen(t, s)
		<-time.After(31 * time.Second)
		before := s.requests.Load()
		if err := s.ask(t.Context(), 5); failure(err) != retrieval.FailureServer && failure(err) != retrieval.FailureOpen {
			t.Errorf("the probe got %v", err)
		}
		if n := s.requests.Load() - before; n != 1 {
			t.Errorf("%d requests to find out", n)
		}
		<-time.After(31 * time.Second)
		in, out := make(chan struct{}), make(chan struct{})
		s.reply = func(w http.ResponseWriter, r *http.Request) {
			close(in)
			<-out
			well(w, r)
		}
		probe := make(chan error)
		go func() { probe <- s.ask(t.Context(), 1) }()
		<-in
		if err := s.ask(t.Context(), 1); failure(err) != retrieval.FailureOpen {
			t.Errorf("beside the probe: %v", err)
		}
		close(out)
		if err := <-probe; err != nil {
			t.Errorf("the probe got %v", err)
		}
		s.reply = well
		for range 3 {
			if err := s.ask(t.Context(), 1); err != nil {
				t.Errorf("after the probe: %v", err)
			}
		}
	})
}

func TestAServerThatWorksIsAsked(t *testing.T) {
	for name, reply := range map[string]http.HandlerFunc{
		"refuses":          withStatus(400),
		"refuses the key":  withStatus(401),
		"knows no model":   withStatus(404),
		"takes less":       withStatus(413),
		"limits the rate":  withStatus(429),
		"wants money":      withStatus(402),
		"replies nonsense": func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"data":7}`) },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newCounted(t, reply)
				for i := range int64(20) {
					if err := s.ask(t.Context(), 1); err == nil || s.requests.Load() != i+1 {
						t.Fatalf("%v after %d requests", err, s.requests.Load())
					}
					<-time.After(time.Second)
				}
			})
		})
	}
}

func TestWhoGoesAwaySaysNothingOfTheServer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newCounted(t, stall)
		for range 20 {
			ctx, cancel := context.WithCancel(t.Context())
			timer := time.AfterFunc(time.Second, cancel)
			if err := s.ask(ctx, 1); !errors.Is(err, context.Canceled) {
				t.Fatalf("got %v", err)
			}
			timer.Stop()
		}
		if n := s.requests.Load(); n != 20 {
			t.Errorf("%d requests", n)
		}
	})
}

func TestFailuresAmongSuccessesLeaveTheServerOpen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newCounted(t, nil)
		for i := range 60 {
			s.reply = withStatus(503)
			if i%4 == 0 {
				s.reply = well
			}
			if err := s.ask(t.Context(), 1); failure(err) == retrieval.FailureOpen {
				t.Fatalf("left alone after %d requests", i)
			}
			<-time.After(2 * time.Second)
		}
	})
}

// stream asks for a chat, reads one piece of it, and goes.
func (s *counted) stream(ctx context.Context) error {
	ctx, cancel := context.WithTimeoutCause(ctx, time.Minute, &retrieval.ServerError{Failure: retrieval.FailureTime})
	defer cancel()
	stream, err := s.client.CreateChatCompletionStream(ctx, openai.ChatCompletionRequest{Model: "m", Stream: true})
	if err != nil {
		return retrieval.Classify(ctx, err)
	}
	defer stream.Close()
	if _, err := stream.Recv(); err != nil {
		return retrieval.Classify(ctx, err)
	}
	cancel() // As one does who has enough.
	return nil
}

func TestAStreamThatCameIsASuccessAndOneThatStallsAFailure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newCounted(t, nil)
		chunk := func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n")
			stall(w, r)
		}
		for i := range 20 {
			if s.reply = withStatus(503); i%4 == 0 {
				s.reply = chunk
			}
			if err := s.stream(t.Context()); failure(err) == retrieval.FailureOpen {
				t.Fatalf("left alone after %d requests", i)
			}
			<-time.After(2 * time.Second)
		}
		s.reply = stall
		for range 6 {
			_ = s.stream(t.Context())
		}
		if err := s.stream(t.Context()); failure(err) != retrieval.FailureOpen {
			t.Errorf("after stalls: %v", err)
		}
	})
}

func TestRetriesAreAFractionOfTheRequests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newCounted(t, withStatus(429))
		const asked = 200
		for range asked {
			if err := s.ask(t.Context(), 5); failure(err) != retrieval.FailureRate {
				t.Fatal(err)
			}
		}
		if n := s.requests.Load() - asked; n < asked/10 || n > asked/4+20 {
			t.Errorf("%d retries for %d requests", n, asked)
		}
		<-time.After(2 * time.Minute)
		before := s.requests.Load()
		_ = s.ask(t.Context(), 5)
		if n := s.requests.Load() - before; n != 5 {
			t.Errorf("%d tries after a rest, want 5", n)
		}
	})
}

func TestToWaitAsLongAsAServerAsksIsAlwaysRight(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newCounted(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusTooManyRequests)
		})
		for range 50 {
			_ = s.ask(t.Context(), 5)
		}
		if n := s.requests.Load(); n != 250 {
			t.Errorf("%d requests, want 250", n)
		}
	})
}

func TestNoRequestIsWithoutADeadline(t *testing.T) {
	for name, reply := range map[string]http.HandlerFunc{
		"before the header": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"after it":          stall,
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newCounted(t, reply)
				began := time.Now()
				_, err := s.client.ListModels(context.Background())
				if failure(retrieval.Classify(t.Context(), err)) != retrieval.FailureTime || time.Since(began) > 15*time.Minute {
					t.Errorf("got %v after %v", err, time.Since(began))
				}
			})
		})
	}
}
