package discordtest

// An Embed is a box under a message.
// https://discord.com/developers/docs/resources/message#embed-object
type Embed struct {
	Type        string       `json:"type,omitempty"`
	Title       string       `json:"title,omitempty"`
	Description string       `json:"description,omitempty"`
	URL         string       `json:"url,omitempty"`
	Timestamp   string       `json:"timestamp,omitempty"`
	Color       int          `json:"color,omitempty"`
	Fields      []EmbedField `json:"fields,omitempty"`
	Footer      EmbedFooter  `json:"footer,omitzero"`
	Author      EmbedAuthor  `json:"author,omitzero"`
}

// An EmbedField is a named part of an embed.
type EmbedField struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Inline bool   `json:"inline,omitempty"`
}

// An EmbedFooter is the last line of an embed.
type EmbedFooter struct {
	Text string `json:"text"`
}

// An EmbedAuthor is the first line of an embed.
type EmbedAuthor struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// https://discord.com/developers/docs/resources/message#embed-object-embed-limits
const (
	maxEmbeds           = 10
	maxEmbedTitle       = 256
	maxEmbedDescription = 4096
	maxEmbedFields      = 25
	maxFieldName        = 256
	maxFieldValue       = 1024
	maxEmbedFooter      = 2048
	maxEmbedText        = 6000
)

// checkEmbeds holds all embeds of a message to the limits.
func checkEmbeds(embeds []Embed) *refusal {
	if len(embeds) > maxEmbeds {
		return invalid("embeds: %d, at most %d", len(embeds), maxEmbeds)
	}
	all := 0
	for i, e := range embeds {
		n, err := e.check(i)
		if err != nil {
			return err
		}
		all += n
	}
	if all > maxEmbedText {
		return invalid("embeds: %d characters in all, at most %d", all, maxEmbedText)
	}
	return nil
}

// check holds the i-th embed to the limits and returns its length.
func (e *Embed) check(i int) (length int, err *refusal) {
	type part struct {
		name, text string
		limit      int
	}
	parts := []part{
		{"title", e.Title, maxEmbedTitle},
		{"description", e.Description, maxEmbedDescription},
		{"footer.text", e.Footer.Text, maxEmbedFooter},
		{"author.name", e.Author.Name, maxEmbedTitle},
	}
	if len(e.Fields) > maxEmbedFields {
		return 0, invalid("embeds[%d].fields: %d, at most %d", i, len(e.Fields), maxEmbedFields)
	}
	for _, f := range e.Fields {
		if f.Name == "" || f.Value == "" {
			return 0, invalid("embeds[%d].fields: a name or value is empty", i)
		}
		parts = append(parts, part{"field name", f.Name, maxFieldName}, part{"field value", f.Value, maxFieldValue})
	}
	for _, p := range parts {
		n := units(p.text)
		if n > p.limit {
			return 0, invalid("embeds[%d].%s: must be %d or fewer in length, is %d", i, p.name, p.limit, n)
		}
		length += n
	}
	return length, nil
}
