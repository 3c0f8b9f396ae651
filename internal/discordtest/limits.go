package discordtest

import (
	"encoding/json"
	"unicode/utf16"
)

// Discord's limits, as its documentation states them. Texts are counted in
// UTF-16 units, the strictest of the ways that its clients count.
// https://discord.com/developers/docs/resources/message#create-message
const (
	maxContent = 2000
	maxNonce   = 25
)

// A body is the part of a message's request body that is understood here.
// Content, embeds and components are nil where the body leaves them out.
type body struct {
	Content    *string          `json:"content"`
	Embeds     *[]Embed         `json:"embeds"`
	Components *[]Component     `json:"components"`
	Allowed    *json.RawMessage `json:"allowed_mentions"`
	Flags      int              `json:"flags"`
	Files      *[]any           `json:"attachments"`
	Nonce      any              `json:"nonce"`
	Enforce    bool             `json:"enforce_nonce"`
	Reference  *reference       `json:"message_reference"`
}

// A reference names the message that is answered.
type reference struct {
	MessageID string `json:"message_id"`
	ChannelID string `json:"channel_id"`
	// MustExist is true unless the body says otherwise.
	MustExist *bool `json:"fail_if_not_exists"`
}

// parseBody reads a body. A null content or list takes away what was there.
func parseBody(data []byte) (*body, *refusal) {
	b := new(body)
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, b); err != nil {
		return nil, invalid("%v", err)
	}
	if err := json.Unmarshal(data, &fields); err != nil {
		return nil, invalid("%v", err)
	}
	null := func(name string) bool { return string(fields[name]) == "null" }
	if null("content") {
		b.Content = new(string)
	}
	if null("embeds") {
		b.Embeds = new([]Embed)
	}
	if null("components") {
		b.Components = new([]Component)
	}
	return b, nil
}

// check holds a body to the limits; flags are those that it may set.
func (b *body) check(flags int) *refusal {
	if b.Content != nil && units(*b.Content) > maxContent {
		return invalid("content: must be %d or fewer in length, is %d", maxContent, units(*b.Content))
	}
	if nonce, ok := b.Nonce.(string); ok && units(nonce) > maxNonce {
		return invalid("nonce: must be %d or fewer in length", maxNonce)
	}
	if b.Flags&flagComponentsV2 != 0 {
		return invalid("flags: IS_COMPONENTS_V2 is not understood here")
	}
	if b.Flags&^flags != 0 {
		return invalid("flags: %d cannot be set here", b.Flags&^flags)
	}
	if b.Embeds != nil {
		if err := checkEmbeds(*b.Embeds); err != nil {
			return err
		}
	}
	if b.Components != nil {
		if err := checkRows(*b.Components); err != nil {
			return err
		}
	}
	return b.checkMentions()
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }
