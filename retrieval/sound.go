package retrieval

import "strings"

// leastSound is the number of consonants from which a sound tells words apart
// well enough: Kakao's two are those of many words.
const leastSound = 3

// appendSound appends the sound of a word as a term, if it has enough
// consonants.
func appendSound(out []term, word string, f field) []term {
	s := sound(word)
	if len(s) < leastSound {
		return out
	}
	return append(out, term{text: s, field: f, share: 1})
}

// sound returns the consonants of a folded word in classes that Korean and
// English spellings of one name share: Altman and 올트먼 are both "ltmn",
// SoftBank and 소프트뱅크 both "sptpnk". Voiced and voiceless stops are one
// class, since Korean tells them apart otherwise than English, and so are l
// and r; p, b, f and v; ch, j and z. Vowels vary too much to count, and h, w
// and y come and go (Lehman, 리먼).
func sound(word string) string {
	if word == "" || word[0] < 0x80 {
		return soundLatin(word)
	}
	return soundHangul(word)
}

// Consonant classes of a syllable's lead and tail by their number in Unicode;
// "-" is silent.
const (
	leadSounds = "kknttlmppss-cccktp-"
	tailSounds = "-kkknnntlkmlllplmppttnttktp-"
)

func soundHangul(word string) string {
	var b []byte
	for _, r := range word {
		l, _, t, ok := apart(r)
		if !ok {
			return ""
		}
		lead, tail := leadSounds[l], tailSounds[t]
		// 빌리 has one l, written twice.
		if lead != '-' && (lead != 'l' || len(b) == 0 || b[len(b)-1] != 'l') {
			b = append(b, lead)
		}
		if tail != '-' {
			b = append(b, tail)
		}
	}
	return string(b)
}

// spelled are the sounds that English spells with several letters.
// z stands for the class of ch and j.
var spelled = strings.NewReplacer("tion", "sn", "tch", "z", "sch", "s", "ch", "z", "sh", "s", "th", "s", "ph", "p",
	"ck", "k", "ce", "se", "ci", "si", "cy", "si", "dge", "ze", "ge", "ze", "ng", "n", "x", "ks", "q", "k", "ts", "z")

// latinSounds maps the letters from a to z.
const latinSounds = "-pkt-pk--cklmn-pklst-p-k-c"

func soundLatin(word string) string {
	word = spelled.Replace(strings.TrimSuffix(word, "e"))
	var b []byte
	last := byte('-')
	for i := range len(word) {
		c := word[i]
		if c < 'a' || c > 'z' {
			return ""
		}
		class := latinSounds[c-'a']
		// Korean drops an r that no vowel follows: Stargate, 스타게이트.
		if c == 'r' && i > 0 && (i+1 == len(word) || !isVowel(word[i+1])) && last == '-' {
			continue
		}
		if class != '-' && class != last {
			b = append(b, class)
		}
		last = class
	}
	return string(b)
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouyhw", c) >= 0 }
