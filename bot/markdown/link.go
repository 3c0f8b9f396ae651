package markdown

import (
	"net/url"
	"strconv"
	"strings"
)

// MaxLink is the most bytes that an address has: a longer one is a burden, not
// a source.
const MaxLink = 600

// Link returns a URL as a link without a preview, empty if it is no plain web
// address.
func Link(raw string) string {
	a := address(raw)
	if a == "" {
		return ""
	}
	return "<" + a + ">"
}

// address returns a URL as it may stand in a link, empty if it is no plain web
// address or too long.
func address(raw string) string {
	raw = strings.TrimSpace(raw)
	if len(raw) > MaxLink {
		return ""
	}
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	// In a link all of these stand for themselves in either form.
	a := percent(u.String(), func(c byte) bool {
		return c > ' ' && c < 0x7F && strings.IndexByte("<>\"\\^`{|}@", c) < 0
	})
	// A host may hold what is none any more once it is encoded.
	if _, err := url.Parse(a); err != nil || len(a) > MaxLink {
		return ""
	}
	return a
}

// percent percent-encodes the bytes of s that are not safe.
func percent(s string, safe func(byte) bool) string {
	var out strings.Builder
	for _, c := range []byte(s) {
		if safe(c) {
			out.WriteByte(c)
		} else {
			out.WriteString("%" + strings.ToUpper(strconv.FormatUint(uint64(c)+0x100, 16)[1:]))
		}
	}
	return out.String()
}

// maxTitle is how many characters of a linked title are shown.
const maxTitle = 120

// TitleLink returns a title, on one line, as a link to a URL. A title that
// Discord would not take or not show as it is in a link, or that looks like an
// address itself, stands before the address instead of over it. Without a plain
// web address it is the title alone, plain.
func TitleLink(title, raw string) string {
	bare := Link(raw)
	shown := OneLine(title, maxTitle)
	switch {
	case bare == "":
		return shown
	case shown == "":
		return bare
	}
	if label := cutLine(title, maxTitle); mayMask(label) {
		return "[" + label + "](<" + strings.NewReplacer("(", "%28", ")", "%29").Replace(address(raw)) + ">)"
	}
	return shown + " " + bare
}
