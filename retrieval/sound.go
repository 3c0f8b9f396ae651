package retrieval

import (
	"slices"
	"strings"
	"sync"
)

// Sounds bring together the spellings of one name in Korean and in Latin
// letters. Each word of a text has two, one coarse and one fine, by rule. A
// question has many: the ways in which its letters may be heard, so that the
// rules of a text's side may stay simple.
//
// A coarse sound is of consonants alone, in classes that both scripts share:
// Altman and 올트먼 are both "ltmn". Voiced and voiceless stops are one class,
// since Korean tells them apart otherwise than English, and so are l and r; p,
// b, f and v; ch, j and z. h, w and y come and go (Lehman, 리먼).
//
// A fine one has vowels as well, and h: Haas may be heard as "has", and so is
// 하스, whose last vowel only carries its consonant.

// leastCoarse is the number of consonants from which they tell words apart well
// enough by themselves, and leastFine the length of a fine sound.
const (
	leastCoarse = 4
	leastFine   = 3
	// Longer words than these, in syllables and letters, are no names.
	longestHangul = 8
	longestLatin  = 16
)

// fineMark begins a fine sound.
const fineMark = "="

// appendSounds appends the sounds of a word of a text as terms.
func appendSounds(out []term, word string, f field) []term {
	s := speak(word)
	if len(s.coarse) >= leastCoarse {
		out = append(out, term{text: s.coarse, field: f, share: 1})
	}
	if isFine(s.fine) {
		out = append(out, term{text: fineMark + s.fine, field: f, share: 1})
	}
	return out
}

// isFine reports whether a fine sound is enough to tell words apart: it has two
// consonants and a vowel.
func isFine(s string) bool {
	n := 0
	for i := range len(s) {
		if !isSoundVowel(s[i]) {
			n++
		}
	}
	return len(s) >= leastFine && n >= 2 && n < len(s)
}

func isSoundVowel(c byte) bool { return strings.IndexByte("aeiouv", c) >= 0 }

// heard returns the terms of the other script that a word of a question may
// sound like, given its script.
func heard(word string, s script) []term {
	f, variants := hangulSound, latinVariants
	if s == hangul {
		f, variants = latinSound, hangulVariants
	}
	var out []term
	add := func(fine string) {
		if isFine(fine) {
			out = append(out, term{text: fineMark + fine, field: f, share: 1})
		}
	}
	for i, v := range variants(word) {
		add(v)
		if s == latin && i < mostSoundCut {
			for _, end := range endSounds() {
				if rest, cut := strings.CutSuffix(v, end); cut {
					add(rest)
				}
			}
		}
	}
	if c := sound(word); len(c) >= leastCoarse {
		out = append(out, term{text: c, field: f, share: 1})
	}
	return out
}

// sound returns the coarse sound of a folded word.
func sound(word string) string {
	if word == "" || word[0] < 0x80 {
		return coarse(latinFirst(word))
	}
	return coarse(hangulFine(word))
}

// coarse drops the vowels of a fine sound, and h.
func coarse(fine string) string {
	return strings.Map(func(r rune) rune {
		if r == 'h' || isSoundVowel(byte(r)) {
			return -1
		}
		return r
	}, fine)
}

// appendSound appends a sound without doubling the one before it.
func appendSound(b []byte, s string) []byte {
	for i := range len(s) {
		if len(b) == 0 || b[len(b)-1] != s[i] {
			b = append(b, s[i])
		}
	}
	return b
}

// mostSoundCut is how many of the likeliest sounds are also looked for without their
// end.
const mostSoundCut = 16

// endSounds are those of syllables that the analyzer takes for particles or
// endings, also at the end of names: 아인슈타인 is indexed without 인.
var endSounds = sync.OnceValue(func() []string {
	var out []string
	for _, s := range []suffixes{particles, endings} {
		for suffix := range s.all {
			if len(suffix) == syllableBytes && hangulFine(suffix) != "" {
				out = append(out, hangulFine(suffix))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
})
