package pace

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"time"
)

// maxRefusal bounds what is read of a refusal's body, in bytes.
const maxRefusal = 64 << 10

// A refusal is a response with status 429:
// https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit.
type refusal struct {
	// after is how long to wait; zero if it is not said.
	after time.Duration
	// everywhere: all of the bot's requests are refused, or all from its address.
	everywhere bool
	// shared: others used the limit up, which does not count against the bot.
	shared bool
	// single: the limit is of a single thing, such as edits to one old message,
	// and tells nothing of the bucket.
	single bool
}

// A refusalBody is the body of a refusal in Discord's form. An address that is
// banned gets a page for people instead.
type refusalBody struct {
	Message    string   `json:"message"`
	RetryAfter *float64 `json:"retry_after"`
	Global     bool     `json:"global"`
	Code       int      `json:"code,omitempty"`
}

// readRefusal reads a refusal. The response's body can be read again, and is
// in Discord's form, whatever it was.
func readRefusal(response *http.Response, now time.Time) refusal {
	text, _ := io.ReadAll(io.LimitReader(response.Body, maxRefusal))
	_ = response.Body.Close()
	var body refusalBody
	inForm := json.Unmarshal(text, &body) == nil && body.RetryAfter != nil
	page := !json.Valid(text)
	scope := response.Header.Get("X-RateLimit-Scope")
	_, counted := readLimits(response.Header, now)
	r := refusal{
		everywhere: inForm && body.Global || response.Header.Get("X-RateLimit-Global") != "" ||
			scope == "global" || page && scope == "" && !counted,
		shared: scope == "shared",
		single: body.Code != 0,
	}
	r.after = retryAfter(response.Header, now)
	if inForm {
		// The body has the fraction that the header lacks.
		if exact, ok := duration(*body.RetryAfter); ok && exact > 0 {
			r.after = exact
		}
	} else {
		s := r.after.Seconds()
		text, _ = json.Marshal(refusalBody{Message: "You are being rate limited.", RetryAfter: &s, Global: r.everywhere})
		response.Header.Set("Content-Type", "application/json")
	}
	response.Body = io.NopCloser(bytes.NewReader(text))
	response.ContentLength = int64(len(text))
	response.Header.Del("Content-Length")
	return r
}

// Waits after refusals.
const (
	// leastWait doubles with each refusal in a row up to mostLeastWait, should
	// Discord say that no wait is needed and refuse all the same.
	leastWait     = 100 * time.Millisecond
	mostLeastWait = 5 * time.Second
	// waitJitter is the most that is added, so that not all come at once.
	waitJitter = 100 * time.Millisecond
)

// wait returns how long a request waits that was refused before times in a row.
func (r refusal) wait(before int) time.Duration {
	least := min(leastWait<<min(before, 10), mostLeastWait)
	return max(r.after, least) + jitter(waitJitter)
}
