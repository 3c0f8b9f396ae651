package bot

import (
	"context"
	"strconv"
	"testing"
	"time"

	"footnote/internal/discordtest"
)

// A nowhere is a surface that shows nothing, as if it did.
type nowhere struct{ event event }

func (s nowhere) acknowledge(context.Context, acknowledgement) error { return nil }
func (s nowhere) show(context.Context, post) ([]place, error) {
	return []place{{s.event.channel, s.event.id}}, nil
}
func (s nowhere) follow(ctx context.Context, p post) ([]place, error) { return s.show(ctx, p) }
func (s nowhere) offer(context.Context, reply) error                  { return nil }
func (s nowhere) withdraw(context.Context) error                      { return nil }
func (s nowhere) end()                                                {}

func TestNothingGrowsWithoutBoundHoweverManyAsk(t *testing.T) {
	t.Parallel()
	const many = 20_000
	// That the answers which are taken back stand nowhere is no fault.
	s := discordtest.New(t, func(o *discordtest.Options) { o.Report = func(string, ...any) {} })
	r := run(t, s, options(t, s, harbour), func(b *Bot) { b.usual = Limits{Person: 1, Channel: 60, Server: 60} })
	b := r.bot
	// The ids are those of now, as records of long ago are dropped.
	first := (time.Now().UnixMilli() - 1420070400000) << 22
	for n := range many {
		id := strconv.FormatInt(first+int64(n), 10)
		e := event{
			kind: commandEvent, id: id, name: askCommand, person: "1" + id, channel: "2" + id, server: "3" + id, installed: true,
			options: map[string]string{questionOption: "who?"}, asked: time.Now(),
		}
		switch n % 5 {
		case 1:
			e.kind, e.name, e.text, e.server, e.direct = messageEvent, "", "who?", "", true
		case 2:
			e.name, e.options = searchCommand, map[string]string{queryOption: "harbour"}
		case 3:
			e.kind, e.name, e.target = targetEvent, checkCommand, &target{text: "The harbour opened."}
		case 4:
			e.kind, e.name, e.text = messageEvent, "", "who?"
		}
		b.receive(t.Context(), e, nowhere{e})
		if n%10 == 9 { // or the queue is full
			<-b.inFlight.landed()
		}
		if n%50 == 1 {
			b.deleted(t.Context(), id)
		}
	}
	<-b.inFlight.landed()
	running, waiting := b.queue.Load()
	for name, c := range map[string]struct{ n, most int }{
		"seen":          {len(b.seen.ids), maxSeen},
		"lanes":         {len(b.lanes.waiting), 0},
		"berths":        {b.berths.Taken(), 0},
		"answering":     {len(b.answering.there), 0},
		"running":       {running, 0},
		"waiting":       {waiting, 0},
		"said":          {b.memory.said.Len(), maxSaid},
		"conversations": {b.memory.latest.Len(), maxConversations},
		"removed":       {b.memory.removed.Len(), maxRemoved},
		"answers":       {b.answers.Len(), maxAnswers},
		"shown in":      {b.shownIn.Len(), 2 * maxAnswers},
		"quests":        {b.quests.Len(), maxPaged},
		"reports":       {b.reports.Len(), maxPaged},
		"veiled":        {b.veiled.Len(), maxPaged},
		"parents":       {b.parents.Len(), maxPaged},
		"shut":          {b.shut.Len(), maxPaged},
	} {
		if c.n > c.most {
			t.Errorf("%s: %d, want at most %d", name, c.n, c.most)
		}
	}
	if b.answers.Len() < maxAnswers || b.quests.Len() < maxPaged {
		t.Errorf("%d answers, %d searches: they were not answered", b.answers.Len(), b.quests.Len())
	}
}
