// Package message holds what Footnote says to people, in English and Korean.
//
// The texts stand in en.json and ko.json, a translator's files: each key has
// the same verbs (%s, %d …) in both, in an order that may differ by index
// (%[2]s). Keys are constants of this package; a test holds the three equal.
package message

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
)

// The languages.
const (
	English = "en"
	Korean  = "ko"
)

// A Key names a text.
type Key string

//go:embed en.json ko.json
var files embed.FS

// texts maps a language to its texts by key.
var texts = sync.OnceValue(func() map[string]map[Key]string {
	all := make(map[string]map[Key]string, 2)
	for _, lang := range []string{English, Korean} {
		data, err := files.ReadFile(lang + ".json")
		if err == nil {
			var m map[Key]string
			err = json.Unmarshal(data, &m)
			all[lang] = m
		}
		if err != nil {
			panic(fmt.Sprintf("message: embedded %s.json: %v", lang, err))
		}
	}
	return all
})

// In returns the text in a language, English where the language is unknown,
// with its verbs filled by args.
func (k Key) In(lang string, args ...any) string {
	m, ok := texts()[lang]
	if !ok {
		m = texts()[English]
	}
	text := m[k]
	if len(args) == 0 {
		return text
	}
	return fmt.Sprintf(text, args...)
}

// Language returns the language to speak for a locale such as "ko",
// "ko_KR.UTF-8" or "en-US": Korean, or English for all others.
func Language(locale string) string {
	l := strings.ToLower(locale)
	if l == Korean || strings.HasPrefix(l, "ko_") || strings.HasPrefix(l, "ko-") || strings.HasPrefix(l, "ko.") {
		return Korean
	}
	return English
}

// Of returns the language a text is written in: Korean if it holds at least
// as many Hangul syllables as a third of its Latin letters, else English. A
// Korean syllable is two or three letters, and Korean questions often name
// things in Latin letters.
func Of(text string) string {
	hangul, latin := 0, 0
	for _, r := range text {
		switch {
		case r >= '가' && r <= '힣', r >= 'ㄱ' && r <= 'ㅣ':
			hangul++
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			latin++
		}
	}
	if hangul > 0 && 3*hangul >= latin {
		return Korean
	}
	return English
}
