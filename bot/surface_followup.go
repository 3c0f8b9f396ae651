package bot

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"time"

	"footnote/bot/pace"
)

// A message after the response has no nonce: one whose answer was lost is
// looked for before it is sent again, addTries times at most, with pauses that
// double: 19 seconds in all. Where that cannot be told, it is rather shown twice
// than not.
const (
	addTries = 7
	addPause = 300 * time.Millisecond
)

// add adds a message to the response.
func (s *interactionSurface) add(ctx context.Context, p post) (sent, error) {
	b := bodyOf(p)
	if s.how.private {
		b.private()
	}
	for n := 1; ; n++ {
		var m sent
		lost, err := s.rest.attempt(ctx, http.MethodPost, s.webhook()+"?wait=true", b, &m)
		if err == nil || !lost || refused(err) || n == addTries {
			return m, err
		}
		if m, found := s.look(ctx); found {
			return m, nil
		}
		if pace.Sleep(ctx, addPause<<(n-1)) != nil {
			return sent{}, err
		}
	}
}

// look looks in the channel for a message of the response that is not known.
func (s *interactionSurface) look(ctx context.Context) (m sent, found bool) {
	if s.how.private || !s.installed || len(s.known) == 0 {
		return sent{}, false
	}
	path := "channels/" + s.channel + "/messages?limit=100&after=" + s.known[len(s.known)-1]
	var list []json.RawMessage
	if err := s.rest.do(pace.Repeatable(ctx), http.MethodGet, path, nil, &list); err != nil {
		return sent{}, false
	}
	for _, data := range list {
		var one struct {
			sent
			Of struct {
				ID string `json:"id"`
			} `json:"interaction_metadata"`
		}
		if json.Unmarshal(data, &one) == nil && one.Of.ID == s.id && !slices.Contains(s.known, one.ID) {
			return one.sent, true
		}
	}
	return sent{}, false
}
