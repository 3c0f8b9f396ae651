package gateway

import (
	"context"
	"encoding/json"
	"sync"
)

// connect makes a connection and receives what comes until it ends, and
// returns why; established reports whether there was a session.
func (s *shard) connect(ctx context.Context) (established bool, err error) {
	c, err := s.introduced(ctx)
	defer s.settle()
	if err != nil {
		return false, err
	}
	beating, stop := context.WithCancel(ctx)
	var beats sync.WaitGroup
	beats.Go(func() { c.beat(beating, s.seq.Load) })
	defer func() {
		stop()
		c.ws.Close()
		beats.Wait()
	}()
	defer context.AfterFunc(ctx, c.goodbye)()
	for {
		p, err := c.read()
		if err != nil {
			return established, c.ended(err, s.gateway.options.Intents)
		}
		done, err := s.take(ctx, c, p)
		if err != nil {
			c.breakOff(err)
			return established, err
		}
		established = established || done
	}
}

// introduced opens a connection and asks for the session, or for a new one
// when that is allowed.
func (s *shard) introduced(ctx context.Context) (*connection, error) {
	o := s.gateway.options
	if s.session != "" {
		return s.open(ctx, opResume, resume{o.Token, s.session, s.seq.Load()})
	}
	if err := s.gateway.starts.allow(ctx); err != nil {
		return nil, err
	}
	s.pending = true
	turn, err := s.gateway.starts.turn(ctx, s.id)
	if err != nil {
		return nil, err
	}
	c, err := s.open(ctx, opIdentify, identify{o.Token, o.Intents, [2]int{s.id, s.count}, us()})
	turn.release(err == nil)
	return c, err
}

// open opens a connection and writes the first payload.
func (s *shard) open(ctx context.Context, op int, first any) (*connection, error) {
	base, err := s.base(ctx)
	if err != nil {
		return nil, err
	}
	c, err := s.gateway.open(ctx, base)
	if err != nil {
		return nil, err
	}
	if err := c.write(op, first); err != nil {
		c.ws.Close()
		return nil, err
	}
	return c, nil
}

// base returns the address to connect to: that to resume the session if it
// was not tried in vain, else the general one, which may have changed; the one
// of before serves if that cannot be asked.
// https://discord.com/developers/docs/events/gateway#handling-a-disconnect
func (s *shard) base(ctx context.Context) (string, error) {
	starts := s.gateway.starts
	if s.session != "" && s.resume != "" && s.tries == 0 {
		return s.resume, nil
	}
	if s.session != "" && s.tries > 1 {
		if _, err := starts.refresh(ctx); final(err) || ctx.Err() != nil {
			return "", err
		}
	}
	return starts.url(), nil
}

// take does what a payload asks; established reports whether it shows that
// there is a session, and an error says that the connection is of no more use.
func (s *shard) take(ctx context.Context, c *connection, p payload) (established bool, err error) {
	switch p.Op {
	case opDispatch:
		return s.receive(ctx, p)
	case opHeartbeat:
		return false, c.heartbeat(s.seq.Load())
	case opHeartbeatAck:
		c.acked.Store(true)
	case opReconnect:
		return false, errReconnect
	case opInvalidSession:
		return false, &invalidSession{resumable: string(p.Data) == "true"}
	}
	return false, nil // what is new to the protocol is for others
}

// receive hands an event on, unless it came before; established reports whether
// it did not: then the session lives.
func (s *shard) receive(ctx context.Context, p payload) (established bool, err error) {
	greets := p.Kind == "READY" || p.Kind == "RESUMED"
	if p.Kind == "READY" {
		var r ready
		if json.Unmarshal(p.Data, &r) != nil || r.Session == "" {
			return false, errPayload
		}
		s.session, s.resume = r.Session, r.Resume
		s.seq.Store(0)
	}
	// Whether RESUMED has a number of its own is not documented.
	if p.Seq != 0 && p.Seq <= s.seq.Load() && !greets {
		return false, nil
	}
	s.seq.Store(max(p.Seq, s.seq.Load()))
	if ctx.Err() == nil {
		s.queue.put(Event{Shard: s.id, Kind: p.Kind, Data: p.Data})
	}
	if greets {
		s.greeted(p.Kind == "RESUMED")
	}
	return true, nil
}

// settle notes that a session which was allowed was started, or was not.
func (s *shard) settle() {
	if s.pending {
		s.pending = false
		s.gateway.starts.settle()
	}
}

// greeted notes that the session was started, or resumed as a whole.
func (s *shard) greeted(resumed bool) {
	s.settle()
	if s.away {
		s.away = false
		s.log.Info("connected to Discord again", "resumed", resumed)
	}
	s.upOf.Do(func() { close(s.up) })
}
