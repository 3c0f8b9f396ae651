package pace

import (
	"context"
	"net/http"
	"time"
)

// A call is a request on its way, through all its tries.
type call struct {
	t       *Transport
	request *http.Request
	route   route
	// number is that of the request among all: who came first goes first.
	number uint64
	// bucket is the one that the current try counts in, nil for none.
	bucket *bucket
	// tries were made; refusals and failures are how they ended.
	tries, refusals, failures int
}

// enter waits until the request may be made.
func (c *call) enter() error {
	if err := c.waitForBucket(); err != nil {
		return err
	}
	err := c.waitForAll()
	ctx := c.request.Context()
	if err == nil && ctx.Err() != nil {
		err = context.Cause(ctx)
	}
	c.t.mu.Lock()
	defer c.t.mu.Unlock()
	now := time.Now()
	if err == nil && c.t.invalid.full(now) {
		err = ErrInvalid
	}
	if err != nil {
		c.leave(now)
	}
	return err
}

func (c *call) waitForBucket() error {
	if c.route.callback {
		return nil
	}
	c.t.mu.Lock()
	now := time.Now()
	b := c.t.table.find(c.route, now)
	if b == nil {
		c.t.mu.Unlock()
		return nil
	}
	place, err := b.join(c.request.Context(), c.number, now)
	c.t.mu.Unlock()
	if err == nil {
		err = b.await(c.request.Context(), place)
	}
	if err == nil {
		c.bucket = b
	}
	return err
}

func (c *call) waitForAll() error {
	if c.route.exempt {
		return nil
	}
	c.t.mu.Lock()
	place, err := c.t.global.join(c.request.Context(), c.number, time.Now())
	c.t.mu.Unlock()
	if err != nil {
		return err
	}
	return c.t.global.await(c.request.Context(), place)
}

// leave gives the place in the bucket back. It needs the lock.
func (c *call) leave(now time.Time) {
	if c.bucket != nil {
		c.bucket.underWay--
		c.bucket.admit(now)
		c.bucket = nil
	}
}

// settle takes over what a try tells, and reports whether to try again, and
// after how long. Response and err are those of the try.
func (c *call) settle(response *http.Response, err error) (wait time.Duration, again bool) {
	if response != nil && response.StatusCode == http.StatusTooManyRequests {
		return c.refused(response)
	}
	c.t.mu.Lock()
	now := time.Now()
	c.learn(response, now)
	c.leave(now)
	warn := response != nil && (response.StatusCode == http.StatusUnauthorized || response.StatusCode == http.StatusForbidden) &&
		c.t.invalid.count(now)
	c.t.mu.Unlock()
	c.warn(warn)
	return c.failed(response, err, now)
}

// learn takes over the limits that a response tells. It needs the lock.
func (c *call) learn(response *http.Response, now time.Time) {
	if response != nil && !c.route.callback {
		if l, ok := readLimits(response.Header, now); ok {
			c.t.table.learn(c.route, l, now)
			return
		}
	}
	if c.bucket != nil {
		c.bucket.lost()
	}
}

// warn tells the operator that many requests are invalid, if asked to.
func (c *call) warn(yes bool) {
	if yes {
		c.t.log.Warn("many requests are refused with 401, 403 or 429; Discord bans addresses for too many",
			"in_ten_minutes", warnInvalid, "banned_at", maxInvalid, "last", c.route.name)
	}
}

// refused takes over a refusal with status 429.
func (c *call) refused(response *http.Response) (wait time.Duration, again bool) {
	r := readRefusal(response, time.Now())
	wait = r.wait(c.refusals)
	c.refusals++
	c.t.mu.Lock()
	now := time.Now()
	c.learn(response, now)
	own := c.block(r, now, wait)
	c.leave(now)
	warn := !r.shared && c.t.invalid.count(now)
	c.t.mu.Unlock()
	c.warn(warn)
	again = rewindable(c.request) && !tooLate(c.request.Context(), now, wait)
	c.t.log.Info("rate limited", "route", c.route.name, "wait_ms", wait.Milliseconds(),
		"global", r.everywhere, "shared", r.shared, "again", again)
	if !own {
		wait = 0
	}
	return wait, again
}

// block makes those wait whom a refusal concerns, and reports whether that
// leaves out the one that was refused. It needs the lock.
func (c *call) block(r refusal, now time.Time, wait time.Duration) (own bool) {
	switch {
	case r.everywhere:
		c.t.global.pause(now, wait)
		return c.route.exempt
	case r.single || c.route.callback:
		return true
	}
	c.t.table.block(c.route, now, wait)
	return false
}

// failed reports whether to try again after what was no refusal.
func (c *call) failed(response *http.Response, err error, now time.Time) (wait time.Duration, again bool) {
	ctx := c.request.Context()
	switch {
	case ctx.Err() != nil || !rewindable(c.request):
		return 0, false
	case err != nil && (!broken(err) || !harmless(c.request) && !Unsent(err)):
		return 0, false
	case err == nil && (!failed(response.StatusCode) || !harmless(c.request)):
		return 0, false
	}
	c.failures++
	if c.exhausted() {
		return 0, false
	}
	wait = backoff(c.failures)
	if err == nil {
		after := retryAfter(response.Header, now)
		wait = max(wait, after)
	}
	return wait, !tooLate(ctx, now, wait)
}
