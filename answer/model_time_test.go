package answer_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"footnote/answer"
	"footnote/internal/message"
	"footnote/retrieval"
)

// A script is a transport that streams pieces of a reply, each after a pause,
// and then nothing more until the client goes.
type script struct {
	pieces []string
	pause  time.Duration
	// asked counts the requests.
	asked int
}

func (s *script) RoundTrip(r *http.Request) (*http.Response, error) {
	s.asked++
	out, in := io.Pipe()
	go func() {
		for _, piece := range s.pieces {
			data, err := json.Marshal(map[string]any{"choices": []any{map[string]any{"delta": map[string]any{"content": piece}}}})
			if err != nil {
				panic(err)
			}
			select {
			case <-time.After(s.pause):
			case <-r.Context().Done():
			}
			fmt.Fprintf(in, "data: %s\n\n", data)
		}
		<-r.Context().Done()
		in.CloseWithError(r.Context().Err())
	}()
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: out, Request: r}, nil
}

func TestNobodyWaitsForAModelThatStalls(t *testing.T) {
	const begun = "Three chairmen met. [1] The fund will"
	for name, c := range map[string]struct {
		script script
		text   string
	}{
		"before the first word": {script{}, ""},
		"in a sentence":         {script{pieces: []string{"Three", " chairmen"}}, ""},
		"after a sentence":      {script{pieces: []string{begun}}, "Three chairmen met. [1]"},
		"too slow in all":       {script{pieces: append([]string{begun}, slices.Repeat([]string{" and on"}, 100)...), pause: 30 * time.Second}, "Three chairmen met. [1]"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client := retrieval.NewServerClient("http://models.example/v1", "", &http.Client{Transport: &c.script})
				got := ask(t, answer.NewModel(client, "m", answer.ModelOptions{}), answer.Question{Text: "Who?"})
				why := message.ModelTimedOut.In("en")
				switch {
				case c.text == "" && (got.err == nil || answer.Why(got.err, "en") != why):
					t.Errorf("got %+v, %v", got.answer, got.err)
				case c.text != "" && (got.answer.Text != c.text || got.answer.Notice != message.ModelCutShort.In("en", why)):
					t.Errorf("got %+v, %v", got.answer, got.err)
				}
				if c.script.asked != 1 {
					t.Errorf("asked %d times", c.script.asked)
				}
			})
		})
	}
}
