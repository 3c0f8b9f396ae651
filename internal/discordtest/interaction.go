package discordtest

import (
	"encoding/json"
	"slices"
	"time"
)

// DefaultPerson is who acts unless a test says otherwise.
const DefaultPerson = "800000000000000001"

// Kinds of interactions.
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type
const (
	KindCommand      = 2
	KindComponent    = 3
	KindAutocomplete = 4
	KindModalSubmit  = 5
)

// An Interaction is a command or a component that somebody used.
type Interaction struct {
	ID, Token, Channel, User, Locale string
	// Guild is empty outside of guilds.
	Guild string
	Kind  int
	// Context is 0 in a guild, 1 in direct messages with the bot, 2 in others.
	Context int
	// Command is the command's own name, with that of a subcommand after it.
	Command string
	Options map[string]any
	// CustomID is that of the component or the modal.
	CustomID string
	// Source is the ID of the message that a component stands under, or that
	// a message command is used on.
	Source string

	// Callbacks is how often the bot responded to it, repeats left out of what it
	// never learnt the end of; more than once is an error of the bot. Callback is the type of the response, 0 for none.
	Callbacks, Callback int
	// Deferred: it was acknowledged, and the response comes by an edit.
	Deferred bool
	// Ephemeral: the response, or the deferral, is for the user alone.
	Ephemeral bool
	// Created is when the user acted. Acknowledged and Answered are how long
	// after it the bot responded in any way, and showed something first: a
	// message, an update, choices or a modal. Both are 0 until then.
	Created                time.Time
	Acknowledged, Answered time.Duration
	// Choices are what the bot offers for what was typed.
	Choices []Choice
	// Modal is what the bot showed in response.
	Modal *Modal

	// Original is the response itself, nil if there is none yet; for a
	// component that updates its message it is that message.
	Original *Message
	// Followups are the messages after it.
	Followups []Message

	event  json.RawMessage
	owners object
	// original and followups are by ID, in order.
	original  string
	followups []string
	touched   time.Time
	submitted bool
	// gone: the response was deleted.
	gone bool
	// typed is the type of the option that autocomplete is for.
	typed int
	// fromComponent: a modal that a component's press opened.
	fromComponent bool
	// unanswered: the bot never learned that its response took effect.
	unanswered bool
	// heard is closed with the connection of the first response.
	heard <-chan struct{}
}

// A Choice is what autocomplete offers.
type Choice struct {
	Name              string            `json:"name"`
	NameLocalizations map[string]string `json:"name_localizations"`
	Value             any               `json:"value"`
}

// Messages returns the response and what followed it.
func (i Interaction) Messages() []Message {
	if i.Original == nil {
		return i.Followups
	}
	return append([]Message{*i.Original}, i.Followups...)
}

// removed forgets a message of the interaction.
func (i *Interaction) removed(m *Message) {
	if i.original == m.ID {
		i.original, i.gone = "", true
	}
	i.followups = slices.DeleteFunc(i.followups, func(id string) bool { return id == m.ID })
}

// Interaction returns the interaction with an ID as it stands now.
func (s *Server) Interaction(id string) Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.interactions[id]
	if i == nil {
		return Interaction{}
	}
	return s.snapshot(i)
}

func (s *Server) snapshot(i *Interaction) Interaction {
	out := *i
	out.Original, out.Followups = nil, nil
	if m := s.messages[i.original]; m != nil {
		original := m.clone()
		out.Original = &original
	}
	for _, id := range i.followups {
		if m := s.messages[id]; m != nil {
			out.Followups = append(out.Followups, m.clone())
		}
	}
	return out
}

// Interactions returns all interactions in the order of their IDs, without
// those that were forgotten.
func (s *Server) Interactions() []Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]Interaction, 0, len(s.interactions))
	for _, i := range s.interactions {
		out = append(out, s.snapshot(i))
	}
	slices.SortFunc(out, func(a, b Interaction) int { return compareIDs(a.ID, b.ID) })
	return out
}

// compareIDs orders snowflakes.
func compareIDs(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Redeliver delivers an interaction again, as the gateway may do.
func (s *Server) Redeliver(interaction string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := s.interactions[interaction]; i != nil {
		s.dispatch("INTERACTION_CREATE", i.event)
	}
}

// Thinking reports whether the bot acknowledged it with a response that is
// still to come, and that was not deleted.
func (i Interaction) Thinking() bool { return i.Deferred && i.original == "" && !i.gone }
