package check

import (
	"strings"
	"unicode"
)

// The sounds of Korean letters in Latin ones, by the Revised Romanization of
// Korean (2000), in the classes that other spellings of names do not keep apart.
var (
	leadSounds  = strings.Fields("k k n t t l m p p s s - c c c k t p h")
	vowelSounds = strings.Fields("a e a e o e o e o a e e o u o e i u u i i")
	tailSounds  = strings.Fields("k k k n n n t l k m p l l p l m p p t t n t t k t p t")
)

// romanized returns how a Korean name sounds.
func romanized(name string) string {
	var b strings.Builder
	for _, r := range name {
		if !isHangul(r) {
			return ""
		}
		n := r - '가'
		if lead := leadSounds[n/588]; lead != "-" {
			b.WriteString(lead)
		}
		b.WriteString(vowelSounds[n%588/28])
		if tail := n % 28; tail > 0 {
			b.WriteString(tailSounds[tail-1])
			if tail == nasal {
				b.WriteString("k")
			}
		}
	}
	return strings.ReplaceAll(b.String(), "ll", "l")
}

// nasal is the index of ㅇ among the tails: "ng".
const nasal = 21

// spelt brings a name in Latin letters to the same classes.
var spelt = strings.NewReplacer(
	"yeo", "o", "you", "o", "eo", "o", "yae", "e", "yea", "e", "ae", "e", "oe", "e", "wae", "e", "wea", "e", "we", "e", "wo", "o", "wa", "a", "wi", "i", "eui", "i", "ui", "i", "eu", "u",
	"yoo", "u", "woo", "u", "oo", "u", "ou", "u", "ee", "i", "ya", "a", "yo", "o", "yu", "u", "ye", "e", "u", "u",
	"ch", "c", "ck", "k", "c", "k", "j", "c", "ph", "p", "th", "t", "x", "ks", "q", "k", "sh", "s", "kk", "k", "gg", "k", "tt", "t", "dd", "t", "pp", "p", "bb", "p", "ss", "s",
	"g", "k", "d", "t", "b", "p", "r", "l", "f", "p", "v", "p", "z", "c", "y", "", "w", "", "-", "", " ", "",
)

func speltSound(name string) string {
	parts := strings.Split(strings.ToLower(name), "-")
	for i, p := range parts {
		if n := len(p) - 1; n > 0 && p[n] == 'h' && strings.IndexByte("aeou", p[n-1]) >= 0 {
			parts[i] = p[:n] // Soo-ah
		}
	}
	return strings.ReplaceAll(spelt.Replace(strings.Join(parts, "-")), "ll", "l")
}

// hasRomanized reports whether a text in Latin letters names a Korean person.
func hasRomanized(person, text string) bool {
	r := []rune(person)
	given := romanized(string(r[1:]))
	if given == "" {
		return false
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	for i, w := range words {
		if first := []rune(w)[0]; !unicode.IsUpper(first) {
			continue
		}
		if speltSound(w) == given {
			return true
		}
		if i+1 < len(words) && speltSound(w+words[i+1]) == given {
			return true
		}
	}
	return false
}

// hasPlace reports whether a text in Latin letters has a Korean name that a word
// begins with: Mokjin for 목진시.
func hasPlace(word, text string) bool {
	r := []rune(word)
	if !isHangul(r[0]) {
		return false
	}
	for other := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		if first := []rune(other)[0]; !unicode.IsUpper(first) {
			continue
		}
		spelt := speltSound(other)
		for n := 2; n <= min(len(r), len(spelt)); n++ { // a syllable has a vowel at least
			if romanized(string(r[:n])) == spelt {
				return true
			}
		}
	}
	return false
}

// hasHeard reports whether a word of a Korean text begins as a name in Latin
// letters sounds: 온새미유업 for "Onsaemi", 캘러웨이 for "Calloway".
func hasHeard(name, text string) bool {
	first := []rune(name)
	if len(first) < leastHeard || isHangul(first[0]) {
		return false
	}
	exact, rough := speltSound(name), latinSkeleton(strings.ToLower(name), false)
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !isHangul(r) }) {
		r := []rune(word)
		for from := 0; from <= 1 && from < len(r); from++ { // a given name follows a surname
			for n := 1; from+n <= len(r) && n <= longestHeard; n++ {
				part := string(r[from : from+n])
				if romanized(part) == exact && (n > 1 || len(first) > leastHeard) || from == 0 && n > 2 && (len(rough) > 2 || len(rough) == 2 && len(first) >= longHeard) && strings.ContainsAny(part, foreignSyllables) && hangulSkeleton(part) == rough {
					return true
				}
			}
		}
	}
	return false
}

// longHeard is how many letters a name has at least of which two consonants are
// enough to be heard.
const longHeard = 6

// leastHeard is how many letters a name has at least, longestHeard how many
// syllables at most.
const (
	leastHeard   = 3
	longestHeard = 6
)
