package discordtest

import (
	"encoding/json"
	"slices"
	"time"
)

// A Message is what stands in a channel now.
type Message struct {
	ID, Channel, Author string
	// Content is what is shown; Contents is all that was, first to last, kept
	// unless [Options.Forget].
	Content  string
	Contents []string
	// Edits is how often it was edited.
	Edits int
	// ReplyTo is the ID of the message that this one answers, if any.
	ReplyTo string
	// Mentions are the people whom the message mentions, by ID.
	Mentions   []string
	Flags      int
	Embeds     []Embed
	Components []Component
	// AllowedMentions is the field of the last body, nil if it had none.
	AllowedMentions json.RawMessage
	// Pings are the people and roles that the message called at any time:
	// "everyone", "here", "user ID", "role ID".
	Pings []string
	// For is who alone sees an ephemeral message.
	For string
	// Created and Edited are by the server's clock; Edited is zero if it
	// never was.
	Created, Edited time.Time

	kind  int
	nonce any
	files []any
	// interaction is the ID of the interaction that it responds to.
	interaction string
	command     *responseTo
	// everyone: it calls everybody; roles are those it mentions.
	everyone bool
	roles    []string
}

// responseTo is what a response tells of its interaction.
type responseTo struct {
	id, person, name string
	kind             int
	owners           object
}

// Message types.
// https://discord.com/developers/docs/resources/message#message-object-message-types
const (
	typeDefault     = 0
	typeReply       = 19
	typeChatInput   = 20
	typeContextMenu = 23
)

// Message flags.
// https://discord.com/developers/docs/resources/message#message-object-message-flags
const (
	flagSuppressEmbeds        = 1 << 2
	flagEphemeral             = 1 << 6
	flagSuppressNotifications = 1 << 12
	flagComponentsV2          = 1 << 15
)

// Ephemeral reports whether one person alone sees the message.
func (m Message) Ephemeral() bool { return m.For != "" }

// Buttons returns the buttons under a message, row by row.
func (m Message) Buttons() []Component {
	var out []Component
	for _, row := range m.Components {
		for _, c := range row.Components {
			if c.Type == componentButton {
				out = append(out, c)
			}
		}
	}
	return out
}

func (m *Message) clone() Message {
	out := *m
	out.Contents = slices.Clone(m.Contents)
	out.Pings = slices.Clone(m.Pings)
	return out
}

// mentioned reports whether a message mentions somebody.
func (m *Message) mentioned(person string) bool { return slices.Contains(m.Mentions, person) }

// messageObject returns a message in Discord's form; the caller holds s.mu.
func (s *Server) messageObject(m *Message, content bool) object {
	out := s.barePost(m)
	if !content && !s.readable(m) {
		out["content"], out["embeds"], out["attachments"], out["components"] = "", []any{}, []any{}, []any{}
	}
	if m.ReplyTo != "" {
		reference := object{"type": 0, "message_id": m.ReplyTo, "channel_id": m.Channel}
		if guild := s.guildOf(m.Channel); guild != "" {
			reference["guild_id"] = guild
		}
		out["message_reference"], out["referenced_message"] = reference, nil
		if to := s.messages[m.ReplyTo]; to != nil {
			shown := s.barePost(to)
			if !content && !s.readable(to) {
				shown["content"], shown["embeds"], shown["attachments"], shown["components"] = "", []any{}, []any{}, []any{}
			}
			out["referenced_message"] = shown
		}
	}
	return out
}

// barePost is the message object without what it refers to.
func (s *Server) barePost(m *Message) object {
	mentions := []object{}
	for _, id := range m.Mentions {
		mentions = append(mentions, s.user(id))
	}
	out := object{
		"id": m.ID, "channel_id": m.Channel, "author": s.user(m.Author), "content": m.Content,
		"timestamp": stamp(m.Created), "edited_timestamp": optionalStamp(m.Edited),
		"tts": false, "mention_everyone": m.everyone, "mentions": mentions, "mention_roles": append([]string{}, m.roles...),
		"attachments": append([]any{}, m.files...), "embeds": append([]Embed{}, m.Embeds...),
		"components": append([]Component{}, m.Components...), "pinned": false, "type": m.kind, "flags": m.Flags,
	}
	if m.nonce != nil {
		out["nonce"] = m.nonce
	}
	if r := m.command; r != nil {
		out["application_id"], out["webhook_id"] = ApplicationID, ApplicationID
		out["interaction_metadata"] = object{
			"id": r.id, "type": r.kind, "user": s.user(r.person), "authorizing_integration_owners": r.owners,
		}
		if r.name != "" {
			out["interaction"] = object{"id": r.id, "type": r.kind, "name": r.name, "user": s.user(r.person)}
		}
	}
	return out
}

// readable reports whether the bot may read a message without the intent for
// message content: its own, those written to it and those that mention it.
// https://discord.com/developers/docs/events/gateway#message-content-intent
func (s *Server) readable(m *Message) bool {
	c := s.channels[m.Channel]
	return m.Author == BotID || c != nil && c.bot || m.mentioned(BotID)
}

func (s *Server) guildOf(channel string) string {
	if c := s.channels[channel]; c != nil {
		return c.Guild
	}
	return ""
}

// keep adds a message to its channel; the caller holds s.mu.
func (s *Server) keep(m *Message) {
	m.ID, m.Created = s.nextID(), s.now()
	s.messages[m.ID] = m
	s.inChannel[m.Channel] = append(s.inChannel[m.Channel], m)
}

// discard takes a message away without a trace.
func (s *Server) discard(m *Message) {
	delete(s.messages, m.ID)
	left := slices.DeleteFunc(s.inChannel[m.Channel], func(o *Message) bool { return o == m })
	s.inChannel[m.Channel] = left
}
