package main

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"footnote/internal/discordtest"
)

// A person uses the demo's Discord.
type person struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Manager bool   `json:"manager"`
}

// people are all there are; the first manages the server.
func people() []person {
	return []person{
		{ID: discordtest.DefaultPerson, Name: "Mina", Manager: true},
		{ID: "800000000000000002", Name: "Jun"},
		{ID: "800000000000000003", Name: "Sora"},
	}
}

// Kinds of places.
const (
	kindChannel = "channel"
	kindThread  = "thread"
	kindDirect  = "direct"
	kindGroup   = "group"
)

// A place is where people write. The page names it by its ID; that of direct
// messages is "direct" for everyone, and each has a channel of their own.
type place struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
	// Name is empty for direct messages.
	Name string `json:"name"`
	// channel is the ID that the server knows it by, the same as ID elsewhere.
	channel string
}

// A demo is a Discord with a bot, people and places.
type demo struct {
	server *discordtest.Server
	// log is what the bot says, and reports is what it did wrong.
	log, reports *lines
	places       []place

	mu sync.Mutex
	// troubles are those that last, by name, each with what ends it.
	troubles map[string]func()
}

const (
	maxLog     = 200
	maxReports = 50
)

// newDemo starts a Discord, which must be closed.
func newDemo() *demo {
	d := &demo{troubles: make(map[string]func())}
	wake := func() { d.server.Wake() }
	d.log, d.reports = &lines{most: maxLog, wake: wake}, &lines{most: maxReports, wake: wake}
	d.server = discordtest.Start(discordtest.Options{
		RateLimits: true,
		Report:     func(format string, args ...any) { d.reports.add(fmt.Sprintf(format, args...)) },
	})
	d.furnish()
	return d
}

// Close ends all connections.
func (d *demo) Close() { d.server.Close() }

// furnish lets people and places be there.
func (d *demo) furnish() {
	var all []string
	for _, p := range people() {
		d.server.AddPerson(discordtest.Person{ID: p.ID, Name: p.Name})
		if p.Manager {
			d.server.AddMember(discordtest.DefaultGuild, p.ID, discordtest.Manager)
		}
		all = append(all, p.ID)
	}
	add := func(kind, id, name string) {
		d.places = append(d.places, place{ID: id, Kind: kind, Name: name, channel: id})
	}
	add(kindChannel, discordtest.DefaultChannel, "general")
	add(kindThread, d.server.AddThread(discordtest.DefaultChannel, "reading-group"), "reading-group")
	add(kindChannel, d.server.AddChannel(discordtest.DefaultGuild, "random", 0), "random")
	add(kindDirect, kindDirect, "")
	add(kindGroup, d.server.AddPrivate(all...), "Mina, Jun, Sora")
}

// A view says who looks at which place, in which language.
type view struct {
	Person string `json:"person"`
	Place  string `json:"place"`
	Locale string `json:"locale"`
}

// look returns the person and the place of a view.
func (d *demo) look(v view) (person, place, error) {
	all := people()
	who := slices.IndexFunc(all, func(p person) bool { return p.ID == v.Person })
	where := slices.IndexFunc(d.places, func(p place) bool { return p.ID == v.Place })
	switch {
	case who < 0:
		return person{}, place{}, fmt.Errorf("there is no person %q", v.Person)
	case where < 0:
		return person{}, place{}, fmt.Errorf("there is no place %q", v.Place)
	case !slices.Contains(locales(), v.Locale):
		return person{}, place{}, fmt.Errorf("the languages are %s, not %q", strings.Join(locales(), " and "), v.Locale)
	}
	at := d.places[where]
	if at.Kind == kindDirect {
		at.channel = d.server.Direct(v.Person)
	}
	return all[who], at, nil
}

// locales are the languages of people's clients here.
func locales() []string { return []string{"en-US", "ko"} }
