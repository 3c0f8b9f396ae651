package discordtest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// Clocks of an interaction.
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback
const (
	respondWithin = 3 * time.Second
	tokenLasts    = 15 * time.Minute
)

// Types of interaction callbacks.
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type
const (
	CallbackMessage        = 4
	CallbackDeferred       = 5
	CallbackDeferredUpdate = 6
	CallbackUpdate         = 7
	CallbackChoices        = 8
	CallbackModal          = 9
)

// allowed reports whether an interaction takes a type of callback.
func (i *Interaction) allowed(callback int) bool {
	switch i.Kind {
	case KindCommand:
		return slices.Contains([]int{CallbackMessage, CallbackDeferred, CallbackModal}, callback)
	case KindComponent:
		return callback >= CallbackMessage && callback <= CallbackModal && callback != CallbackChoices
	case KindAutocomplete:
		return callback == CallbackChoices
	}
	onMessage := callback == CallbackDeferredUpdate || callback == CallbackUpdate
	return callback == CallbackMessage || callback == CallbackDeferred || onMessage && i.fromComponent
}

// callback is the first response to an interaction.
func (s *Server) callback(r *http.Request, data []byte) (any, *refusal) {
	i := s.interactions[r.PathValue("interaction_id")]
	if i == nil || i.Token != r.PathValue("interaction_token") {
		return nil, unknownInteraction()
	}
	if i.Callback == 0 || !i.unanswered {
		i.Callbacks++
	}
	after := s.now().Sub(i.Created)
	switch {
	case i.Callback != 0:
		refused := acknowledgedTwice()
		refused.expected, refused.heard = i.unanswered, i.heard
		return nil, refused
	case after > respondWithin:
		return nil, lateInteraction()
	}
	var in struct {
		Type int             `json:"type"`
		Data json.RawMessage `json:"data"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return nil, invalid("%v", err)
	}
	if !i.allowed(in.Type) {
		return nil, invalid("type: callback %d is not for an interaction of type %d", in.Type, i.Kind)
	}
	shows, refused := s.respond(i, in.Type, in.Data)
	if refused != nil {
		return nil, refused
	}
	i.Callback, i.Acknowledged, i.touched, i.heard = in.Type, max(after, 1), s.now(), linkOf(r)
	if shows {
		i.Answered = i.Acknowledged
	}
	if with, _ := strconv.ParseBool(r.URL.Query().Get("with_response")); with {
		return s.callbackObject(i), nil
	}
	return nil, nil
}

// respond does what a callback says, and tells whether it shows anything.
func (s *Server) respond(i *Interaction, callback int, data json.RawMessage) (shows bool, refused *refusal) {
	if data == nil {
		data = json.RawMessage("{}")
	}
	switch callback {
	case CallbackDeferred:
		return false, s.deferResponse(i, data)
	case CallbackDeferredUpdate:
		i.original = i.Source
		return false, nil
	case CallbackChoices:
		return true, s.choose(i, data)
	case CallbackModal:
		return true, s.showModal(i, data)
	}
	b, refused := parseBody(data)
	if refused != nil {
		return false, refused
	}
	if callback == CallbackMessage {
		i.Ephemeral = b.Flags&flagEphemeral != 0 || s.hidden(i)
		_, refused := s.reply(i, b)
		return true, refused
	}
	m := s.messages[i.Source]
	if m == nil {
		return false, deletedMessage()
	}
	i.original = m.ID
	return true, s.edit(m, b)
}

func (s *Server) deferResponse(i *Interaction, data json.RawMessage) *refusal {
	var in struct {
		Flags int `json:"flags"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return invalid("%v", err)
	}
	if in.Flags&^flagEphemeral != 0 {
		return invalid("flags: only EPHEMERAL can be set on a deferral")
	}
	i.Deferred, i.Ephemeral = true, in.Flags != 0 || s.hidden(i)
	return nil
}

func (s *Server) choose(i *Interaction, data json.RawMessage) *refusal {
	var in struct {
		Choices []Choice `json:"choices"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		return invalid("%v", err)
	}
	i.Choices = in.Choices
	return checkChoices(in.Choices, i.typed)
}

func (s *Server) showModal(i *Interaction, data json.RawMessage) *refusal {
	m := new(Modal)
	if err := json.Unmarshal(data, m); err != nil {
		return invalid("%v", err)
	}
	if refused := m.check(); refused != nil {
		return refused
	}
	i.Modal = m
	return nil
}

// callbackObject tells what a callback did.
// https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback-interaction-callback-response-object
func (s *Server) callbackObject(i *Interaction) object {
	about := object{"id": i.ID, "type": i.Kind, "response_message_loading": i.Deferred}
	resource := object{"type": i.Callback}
	if m := s.messages[i.original]; m != nil {
		about["response_message_id"] = m.ID
		about["response_message_ephemeral"] = m.For != ""
		if i.Callback == CallbackMessage || i.Callback == CallbackUpdate {
			resource["message"] = s.messageObject(m, true)
		}
	}
	return object{"interaction": about, "resource": resource}
}
