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
// server of their own; one that replies to what was forwarded may tell where that
// comes from. In a text, quotes are escaped, so that nobody can write any part.
func foreign(message, quotedID []byte) bool {
	return bytes.Contains(message, []byte(`"guild_id":`)) && !bytes.Contains(message, quotedID) &&
		!bytes.Contains(message, []byte(`"message_snapshots":`))
}
