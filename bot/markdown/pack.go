package markdown

// Limits of messages, in UTF-16 units.
// https://docs.discord.com/developers/resources/message#create-message
// https://docs.discord.com/developers/resources/message#embed-object-embed-limits
const (
	MaxContent     = 2000
	MaxDescription = 4096
	// MaxEmbedded is the most in all embeds of one message, their titles, fields
	// and so on included.
	MaxEmbedded = 6000
	// MaxEmbeds is how many embeds a message has at most.
	MaxEmbeds = 10
)

// Limits bound each message that [Pack] makes.
type Limits struct {
	Content, Description, Embedded int // in units
	Embeds                         int
}

// DiscordLimits are Discord's own.
func DiscordLimits() Limits {
	return Limits{Content: MaxContent, Description: MaxDescription, Embedded: MaxEmbedded, Embeds: MaxEmbeds}
}

// A Place is where a part is shown.
type Place int

// The places.
const (
	// InContent: in the message's own text.
	InContent Place = iota
	// InEmbed: joined to the embed before it, where there is one with room.
	InEmbed
)

// A Part is text made here that stays together where it can.
type Part struct {
	Gap   string // white space before it, unless a message or an embed begins with it
	Text  string
	Place Place
	// Beside is how many units the title, fields and so on have that the caller
	// adds to the embed that begins with the part. They count for its first piece.
	Beside int
}

// A Message is content, and the descriptions of the embeds below it.
type Message struct {
	Content string
	Embeds  []string
}

// Pack joins parts to as few messages as hold them in order. A part that does
// not fit beside what is there begins a message, and if it does not fit in one
// either, it is split.
func Pack(parts []Part, limits Limits) []Message {
	p := packer{limits: limits}
	for _, part := range parts {
		if part.Place == InContent {
			p.content(part)
		} else {
			p.embed(part)
		}
	}
	return p.out
}

// A packer keeps count of the last message, in units.
type packer struct {
	limits Limits
	out    []Message

	inContent, inEmbeds, inLast int // inLast: in the description of its last embed
}

func (p *packer) message() *Message { return &p.out[len(p.out)-1] }

func (p *packer) begin() {
	p.out = append(p.out, Message{})
	p.inContent, p.inEmbeds, p.inLast = 0, 0, 0
}

func (p *packer) content(part Part) {
	for i, piece := range Split(part.Text, p.limits.Content) {
		gap, n := part.Gap, Units(piece)
		if len(p.out) == 0 || i > 0 || len(p.message().Embeds) > 0 || p.inContent+Units(gap)+n > p.limits.Content {
			p.begin()
		}
		if p.inContent == 0 {
			gap = ""
		}
		p.message().Content += gap + piece
		p.inContent += Units(gap) + n
	}
}

func (p *packer) embed(part Part) {
	beside := max(part.Beside, 0)
	most := max(1, min(p.limits.Description, p.limits.Embedded-beside))
	for i, piece := range Split(part.Text, most) {
		if i > 0 {
			beside = 0
		}
		n := Units(piece)
		if i == 0 && p.joins(part, n) {
			p.message().Embeds[len(p.message().Embeds)-1] += part.Gap + piece
			p.inEmbeds, p.inLast = p.inEmbeds+Units(part.Gap)+n, p.inLast+Units(part.Gap)+n
			continue
		}
		if len(p.out) == 0 || len(p.message().Embeds) == p.limits.Embeds || p.inEmbeds+beside+n > p.limits.Embedded {
			p.begin()
		}
		p.message().Embeds = append(p.message().Embeds, piece)
		p.inEmbeds, p.inLast = p.inEmbeds+beside+n, n
	}
}

// joins reports whether a piece of n units joins the last embed.
func (p *packer) joins(part Part, n int) bool {
	if len(p.out) == 0 || len(p.message().Embeds) == 0 {
		return false
	}
	n += Units(part.Gap)
	return p.inLast+n <= p.limits.Description && p.inEmbeds+n <= p.limits.Embedded
}
