package bot

import (
	"context"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"
)

// A road carries connections to an address, until it is blocked: then nothing
// more comes through those that are open, and nobody learns of it.
type road struct {
	net.Listener
	to string

	mu      sync.Mutex
	blocked chan struct{}
}

func newRoad(t *testing.T, to string) *road {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	r := &road{Listener: l, to: to, blocked: make(chan struct{})}
	go r.serve()
	return r
}

func (r *road) serve() {
	for {
		from, err := r.Accept()
		if err != nil {
			return
		}
		to, err := net.Dial("tcp", r.to)
		if err != nil {
			from.Close()
			continue
		}
		r.mu.Lock()
		blocked := r.blocked
		r.mu.Unlock()
		go carry(to, from, blocked)
		go carry(from, to, blocked)
	}
}

func carry(to, from net.Conn, blocked <-chan struct{}) {
	data := make([]byte, 32<<10)
	for {
		n, err := from.Read(data)
		select {
		case <-blocked:
			_, _ = io.Copy(io.Discard, from)
		default:
		}
		if err != nil {
			to.Close()
			return
		}
		if _, err := to.Write(data[:n]); err != nil {
			return
		}
	}
}

func (r *road) block() {
	r.mu.Lock()
	defer r.mu.Unlock()
	close(r.blocked)
	r.blocked = make(chan struct{})
}

func TestAConnectionThatNothingComesThroughIsLeft(t *testing.T) {
	t.Parallel()
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.Proto) }))
	s.EnableHTTP2 = true
	s.StartTLS()
	t.Cleanup(s.Close)
	way := newRoad(t, s.Listener.Addr().String())
	own := ownTransport(100*time.Millisecond, 100*time.Millisecond)
	own.TLSClientConfig = &tls.Config{RootCAs: s.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs, ServerName: "example.com"}
	t.Cleanup(own.CloseIdleConnections)
	get := func() (string, error) {
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		defer cancel()
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://"+way.Addr().String(), nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := own.RoundTrip(r)
		if err != nil {
			return "", err
		}
		defer response.Body.Close()
		data, err := io.ReadAll(response.Body)
		return string(data), err
	}
	if said, err := get(); err != nil || said != "HTTP/2.0" {
		t.Fatalf("%q, %v", said, err)
	}
	way.block()
	var err error
	for range 20 {
		if _, err = get(); err == nil {
			return
		}
	}
	t.Errorf("it never came through again: %v", err)
}
