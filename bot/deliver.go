package bot

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"time"

	"footnote/bot/pace"
	"footnote/internal/message"
)

// editPace is the least time between two edits of one message on the way:
// Discord allows about five in five seconds, and people read no faster.
const editPace = 1200 * time.Millisecond

// editWithin is how long an edit on the way may take. The whole answer, should it
// come meanwhile, has to wait for it.
const editWithin = 10 * time.Second

// receive answers an event in a goroutine of its own, and returns at once.
func (b *Bot) receive(ctx context.Context, e event, s surface) {
	r, known := b.table[path{e.kind, e.name}]
	if !known || !b.seen.first(e.id) || !b.inFlight.begin() {
		return
	}
	lane := e.id // commands wait for nobody
	if e.kind == messageEvent {
		lane = e.channel + "/" + e.person
	}
	turn, leave := b.lanes.enter(lane)
	unberth, full := func() {}, error(nil)
	if r.question {
		unberth, full = b.berths.Take(e.person)
	}
	work := ctx
	ctx, cancel := context.WithCancelCause(ctx)
	b.answering.add(e.id, cancel)
	go func() {
		defer b.inFlight.end()
		defer func() {
			if b.answering.remove(e.id) {
				b.takeAlong(work, e.id)
			}
		}()
		defer cancel(nil)
		defer leave()
		defer unberth()
		b.deliver(ctx, e, s, r, turn, full)
	}()
}

// deliver acknowledges an event, answers it in its turn and shows the reply,
// unless it is full: there was no berth for it.
func (b *Bot) deliver(ctx context.Context, e event, s surface, r route, turn <-chan struct{}, full error) {
	defer func() {
		if p := recover(); p != nil {
			b.logger(e).Error("panic while showing an answer", "panic", panicked(p), "stack", string(debug.Stack()))
		}
	}()
	defer s.end()
	if why, is := b.isShut(e); is {
		b.tellShut(ctx, e, why)
		return
	}
	if refusal := b.admit(ctx, e, r, full); refusal != nil {
		b.refuse(ctx, e, s, *refusal)
		return
	}
	if r.later == nil {
		b.atOnce(ctx, e, s, b.work(ctx, e, s, r))
		return
	}
	how := r.later(e)
	if !b.acknowledge(ctx, e, s, how) {
		return
	}
	select {
	case <-turn:
	case <-ctx.Done():
	}
	out := b.work(ctx, e, s, r)
	out.apart = how.update && !out.update
	b.finish(ctx, e, s, out)
}

// work makes the reply, and shows what comes on the way.
func (b *Bot) work(ctx context.Context, e event, s surface, r route) reply {
	if r.question {
		leave, err := b.queue.Enter(ctx, cmp.Or(e.server, e.channel), e.person)
		if err != nil {
			return b.failed(ctx, e, err)
		}
		defer leave()
	}
	p := newPacer(editPace, b.onTheWay(ctx, e, s))
	defer p.stop()
	return b.recovered(r.handle)(ctx, e, p.emit)
}

// onTheWay returns what shows the text of an answer that is still coming, until
// Discord will not have it.
func (b *Bot) onTheWay(ctx context.Context, e event, s surface) func(text string) {
	var ended bool
	asked := echo(e, e.question())
	return func(text string) {
		defer func() { // nobody else does in this goroutine
			if p := recover(); p != nil {
				ended = true
				b.logger(e).Error("panic while an answer shows on its way", "panic", panicked(p), "stack", string(debug.Stack()))
			}
		}()
		content := preliminary(asked, text)
		if content == "" || ended {
			return
		}
		ctx, cancel := context.WithTimeout(ctx, editWithin)
		defer cancel()
		if _, err := s.show(ctx, post{content: content}); err != nil {
			ended = refused(err) && !limited(err)
			b.logger(e).Info("the answer does not show on its way", "err", err)
		}
	}
}

// acknowledgeWithin is longer than the three seconds after which Discord itself
// tells that nobody acknowledged an interaction.
const acknowledgeWithin = 5 * time.Second

// acknowledge reports whether there is anything left to do.
func (b *Bot) acknowledge(ctx context.Context, e event, s surface, how acknowledgement) bool {
	soon, cancel := context.WithTimeout(ctx, acknowledgeWithin)
	defer cancel()
	err := s.acknowledge(soon, how)
	switch {
	case errors.Is(err, errAnswered):
		b.logger(e).Info("event not answered", "err", err)
	case err != nil:
		b.logger(e).Error("acknowledge", "err", err)
	}
	return err == nil
}

// atOnce shows a reply to an event that was not acknowledged.
func (b *Bot) atOnce(ctx context.Context, e event, s surface, out reply) {
	if b.acknowledge(ctx, e, s, acknowledgement{private: out.private, update: out.update}) {
		b.finish(ctx, e, s, out)
	}
}

// showWithin bounds how long a reply takes to be shown, waits for Discord's
// limits included.
const showWithin = 2 * time.Minute

// finish shows a reply, even if the bot is stopping. One whose question was
// deleted is taken back.
func (b *Bot) finish(ended context.Context, e event, s surface, out reply) {
	within := showWithin
	if errors.Is(context.Cause(ended), errStopping) {
		within = b.telling
	}
	ctx, cancel := context.WithTimeout(pace.Patient(context.WithoutCancel(ended)), within)
	defer cancel()
	if out.form != nil || out.choices != nil {
		if err := s.offer(ctx, out); err != nil && !errors.Is(err, errAnswered) {
			b.logger(e).Warn("offer a form or choices", "err", err)
		}
		return
	}
	var places []place
	if !gone(ended) {
		places = b.post(ctx, e, s, out)
	}
	if gone(ended) {
		b.takeBack(ctx, e, s, places)
		return
	}
	shown := out.shown
	if shown == nil && e.kind == messageEvent { // whatever it is, it goes with the question
		shown = b.recorder(e, &told{id: e.id, channel: e.channel, person: e.person, language: b.language(e)})
	}
	if shown != nil && len(places) > 0 {
		shown(places)
	}
}

// gone reports whether the question was deleted.
func gone(ended context.Context) bool { return errors.Is(context.Cause(ended), errDeleted) }

// takeBack removes the answer to a question that was deleted meanwhile.
func (b *Bot) takeBack(ctx context.Context, e event, s surface, places []place) {
	err := s.withdraw(ctx)
	for i, at := range places {
		if i > 0 {
			err = errors.Join(err, b.rest.remove(ctx, at))
		}
	}
	if err != nil {
		b.logger(e).Warn("take back the answer to a deleted question", "err", err)
	}
}

// post shows the posts of a reply, and returns where they are.
func (b *Bot) post(ctx context.Context, e event, s surface, out reply) []place {
	show := s.show
	if out.apart {
		show = s.follow
	}
	var places []place
	for _, p := range out.posts {
		at, err := show(ctx, p)
		places = append(places, at...)
		if err != nil {
			b.unshown(ctx, e, err)
			if len(places) > 0 {
				show = s.follow
			}
			return append(places, b.excuse(ctx, e, out, show, err)...)
		}
		show = s.follow
	}
	return places
}

// excuse tells by show that there is an answer which Discord does not take: one
// with a link that it thinks harmful, say. Else the bot would seem to be thinking.
func (b *Bot) excuse(ctx context.Context, e event, out reply, show func(context.Context, post) ([]place, error), why error) []place {
	replaced := out.update && !out.apart // what was there before is better
	if replaced || !refused(why) || limited(why) || nobodyThere(why) || notAllowed(why) {
		return nil
	}
	places, err := show(ctx, post{content: message.BotFailed.In(b.language(e))})
	if err != nil {
		b.logger(e).Info("tell that the answer does not show", "err", err)
	}
	return places
}

// unshown logs why a reply is not shown. Where the bot may not write, whoever
// asked is told so.
func (b *Bot) unshown(ctx context.Context, e event, err error) {
	if nobodyThere(err) {
		b.logger(e).Info("nobody waits for the answer any more", "err", err)
		return
	}
	b.logger(e).Error("show the answer", "err", err)
	if e.kind == messageEvent && !e.direct && notAllowed(err) {
		b.shutOut(ctx, e, err)
	}
}

// logger returns the log for what happens to an event, which it names.
func (b *Bot) logger(e event) *slog.Logger { return b.log.With("event", b.hidden(e.id)) }
