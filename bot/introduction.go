package bot

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"

	"github.com/bwmarrin/discordgo"

	"footnote/bot/gateway"
)

// An introduction is how the bot learns who it is: from Discord, or, where a
// compatible server has no such request, by the first event of the gateway.
// Then events are handled.
type introduction struct {
	listen func(handlers, application)
	met    sync.Once
	// known is closed once who and on are set.
	known chan struct{}
	who   application
	on    handlers
}

func newIntroduction(listen func(handlers, application)) *introduction {
	return &introduction{listen: listen, known: make(chan struct{})}
}

// is says who the bot is; only the first time counts.
func (i *introduction) is(app application) {
	i.met.Do(func() {
		i.who, i.on = app, make(handlers)
		i.listen(i.on, app)
		close(i.known)
	})
}

// receive handles an event. Before the bot is known there is no other than the
// one that tells it.
func (i *introduction) receive(log *slog.Logger, e gateway.Event) {
	select {
	case <-i.known:
		i.on.call(log, e)
		return
	default:
	}
	greeting := make(handlers)
	on(greeting, "READY", func(r *discordgo.Ready) {
		if r.User == nil || r.User.ID == "" {
			return
		}
		app := application{id: r.User.ID, self: r.User.ID, personal: true} // one ID, but for the oldest applications
		if r.Application != nil && r.Application.ID != "" {
			app.id, app.flags = r.Application.ID, r.Application.Flags
		}
		i.is(app)
	})
	greeting.call(log, e)
}

// await returns who the bot is once it is known.
func (i *introduction) await(ctx context.Context) (application, error) {
	select {
	case <-i.known:
		return i.who, nil
	case <-ctx.Done():
		return application{}, ctx.Err()
	}
}

// unheardOf reports whether a server has no such request.
func unheardOf(err error) bool {
	var answered *statusError
	return errors.As(err, &answered) && answered.code == 0 &&
		(answered.status == http.StatusNotFound || answered.status == http.StatusMethodNotAllowed)
}
