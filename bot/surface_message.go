package bot

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"footnote/bot/pace"
)

// typingEvery renews the typing indicator, which fades after ten seconds.
const typingEvery = 8 * time.Second

// A messageSurface is the reply to a message.
type messageSurface struct {
	rest    *rest
	channel string
	// question is the message that is replied to, empty for none.
	question string
	// nonce tells the messages of this reply from all others.
	nonce string
	// reply is the ID of the first message shown.
	reply      string
	sent       int
	stopTyping context.CancelFunc
}

var _ surface = (*messageSurface)(nil)

// acknowledge shows that the bot is typing, until its reply shows.
func (s *messageSurface) acknowledge(ctx context.Context, how acknowledgement) error {
	if !how.deferred {
		return nil
	}
	ctx, s.stopTyping = context.WithCancel(context.WithoutCancel(ctx))
	go func() {
		again := time.NewTicker(typingEvery)
		defer again.Stop()
		for {
			// Typing is a courtesy: if it fails the reply still comes.
			_ = s.rest.do(ctx, http.MethodPost, "channels/"+s.channel+"/typing", nil, nil)
			select {
			case <-ctx.Done():
				return
			case <-again.C:
			}
		}
	}()
	return nil
}

func (s *messageSurface) show(ctx context.Context, p post) (place, error) {
	if s.stopTyping != nil {
		s.stopTyping()
	}
	if s.reply == "" {
		at, err := s.send(ctx, p, s.question)
		s.reply = at.message
		return at, err
	}
	var m sent
	err := s.rest.do(ctx, http.MethodPatch, "channels/"+s.channel+"/messages/"+s.reply, bodyOf(p), &m)
	return m.place(), err
}

func (s *messageSurface) follow(ctx context.Context, p post) (place, error) {
	return s.send(ctx, p, "")
}

// offer has nothing to offer: nobody asks for a form in a message.
func (s *messageSurface) offer(context.Context, reply) error { return nil }

func (s *messageSurface) withdraw(ctx context.Context) error {
	if s.stopTyping != nil {
		s.stopTyping()
	}
	if s.reply == "" {
		return nil
	}
	return s.rest.remove(ctx, place{s.channel, s.reply})
}

// send writes a message, in reply to another one if that is not "".
func (s *messageSurface) send(ctx context.Context, p post, to string) (place, error) {
	b := bodyOf(p)
	if to != "" {
		b.Reference = &reference{Message: to}
	}
	s.sent++
	// A nonce has at most 25 characters; a snowflake has 20 at most.
	b.Nonce, b.EnforceNonce = s.nonce+"."+strconv.Itoa(s.sent), true
	var m sent
	err := s.rest.do(pace.Repeatable(ctx), http.MethodPost, "channels/"+s.channel+"/messages", b, &m)
	if err != nil {
		return place{}, err
	}
	at := m.place()
	for _, rest := range m.plainly(p) {
		if _, err := s.send(ctx, rest, ""); err != nil {
			return at, err
		}
	}
	return at, nil
}

// remove deletes a message of the bot.
func (r *rest) remove(ctx context.Context, at place) error {
	err := r.do(ctx, http.MethodDelete, "channels/"+at.channel+"/messages/"+at.message, nil, nil)
	if coded(err, codeUnknownMessage) {
		return nil
	}
	return err
}

// direct returns the channel of a person's direct messages.
func (r *rest) direct(ctx context.Context, person string) (string, error) {
	var c struct {
		ID string `json:"id"`
	}
	err := r.do(ctx, http.MethodPost, "users/@me/channels", map[string]string{"recipient_id": person}, &c)
	return c.ID, err
}
