package corpus

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/korean"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// replacement stands for what could not be decoded.
const replacement = string(utf8.RuneError)

// decode returns the text of a file as valid UTF-8 in NFC, without a byte
// order mark. It reads UTF-8, UTF-16 with a byte order mark, and CP949, of
// which EUC-KR is a part.
//
// A text of which a little is broken is better than none: then the error is a
// [*DamageError] and the text is there. UTF-8 wins over CP949 where most of
// what is not ASCII is valid UTF-8: of CP949 read as UTF-8, only about a
// quarter is. Any other error is [ErrNotText], and the text is empty.
func decode(raw []byte) (string, error) {
	if bytes.HasPrefix(raw, []byte("\xff\xfe")) || bytes.HasPrefix(raw, []byte("\xfe\xff")) {
		return repaired(convert(raw, utf.UTF16(utf.LittleEndian, utf.UseBOM)), strayDamage)
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if utf8.Valid(raw) {
		return sound(string(raw))
	}
	if utf8Share(raw) < mostly {
		if text := convert(raw, korean.EUCKR); koreanBytes(raw) && koreanWords(text) {
			return repaired(text, 1)
		}
		return repaired(validUTF8(raw), strayDamage)
	}
	return repaired(validUTF8(raw), 1)
}

const (
	// mostly is the part of what is not ASCII that must be sound. UTF-8 read
	// as CP949 and the other way round stay far below it.
	mostly = 0.75
	// strayDamage is the part of all characters that may be damaged in a text
	// that nothing but its soundness speaks for, such as English with a few
	// quotation marks of another encoding.
	strayDamage = 0.01
)

func convert(raw []byte, from encoding.Encoding) string {
	text, err := from.NewDecoder().Bytes(raw)
	if err != nil { // The decoders in use here put U+FFFD instead.
		return replacement
	}
	return string(text)
}

func validUTF8(raw []byte) string { return strings.ToValidUTF8(string(raw), replacement) }

// sound refuses what is no text.
func sound(text string) (string, error) {
	if strings.IndexByte(text, 0) >= 0 {
		return "", ErrNotText
	}
	return compose(text), nil
}

// compose returns a text in NFC. It looks at each line by itself, which nothing
// composes across, so that one letter of another script does not make a whole
// text slow.
func compose(text string) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for line := range strings.Lines(text) {
		if !isPlain(line) {
			line = norm.NFC.String(line)
		}
		b.WriteString(line)
	}
	return b.String()
}

// isPlain reports whether a text is in NFC because it holds nothing but
// letters and signs that never compose or decompose. Nearly all Korean and
// English is, and this takes a fifth of the time that [norm.NFC] does.
func isPlain(text string) bool {
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isPlainRune(r) {
			return false
		}
		i += size
	}
	return true
}

func isPlainRune(r rune) bool {
	switch {
	case r >= '가' && r <= '힣', // Hangul; its parts, that compose, are not plain
		r < 0x300,                 // Latin
		r >= 0x2010 && r < 0x205f, // punctuation
		r >= 0x2500 && r < 0x27c0, // boxes, bullets, arrows
		r >= 0x3000 && r < 0x302a, // East Asian punctuation
		r >= 0x3131 && r < 0x318f, // single Korean letters
		r >= 0x4e00 && r < 0xa000, // Hanja
		r >= 0xff01 && r < 0xffef: // wide Latin
		return true
	}
	return false
}

// repaired tells what was lost in a text, and refuses one that lost more than
// a share of its characters; one may always be lost.
func repaired(text string, share float64) (string, error) {
	lost := strings.Count(text, replacement)
	if float64(lost) > max(1, share*float64(utf8.RuneCountInString(text))) {
		return "", ErrNotText
	}
	whole, err := sound(text)
	if err != nil || lost == 0 {
		return whole, err
	}
	before, _, _ := strings.Cut(text, replacement)
	return whole, &DamageError{Line: 1 + lineBreaks(before), Characters: lost}
}

// utf8Share returns which part of the bytes that are not ASCII belongs to
// valid UTF-8 sequences.
func utf8Share(raw []byte) float64 {
	valid, invalid := 0, 0
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && size == 1:
			invalid++
		case size > 1:
			valid += size
		}
		raw = raw[size:]
	}
	return float64(valid) / float64(max(1, valid+invalid))
}

// koreanBytes reports whether what is not ASCII is mostly double bytes of
// KS X 1001, and a third of that its Hangul; the rest may be Hanja and signs.
// CP949's other 8,822 syllables hardly occur in Korean, but a Latin letter with
// an accent before a plain one reads as one of them.
func koreanBytes(raw []byte) bool {
	hangul, sound, units := 0, 0, 0
	for i := 0; i < len(raw); i++ {
		if raw[i] < utf8.RuneSelf {
			continue
		}
		units++
		if i+1 == len(raw) || raw[i] < 0xa1 || raw[i+1] < 0xa1 || raw[i] == 0xff || raw[i+1] == 0xff {
			continue
		}
		sound++
		if raw[i] >= 0xb0 && raw[i] <= 0xc8 {
			hangul++
		}
		i++
	}
	return float64(sound) >= mostly*float64(units) && 3*hangul >= units
}

// commonSyllables are among the most frequent ones of Korean: they make up 22
// to 36 in a hundred of encyclopedia articles, and hardly any of Chinese or
// Japanese read as Korean.
const commonSyllables = "이다는의에가을를은고한로지사기하도대인자"

// enoughSyllables is from how many on commonSyllables must be among them.
const enoughSyllables = 40

// koreanWords reports whether a text reads like Korean, rather than like
// another language's double bytes.
func koreanWords(text string) bool {
	all, common := 0, 0
	for i, r := range text {
		if i > languageSample {
			break
		}
		if r < '가' || r > '힣' {
			continue
		}
		all++
		if strings.ContainsRune(commonSyllables, r) {
			common++
		}
	}
	return all > 0 && (all < enoughSyllables || 10*common >= all)
}
