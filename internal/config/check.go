package config

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"footnote/internal/message"
)

// A flaw is what is wrong with a value, and how it should be.
type flaw struct {
	what, hint message.Key
	// args fill what.
	args []any
	// hidden: the value holds a secret although its setting does not.
	hidden bool
}

func checkPath(value string) *flaw {
	if strings.ContainsRune(value, 0) {
		return &flaw{what: message.ConfigBadPath, hint: message.ConfigBadPathHint}
	}
	return nil
}

func checkFile(value string) *flaw {
	if f := checkPath(value); f != nil {
		return &flaw{what: f.what, hint: message.ConfigBadFileHint}
	}
	return nil
}

// checkToken holds keys and tokens to what an HTTP header takes. "Bot " before
// a Discord token is dropped by the bot.
func checkToken(value string) *flaw {
	value = strings.TrimPrefix(value, "Bot ")
	// Quotes are a shell's or a file's that were copied along.
	if strings.ContainsFunc(value, func(r rune) bool { return r <= ' ' || r >= unicode.MaxASCII || r == '"' || r == '\'' }) {
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
	wrong := err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" ||
		u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || !validPort(u.Port())
	switch {
	case strings.ContainsRune(value, '@') && (wrong || u.User != nil):
		return &flaw{what: message.ConfigURLSecret, hint: message.ConfigURLSecretHint, hidden: true}
	case wrong:
		return &flaw{what: message.ConfigBadURL, hint: message.ConfigBadURLHint, hidden: mayBeSecret(value)}
	}
	return nil
}

// validPort takes the port of an address, empty for none.
func validPort(port string) bool {
	_, err := strconv.ParseUint(port, 10, 16)
	return port == "" || err == nil
}

// mayBeSecret reports whether what should be an address may hold a key: after
// a question mark, or because it is one, put into the wrong setting.
func mayBeSecret(value string) bool {
	return strings.ContainsAny(value, "?#") || !strings.ContainsAny(value, ":/")
}
