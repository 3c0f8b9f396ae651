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
	reply string
	// lost: the first message may be there, and its ID is not known.
	lost bool
	// more is how many messages were added to the first.
	more       int
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
			// Typing is a courtesy: if it fails the reply still comes. Discord bans
			// whoever is refused too often.
			err := s.rest.do(ctx, http.MethodPost, "channels/"+s.channel+"/typing", nil, nil)
			if refused(err) && !limited(err) {
				return
			}
			select {
			case <-ctx.Done():
				return
			case <-again.C:
			}
		}
	}()
	return nil
}

func (s *messageSurface) end() {
	if s.stopTyping != nil {
		s.stopTyping()
	}
}

func (s *messageSurface) show(ctx context.Context, p post) ([]place, error) {
	s.end()
	if s.reply == "" {
		return legibly(ctx, p, s.first, s.follow)
	}
	return legibly(ctx, p, s.edit, s.follow)
}

func (s *messageSurface) follow(ctx context.Context, p post) ([]place, error) {
	return legibly(ctx, p, s.add, s.follow)
}

// offer has nothing to offer: nobody asks for a form in a message.
func (s *messageSurface) offer(context.Context, reply) error { return nil }

func (s *messageSurface) withdraw(ctx context.Context) error {
	s.end()
	if s.reply == "" && s.lost { // by its nonce this is the message of before
		m, _, err := s.send(ctx, post{content: "…"}, 0)
		if err != nil {
			return err
		}
		s.reply = m.ID
	}
	if s.reply == "" {
		return nil
	}
	return s.rest.remove(ctx, place{s.channel, s.reply})
}

// first writes the first message.
func (s *messageSurface) first(ctx context.Context, p post) (sent, error) {
	m, lost, err := s.send(ctx, p, 0)
	if coded(err, codeNoHistory) { // it may not reply: then it just says so
		s.question = ""
		m, lost, err = s.send(ctx, p, 0)
	}
	if err != nil {
		s.lost = s.lost || lost && !refused(err)
		return m, err
	}
	if s.reply = m.ID; s.lost { // by its nonce that is the message of before
		return s.edit(ctx, p)
	}
	return m, nil
}

func (s *messageSurface) edit(ctx context.Context, p post) (m sent, err error) {
	err = s.rest.do(ctx, http.MethodPatch, "channels/"+s.channel+"/messages/"+s.reply, bodyOf(p), &m)
	return m, err
}

func (s *messageSurface) add(ctx context.Context, p post) (sent, error) {
	s.more++
	m, _, err := s.send(ctx, p, s.more)
	return m, err
}

// send writes the n-th message, the first of which, 0, is the reply.
func (s *messageSurface) send(ctx context.Context, p post, n int) (m sent, lost bool, err error) {
	b := bodyOf(p)
	if n == 0 && s.question != "" {
		b.Reference = &reference{Message: s.question}
	}
	// A nonce has at most 25 characters; a snowflake has 20 at most.
	b.Nonce, b.EnforceNonce = s.nonce+"."+strconv.Itoa(n), true
	lost, err = s.rest.attempt(pace.Repeatable(ctx), http.MethodPost, "channels/"+s.channel+"/messages", b, &m)
	return m, lost, err
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
	err := r.do(pace.Repeatable(ctx), http.MethodPost, "users/@me/channels", map[string]string{"recipient_id": person}, &c)
	return c.ID, err
}
