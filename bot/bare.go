package bot

import (
	"bytes"
	"encoding/json"
)

// bare returns an event without the components of the messages in it, of which
// the bot reads none: the library decodes no event with a kind that came after
// it. The components of a form stand in its data, and stay.
func bare(event json.RawMessage) json.RawMessage {
	var v any
	d := json.NewDecoder(bytes.NewReader(event))
	d.UseNumber()
	if d.Decode(&v) != nil || v == nil {
		return event
	}
	strip(v, "")
	if out, err := json.Marshal(v); err == nil {
		return out
	}
	return event
}

// strip takes components out of a value that stands under a name.
func strip(v any, name string) {
	switch v := v.(type) {
	case map[string]any:
		if name != "data" {
			delete(v, "components")
		}
		for k, inner := range v {
			if k != "components" {
				strip(inner, k)
			}
		}
	case []any:
		for _, inner := range v {
			strip(inner, "")
		}
	}
}
