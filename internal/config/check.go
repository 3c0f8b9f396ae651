package config

import (
	"net/url"
	"strings"
	"unicode"

	"footnote/internal/message"
)

// A flaw is what is wrong with a value, and how it should be.
type flaw struct {
	what, hint message.Key
	// hidden: the value holds a secret although its setting does not.
	hidden bool
}

func checkPath(value string) *flaw {
	if strings.ContainsRune(value, 0) {
		return &flaw{what: message.ConfigBadPath, hint: message.ConfigBadPathHint}
	}
	return nil
}

// checkToken holds keys and tokens to what an HTTP header takes. "Bot " before
// a Discord token is dropped by the bot.
func checkToken(value string) *flaw {
	value = strings.TrimPrefix(value, "Bot ")
	if strings.ContainsFunc(value, func(r rune) bool { return r <= ' ' || r >= unicode.MaxASCII }) {
		return &flaw{what: message.ConfigBadSecret, hint: message.ConfigBadSecretHint}
	}
	return nil
}

func checkName(value string) *flaw {
	if strings.ContainsFunc(value, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return &flaw{what: message.ConfigBadName, hint: message.ConfigBadNameHint}
	}
	return nil
}

func checkURL(value string) *flaw {
	u, err := url.Parse(value)
	switch {
	case strings.ContainsRune(value, '@') && (err != nil || u.User != nil):
		return &flaw{what: message.ConfigURLSecret, hint: message.ConfigURLSecretHint, hidden: true}
	case err != nil, u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "", u.RawQuery != "", u.Fragment != "":
		return &flaw{what: message.ConfigBadURL, hint: message.ConfigBadURLHint}
	}
	return nil
}
