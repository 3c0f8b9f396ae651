package main

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"footnote/internal/discordtest"
)

// slowBy is how late a slow Discord answers: people notice, and an interaction
// is still acknowledged in time.
const slowBy = 1200 * time.Millisecond

// failShare of all requests fail, half of them by 429 and half by 503.
const failShare = 0.05

// retryAfter is what the 429s ask for.
const retryAfter = time.Second

// Close codes that a gateway uses for no reason of the bot's.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
const unknownError = 4000

// Names of troubles of one place; its ID follows after a space.
const (
	noSending = "deny-send"
	noEmbeds  = "deny-embeds"
)

// trouble begins or ends one: "drop", "forget" and "clear" happen once, the
// others last until they are ended.
func (d *demo) trouble(_ context.Context, a act, _ person, at place) (outcome, error) {
	switch a.Trouble {
	case "drop":
		d.server.Drop(unknownError)
	case "forget":
		d.server.Forget()
		d.server.Drop(unknownError)
	case "clear":
		d.reports.clear()
	case "failures":
		d.last(a, func() func() {
			limited := d.server.Fail(discordtest.Fault{Share: failShare / 2, Status: http.StatusTooManyRequests, RetryAfter: retryAfter, Scope: "user"})
			broken := d.server.Fail(discordtest.Fault{Share: failShare / 2, Status: http.StatusServiceUnavailable})
			return func() { limited(); broken() }
		})
	case "slow":
		d.last(a, func() func() { return d.server.Fail(discordtest.Fault{Delay: slowBy}) })
	case noSending, noEmbeds:
		a.Trouble += " " + at.channel
		d.last(a, func() func() { return func() {} })
		d.server.Deny(at.channel, d.denied(at))
	default:
		return outcome{}, fmt.Errorf("there is no trouble %q", a.Trouble)
	}
	d.server.Wake()
	return outcome{}, nil
}

// last begins a trouble that lasts, unless it does already, or ends it.
func (d *demo) last(a act, begin func() (end func())) {
	d.mu.Lock()
	defer d.mu.Unlock()
	end, lasts := d.troubles[a.Trouble]
	switch {
	case a.On && !lasts:
		d.troubles[a.Trouble] = begin()
	case !a.On && lasts:
		end()
		delete(d.troubles, a.Trouble)
	}
}

// denied is what the bot may not do in a place.
func (d *demo) denied(at place) discordtest.Permission {
	var out discordtest.Permission
	for _, name := range d.lasting(at) {
		switch name {
		case noSending:
			out |= discordtest.SendMessages | discordtest.SendMessagesInThreads
		case noEmbeds:
			out |= discordtest.EmbedLinks
		}
	}
	return out
}

// lasting returns the names of the troubles that last in a place, in order.
func (d *demo) lasting(at place) []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	out := []string{}
	for _, name := range slices.Sorted(maps.Keys(d.troubles)) {
		name, where, ofPlace := strings.Cut(name, " ")
		if !ofPlace || where == at.channel {
			out = append(out, name)
		}
	}
	return out
}
