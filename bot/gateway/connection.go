package gateway

import (
	"context"
	"encoding/json"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

const (
	// openWithin is how long a connection may take until the gateway greets.
	openWithin = 30 * time.Second
	// writeWithin is how long a payload may take to be written.
	writeWithin = 10 * time.Second
	// goodbyeWithin is how long closing may take, and peerWithin how long the
	// gateway may take to answer that.
	goodbyeWithin = 2 * time.Second
	peerWithin    = 1500 * time.Millisecond
	// maxPayload is far more bytes than READY has for the largest shard.
	maxPayload = 64 << 20
)

// closeToResume is a close code after which the session can be resumed: any
// but 1000 and 1001.
// https://discord.com/developers/docs/events/gateway#initiating-a-disconnect
const closeToResume = 4000

// A connection is one websocket, from the greeting on.
type connection struct {
	ws       *websocket.Conn
	interval time.Duration
	writing  sync.Mutex
	// acked: the last heartbeat was acknowledged.
	acked atomic.Bool
	// reason is why this side broke the connection off.
	reason atomic.Pointer[error]
}

// open connects and reads the greeting.
func (g *Gateway) open(ctx context.Context, base string) (*connection, error) {
	to, err := address(base)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, openWithin)
	defer cancel()
	ws, response, err := g.dialer.DialContext(ctx, to, nil)
	if err != nil && response != nil {
		return nil, fmt.Errorf("gateway answers HTTP %d", response.StatusCode)
	}
	if err != nil {
		return nil, err
	}
	defer context.AfterFunc(ctx, func() { ws.Close() })()
	ws.SetReadLimit(maxPayload)
	c := &connection{ws: ws}
	c.acked.Store(true)
	p, err := c.read()
	if err == nil && p.Op == opReconnect {
		err = errReconnect
	}
	var greeting hello
	if err == nil && (p.Op != opHello || json.Unmarshal(p.Data, &greeting) != nil || greeting.Interval <= 0) {
		err = errHello
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		ws.Close()
		return nil, ending(err, g.options.Intents)
	}
	c.interval = time.Duration(greeting.Interval) * time.Millisecond
	return c, nil
}

func (c *connection) read() (payload, error) {
	_, data, err := c.ws.ReadMessage()
	if err != nil {
		return payload{}, err
	}
	var p payload
	if json.Unmarshal(data, &p) != nil {
		return payload{}, errPayload
	}
	return p, nil
}

func (c *connection) write(op int, data any) error {
	c.writing.Lock()
	defer c.writing.Unlock()
	if err := c.ws.SetWriteDeadline(time.Now().Add(writeWithin)); err != nil {
		return err
	}
	return c.ws.WriteJSON(command{op, data})
}

// heartbeat tells the number of the last event, null if there was none.
// https://discord.com/developers/docs/events/gateway-events#heartbeat
func (c *connection) heartbeat(seq int64) error {
	if seq == 0 {
		return c.write(opHeartbeat, nil)
	}
	return c.write(opHeartbeat, seq)
}

// beat sends heartbeats until ctx ends, and breaks the connection off if one
// is not acknowledged before the next.
// https://discord.com/developers/docs/events/gateway#sending-heartbeats
func (c *connection) beat(ctx context.Context, seq func() int64) {
	timer := time.NewTimer(between(0, c.interval))
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		if !c.acked.Swap(false) {
			c.breakOff(errZombie)
			return
		}
		if err := c.heartbeat(seq()); err != nil {
			c.breakOff(err)
			return
		}
		timer.Reset(c.interval)
	}
}

// breakOff ends the connection at once; the session can be resumed.
func (c *connection) breakOff(reason error) {
	c.reason.CompareAndSwap(nil, &reason)
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(closeToResume, ""), time.Now().Add(time.Second))
	c.ws.Close()
}

// goodbye ends the connection and the session: what is read then ends soon.
func (c *connection) goodbye() {
	now := time.Now()
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), now.Add(peerWithin))
	_ = c.ws.SetReadDeadline(now.Add(peerWithin))
}

// ended returns why the connection ended whose reader failed with err.
func (c *connection) ended(err error, intents int) error {
	if reason := c.reason.Load(); reason != nil {
		return *reason
	}
	return ending(err, intents)
}
