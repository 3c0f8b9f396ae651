package bot

import (
	"bytes"
	"encoding/json"
)

// unlessForeign leaves out the messages that people of a server write to each
// other, which are most of all that comes where many talk: to decode one takes
// forty times as long.
func unlessForeign(self string, do func(json.RawMessage) error) func(json.RawMessage) error {
	id := []byte(`"` + self + `"`)
	return func(data json.RawMessage) error {
		if foreign(data, id) {
			return nil
		}
		return do(data)
	}
}

// foreign reports whether a message is of a server and does not name the bot:
// those that call it list it among their mentions. Direct messages have no
// server of their own; a forwarded one tells where it comes from, and has no
// words. In a text, quotes are escaped, so that nobody can write either part.
func foreign(message, quotedID []byte) bool {
	return bytes.Contains(message, []byte(`"guild_id":`)) && !bytes.Contains(message, quotedID)
}
