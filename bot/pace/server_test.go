package pace_test

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"footnote/bot/pace"
)

func TestARealServerThatFailsIsAnsweredInTheEnd(t *testing.T) {
	var tries atomic.Int64
	var once sync.Once
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		tries.Add(1)
		body, _ := io.ReadAll(r.Body)
		hang := false
		once.Do(func() { hang = true })
		switch {
		case hang:
			conn, _, err := w.(http.Hijacker).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			_ = conn.Close()
		case tries.Load() == 2:
			w.WriteHeader(http.StatusBadGateway)
		case tries.Load() == 3:
			w.Header().Set("X-RateLimit-Scope", "user")
			w.WriteHeader(http.StatusTooManyRequests)
			_, _ = io.WriteString(w, `{"message":"slow","retry_after":0.05,"global":false}`)
		default:
			_, _ = w.Write(body)
		}
	}))
	defer server.Close()
	var log strings.Builder
	client := &http.Client{Transport: pace.New(pace.Options{
		Next: server.Client().Transport, Logger: slog.New(slog.NewTextHandler(&log, nil)),
	})}

	r, err := http.NewRequestWithContext(pace.Repeatable(t.Context()), http.MethodPost,
		server.URL+"/api/v10/webhooks/9/secret", strings.NewReader("question"))
	if err != nil {
		t.Fatal(err)
	}
	response, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if text, _ := io.ReadAll(response.Body); string(text) != "question" || tries.Load() != 4 {
		t.Errorf("%q after %d tries", text, tries.Load())
	}
	if strings.Contains(log.String(), "secret") || !strings.Contains(log.String(), "rate limited") {
		t.Errorf("the log says %s", log.String())
	}

	server.Close()
	r = r.Clone(t.Context())
	r.Method, r.Body, r.GetBody = http.MethodPost, io.NopCloser(strings.NewReader("")), nil
	gone, err := client.Do(r)
	if err == nil {
		gone.Body.Close()
	}
	if err == nil || errors.Is(err, io.EOF) {
		t.Errorf("a server that is gone: %v", err)
	}
}
