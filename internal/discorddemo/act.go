package main

import (
	"context"
	"errors"
	"strings"
	"time"

	"footnote/internal/discordtest"
)

// An act is what somebody does on the page. Which fields count depends on what
// it is.
type act struct {
	view
	// Message is the message that is answered, deleted, or used.
	Message string `json:"message"`
	Content string `json:"content"`
	// Command is a command's own name, and Options are its values by name. While
	// one of them is typed, Focused names it.
	Command string         `json:"command"`
	Options map[string]any `json:"options"`
	Focused string         `json:"focused"`
	// Custom is the ID of a button or a menu, and Values are chosen in the menu.
	Custom string   `json:"custom"`
	Values []string `json:"values"`
	// Interaction is the one whose form is sent, with what was filled in by the
	// inputs' IDs: texts, or lists of values.
	Interaction string         `json:"interaction"`
	Inputs      map[string]any `json:"inputs"`
	// Trouble is the name of one, and On begins it, or else ends it.
	Trouble string `json:"trouble"`
	On      bool   `json:"on"`
}

// An outcome is what the page is told of an act.
type outcome struct {
	// ID is that of the message or the interaction that came of it.
	ID      string   `json:"id,omitempty"`
	Choices []choice `json:"choices,omitempty"`
}

// An action does what somebody wants in a place.
type action func(ctx context.Context, a act, who person, at place) (outcome, error)

// actions are all by the name of their path.
func (d *demo) actions() map[string]action {
	return map[string]action{
		"write": d.write, "delete": d.delete, "command": d.command, "complete": d.complete,
		"press": d.press, "select": d.choose, "submit": d.submit, "trouble": d.trouble,
	}
}

// botName is what people see of the bot.
const botName = "Footnote"

// write writes a message. A name after an @ mentions whom it names.
func (d *demo) write(_ context.Context, a act, who person, at place) (outcome, error) {
	if strings.TrimSpace(a.Content) == "" {
		return outcome{}, errors.New("a message needs text")
	}
	names := []string{"@" + botName, "<@" + discordtest.BotID + ">"}
	for _, p := range people() {
		names = append(names, "@"+p.Name, "<@"+p.ID+">")
	}
	return outcome{ID: d.server.Write(discordtest.WriteOptions{
		Person: who.ID, Channel: at.channel, Content: strings.NewReplacer(names...).Replace(a.Content), ReplyTo: a.Message,
	})}, nil
}

// delete deletes a message of one's own, or as a manager; one that nobody else
// sees is dismissed.
func (d *demo) delete(_ context.Context, a act, who person, at place) (outcome, error) {
	m := d.server.Message(a.Message)
	managed := who.Manager && (at.Kind == kindChannel || at.Kind == kindThread)
	if m.ID == "" || m.Channel != at.channel || m.Author != who.ID && m.For != who.ID && (!managed || m.For != "") {
		return outcome{}, errors.New("it is not theirs to delete")
	}
	d.server.Delete(m.ID)
	return outcome{ID: m.ID}, nil
}

func (d *demo) command(_ context.Context, a act, who person, at place) (outcome, error) {
	id, err := d.server.Invoke(invocation(a, who, at))
	return outcome{ID: id}, err
}

func invocation(a act, who person, at place) discordtest.Invocation {
	return discordtest.Invocation{
		Person: who.ID, Channel: at.channel, Locale: a.Locale, Command: a.Command, Options: a.Options, Target: a.Message,
	}
}

// completeWithin is how long people wait for choices.
const completeWithin = 3 * time.Second

// complete returns the choices for an option that is being typed.
func (d *demo) complete(ctx context.Context, a act, who person, at place) (outcome, error) {
	id, err := d.server.Complete(invocation(a, who, at), a.Focused)
	if err != nil {
		return outcome{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, completeWithin)
	defer cancel()
	if d.server.Await(ctx, func() bool { return d.server.Interaction(id).Callback != 0 }) != nil {
		return outcome{}, errors.New("no choices came in time")
	}
	return outcome{ID: id, Choices: choicesIn(d.server.Interaction(id).Choices, a.Locale)}, nil
}

func (d *demo) press(_ context.Context, a act, who person, _ place) (outcome, error) {
	id, err := d.server.Press(who.ID, a.Message, a.Custom)
	return outcome{ID: id}, err
}

func (d *demo) choose(_ context.Context, a act, who person, _ place) (outcome, error) {
	id, err := d.server.Select(who.ID, a.Message, a.Custom, append([]string{}, a.Values...)...)
	return outcome{ID: id}, err
}

// submit sends a form that the same person was shown.
func (d *demo) submit(_ context.Context, a act, who person, _ place) (outcome, error) {
	if d.server.Interaction(a.Interaction).User != who.ID {
		return outcome{}, errors.New("they were shown no such form")
	}
	inputs := make(map[string]any)
	for id, value := range a.Inputs {
		inputs[id] = value
		list, ok := value.([]any)
		if !ok {
			continue
		}
		texts := []string{}
		for _, v := range list {
			text, _ := v.(string)
			texts = append(texts, text)
		}
		inputs[id] = texts
	}
	id, err := d.server.Submit(a.Interaction, inputs)
	return outcome{ID: id}, err
}
