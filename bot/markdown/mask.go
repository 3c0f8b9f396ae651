package markdown

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// punctuation may stand in the text of a masked link. Discord undoes no
// backslash there, shows emphasis, and takes no link with an emoji, a mention or
// an address in its text:
// https://github.com/discord/discord-api-docs/issues/6185#issuecomment-1666006809
// https://github.com/discord/discord-api-docs/issues/6088
const punctuation = ` .,;:!?'"()-–—…·‘’“”%&/+=$₩€£~|「」『』《》〈〉、。`

// mayMask reports whether text that is on one line can be the text of a masked
// link and reads letter by letter there.
func mayMask(text string) bool {
	letters := 0
	for i, r := range text {
		switch {
		case unicode.In(r, unicode.L, unicode.Nd):
			letters++
		case unicode.Is(unicode.M, r) && i > 0 && !unicode.Is(unicode.Variation_Selector, r) && r != keycap:
		case !strings.ContainsRune(punctuation, r):
			return false
		}
	}
	if letters == 0 || startsItem([]rune(text), 0) || itemBegin.MatchString(text) {
		return false
	}
	return strings.Count(text, ":") < 2 && !strings.Contains(text, "||") && !strings.Contains(text, "~~") && !LooksLikeAddress(text)
}

// keycap makes an emoji of a digit.
const keycap = '\u20E3'

var itemBegin = regexp.MustCompile(`^\d+\.(\s|$)`)

// host matches a name with a top-level domain of letters, or four numbers.
var host = regexp.MustCompile(`[\pL\pN]\.[\pL\pM-]*\pL{2}|[\pL\pN]\.xn--|(?:\d{1,3}\.){3}\d|\[[0-9a-fA-F:]+:|//|(?i:\b(?:mailto|tel|javascript|data):)`)

// LooksLikeAddress reports whether people may read s as a web address, or have a
// doubt: a link whose text is another address leads astray. Letters that look
// like others count as those (Unicode Standard Annex #15, NFKC), and so does
// each full stop that host names take (Unicode Technical Standard #46).
func LooksLikeAddress(s string) bool {
	s = strings.NewReplacer("。", ".", "․", ".", "∕", "/", "⁄", "/", "∶", ":", "։", ":").Replace(norm.NFKC.String(s))
	return host.MatchString(s)
}
