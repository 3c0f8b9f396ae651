package bot

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
)

// newSecret returns what ids are hidden with: another one each time the bot
// runs, so that a log tells which lines belong together, and not who it was.
func newSecret() []byte { return []byte(rand.Text()) }

// hidden returns what stands for an id in the log.
func (b *Bot) hidden(id string) string {
	if id == "" {
		return ""
	}
	mac := hmac.New(sha256.New, b.secret)
	mac.Write([]byte(id))
	return hex.EncodeToString(mac.Sum(nil)[:6])
}
