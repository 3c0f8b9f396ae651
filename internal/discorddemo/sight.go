package main

import (
	"net/http"
	"slices"
	"time"

	"footnote/internal/discordtest"
)

// A sight is what the page shows of one view.
type sight struct {
	// Connected: the bot is there, with its commands.
	Connected bool      `json:"connected"`
	People    []person  `json:"people"`
	Places    []place   `json:"places"`
	Commands  []command `json:"commands"`
	Messages  []shown   `json:"messages"`
	// Waiting are interactions that nothing is shown for yet.
	Waiting []waiting `json:"waiting"`
	// Typing is until when the bot seems to be typing, in milliseconds of Unix
	// time, 0 if it is not.
	Typing int64 `json:"typing"`
	// Modal is the last form that the bot showed this person here.
	Modal    *modal   `json:"modal"`
	Troubles []string `json:"troubles"`
	Reports  []string `json:"reports"`
	Log      []string `json:"log"`
}

// A shown message is one as a person sees it.
type shown struct {
	ID     string `json:"id"`
	Author string `json:"author"`
	// Created is in milliseconds of Unix time.
	Created    int64                   `json:"created"`
	Edited     bool                    `json:"edited"`
	Content    string                  `json:"content"`
	Embeds     []discordtest.Embed     `json:"embeds"`
	Components []discordtest.Component `json:"components"`
	// OnlyYou: nobody else sees it.
	OnlyYou bool `json:"only_you"`
	// Reply is the message that it answers, if any.
	Reply *reply `json:"reply"`
	// Used is the command that it responds to, if any.
	Used *used `json:"used"`
}

// A reply is the message that another one answers; without an author it is gone.
type reply struct {
	ID      string `json:"id"`
	Author  string `json:"author"`
	Content string `json:"content"`
}

// A used command stands above its response.
type used struct {
	Person  string `json:"person"`
	Command string `json:"command"`
}

// A waiting interaction shows a line until it is answered or its time is over.
type waiting struct {
	ID string `json:"id"`
	used
	// Kind is Discord's, and Custom the ID of what was pressed.
	Kind   int    `json:"kind"`
	Custom string `json:"custom"`
	// Created and Until, when it has failed, are in milliseconds of Unix time.
	Created int64 `json:"created"`
	Until   int64 `json:"until"`
	// Thinking: the bot has acknowledged it, and only this person is told if OnlyYou.
	Thinking bool `json:"thinking"`
	OnlyYou  bool `json:"only_you"`
}

// A modal is a form on the page.
type modal struct {
	Interaction string                  `json:"interaction"`
	Title       string                  `json:"title"`
	Inputs      []discordtest.Component `json:"inputs"`
}

// maxMessages is how many messages of a place are shown.
const maxMessages = 200

// see returns what a person sees in a place.
func (d *demo) see(v view) (sight, error) {
	who, at, err := d.look(v)
	if err != nil {
		return sight{}, err
	}
	here := slices.DeleteFunc(d.server.Interactions(), func(i discordtest.Interaction) bool { return i.Channel != at.channel })
	s := sight{
		Connected: d.server.Connected() && d.server.Commands() != nil,
		People:    people(), Places: d.places, Commands: d.commands(who, at, v.Locale),
		Messages: d.messages(who, at, here), Waiting: waits(who, here), Typing: d.typing(at),
		Troubles: d.lasting(at), Reports: d.reports.list(), Log: d.log.list(),
	}
	for _, i := range here {
		if i.Modal != nil && i.User == who.ID {
			s.Modal = &modal{Interaction: i.ID, Title: i.Modal.Title, Inputs: i.Modal.Inputs()}
		}
	}
	return s, nil
}

// messages returns the messages that somebody sees, oldest first.
func (d *demo) messages(who person, at place, here []discordtest.Interaction) []shown {
	commands := make(map[string]used)
	for _, i := range here {
		if i.Kind == discordtest.KindCommand && i.Original != nil {
			commands[i.Original.ID] = used{Person: i.User, Command: i.Command}
		}
	}
	all := d.server.Visible(at.channel, who.ID)
	out := []shown{}
	for _, m := range all[max(0, len(all)-maxMessages):] {
		one := shown{
			ID: m.ID, Author: m.Author, Created: m.Created.UnixMilli(), Edited: !m.Edited.IsZero(), Content: m.Content,
			Embeds: m.Embeds, Components: m.Components, OnlyYou: m.Ephemeral(),
		}
		if u, ok := commands[m.ID]; ok {
			one.Used = &u
		}
		if m.ReplyTo != "" {
			to := d.server.Message(m.ReplyTo)
			if to.For != "" && to.For != who.ID {
				to = discordtest.Message{}
			}
			one.Reply = &reply{ID: m.ReplyTo, Author: to.Author, Content: to.Content}
		}
		out = append(out, one)
	}
	return out
}

// The clocks of an interaction.
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback
const (
	respondWithin = 3 * time.Second
	tokenLasts    = 15 * time.Minute
)

// waits returns the interactions that wait for an answer, as somebody sees them.
func waits(who person, here []discordtest.Interaction) []waiting {
	out := []waiting{}
	for _, i := range here {
		w := waiting{
			ID: i.ID, used: used{Person: i.User, Command: i.Command}, Kind: i.Kind, Custom: i.CustomID,
			Created: i.Created.UnixMilli(), Until: i.Created.Add(respondWithin).UnixMilli(), OnlyYou: i.Ephemeral,
		}
		if w.Thinking = i.Thinking(); w.Thinking {
			w.Until = i.Created.Add(tokenLasts).UnixMilli()
		}
		mine := i.User == who.ID
		switch {
		case i.Kind == discordtest.KindAutocomplete:
		case w.Thinking && (mine || !i.Ephemeral), i.Callback == 0 && mine:
			out = append(out, w)
		}
	}
	return out
}

// typingLasts is how long a bot seems to be typing.
// https://discord.com/developers/docs/resources/channel#trigger-typing-indicator
const typingLasts = 10 * time.Second

// typing returns until when the bot seems to be typing in a place, in
// milliseconds of Unix time: no longer than until its next message.
func (d *demo) typing(at place) int64 {
	var last time.Time
	for _, r := range slices.Backward(d.server.Requests()) {
		if r.Path == "/channels/"+at.channel+"/typing" && r.Status == http.StatusNoContent {
			last = r.At
			break
		}
	}
	if last.IsZero() {
		return 0
	}
	for _, m := range d.server.Messages(at.channel) {
		if m.Created.After(last) {
			return 0
		}
	}
	return last.Add(typingLasts).UnixMilli()
}
