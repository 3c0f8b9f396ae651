package corpus

import "unicode"

// languageSample is how many bytes of a text its language is guessed from.
const languageSample = 64 << 10

// guessLanguage returns "ko" for a text with at least a third as many Hangul
// syllables as Latin letters (a syllable is two or three letters), "en" for
// one that is mostly plain Latin letters, and "" otherwise.
func guessLanguage(text string) string {
	hangul, latin, other := 0, 0, 0
	for i, r := range text {
		if i > languageSample {
			break
		}
		switch {
		case r >= '가' && r <= '힣':
			hangul++
		case r < unicode.MaxASCII && unicode.IsLetter(r):
			latin++
		case unicode.IsLetter(r):
			other++
		}
	}
	switch {
	case hangul > 0 && 3*hangul >= latin && hangul >= other:
		return "ko"
	case latin > hangul+other:
		return "en"
	}
	return ""
}
