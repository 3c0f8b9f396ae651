package discordtest

import (
	"context"
	"sync"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

// maxUnread is how many payloads may wait for a bot that does not read them;
// then it is dropped, and gets them when it resumes.
const maxUnread = 4096

// A connection is one websocket. What is sent is written in order by a
// goroutine of its own, so that a slow bot keeps nobody waiting.
type connection struct {
	ws *websocket.Conn
	// quit ends the goroutine that writes, but not a write: that would break
	// off the close frame too.
	quit chan struct{}
	// session is the one that the bot has here, if any; Server.mu guards it.
	session *session
	// resuming: it was made to the address for that.
	resuming bool

	mu   sync.Mutex
	out  []payload
	wake chan struct{}
	// closed: nothing more is written.
	closed bool
}

func newConnection(ctx context.Context, ws *websocket.Conn) *connection {
	c := &connection{ws: ws, quit: make(chan struct{}), wake: make(chan struct{}, 1)}
	go c.write(ctx)
	return c
}

// send lets p be written after all that was sent before; it does not wait.
func (c *connection) send(p payload) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return
	}
	if len(c.out) == maxUnread {
		c.closed, c.out = true, nil
		go func() { _ = c.ws.CloseNow() }()
		return
	}
	c.out = append(c.out, p)
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

// write writes until the connection ends; all writes end with ctx.
func (c *connection) write(ctx context.Context) {
	for {
		select {
		case <-c.quit:
			return
		case <-c.wake:
		}
		c.mu.Lock()
		out := c.out
		c.out = nil
		c.mu.Unlock()
		for _, p := range out {
			if c.ended() || wsjson.Write(ctx, c.ws, p) != nil {
				return // the reader notices too
			}
		}
	}
}

// close closes the connection with a code; what was not written yet is not.
func (c *connection) close(code int) {
	c.mu.Lock()
	again := c.closed
	c.closed, c.out = true, nil
	c.mu.Unlock()
	if !again {
		// It waits for the bot's answer, which may be gone.
		go func() { _ = c.ws.Close(websocket.StatusCode(code), "") }()
	}
}

func (c *connection) ended() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.closed
}

// end gives up the connection, unless it is being closed with a code.
func (c *connection) end() {
	if !c.ended() {
		_ = c.ws.CloseNow()
	}
	close(c.quit)
}
