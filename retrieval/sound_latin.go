package retrieval

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// A spelling is how some letters may be heard in the languages whose names stand
// in Korean news, as the rules for foreign words of 1986 (외래어 표기법) write
// them, the likeliest first.
type spelling struct {
	letters string
	// where is the context: '^' at the beginning, '$' at the end, 'v' before a
	// vowel, 'c' before a consonant or at the end, 'e' before e, i and y.
	where  byte
	sounds []string
}

// latinSpellings has a line for each group of letters, its context, "." for any, and
// how it may be heard there, "_" for silent.
const latinSpellings = `
kn ^ n kn
wr ^ l
ps ^ s
gn ^ n
x ^ s c
sch $ si siu
sch . si s sk
tch $ ci
tch . c
ch $ ci h k
ch v c k h si s
ch c k ci h
sh $ si
sh v si s
sh c siu si s
ght . t
gh $ _ p
gh v k
gh c _
ph . p
th . s t
ck . k
qu . ku k kui
q . k
c e s c
c . k
dge $ ci
dg . c
ge $ ci c
g e c k h
g . k
ng $ n
ng v nk n nc
ng c n nk
mb $ m
wh . hu u h
ts . c ts
tz . c ts
x . ks k
z . c s
j . c i h
w . u p
v . p
f . p
b . p
p . p
d . t
t . t
k . k
l . l
m . m
n . n
h ^ h _
h v h _
h c _ h
st . st siut
s . s c
r v l
r c _ l
tion . sivn
sion . sivn civn
eau . o
augh . o
eigh . ei
ough . o
igh . ai
aa . a
ae . e ei a _
ai . ei ai e
ay c ei ai
au . o au
aw c o
ar c a al v
ea . i e ia
ee . i
ei . ai ei i
er c v el e
ey c i ei
eu . iu oi ue
ew c iu u
ie . i ie iv
oa . o
oe . ue o
oi . oi ua
oy c oi
oo . u o
ou . u au v o
ow c o au
ue $ iu u
ue . ue u iu
ui . u ui i
uy c ai
al . al ol vl el
a . a e ei v
e $ _ e i
e . e i v _
i . i ai v
o . o v u
u . v u iu
y ^ i
y . i ai
`

// spellingsByLetter holds the latinSpellings by their first letter, the longest and
// those with a context first.
var spellingsByLetter = sync.OnceValue(func() [256][]spelling {
	var out [256][]spelling
	for line := range strings.Lines(latinSpellings) {
		fields := strings.Fields(line)
		if len(fields) < 3 {
			continue
		}
		s := spelling{fields[0], fields[1][0], fields[2:]}
		for i, sound := range s.sounds {
			if sound == "_" {
				s.sounds[i] = ""
			}
		}
		out[s.letters[0]] = append(out[s.letters[0]], s)
	}
	for _, of := range out {
		slices.SortStableFunc(of, func(a, b spelling) int {
			return cmp.Or(cmp.Compare(len(b.letters), len(a.letters)), cmp.Compare(anywhere(a), anywhere(b)))
		})
	}
	return out
})

// anywhere is 1 for a spelling without a context, so that it comes last.
func anywhere(s spelling) int {
	if s.where == '.' {
		return 1
	}
	return 0
}

// fits reports whether a spelling is that of word[at:].
func (s *spelling) fits(word string, at int) bool {
	rest, found := strings.CutPrefix(word[at:], s.letters)
	if !found {
		return false
	}
	switch s.where {
	case '^':
		return at == 0
	case '$':
		return rest == ""
	case 'v':
		return rest != "" && isVowel(rest[0])
	case 'c':
		return rest == "" || !isVowel(rest[0])
	case 'e':
		return rest != "" && strings.IndexByte("eiy", rest[0]) >= 0
	}
	return true
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// spell cuts a folded Latin word into latinSpellings, none if it is too long or has
// other letters.
func spell(word string) []spelling {
	if len(word) > longestLatin {
		return nil
	}
	letters := make([]byte, 0, longestLatin)
	for i := range len(word) {
		c := word[i]
		if c < 'a' || c > 'z' {
			return nil
		}
		// A doubled consonant is heard once.
		if i == 0 || c != word[i-1] || isVowel(c) {
			letters = append(letters, c)
		}
	}
	single := string(letters)
	var out []spelling
	for at := 0; at < len(single); {
		of := spellingsByLetter()[single[at]]
		i := slices.IndexFunc(of, func(s spelling) bool { return s.fits(single, at) })
		out = append(out, of[i]) // each letter is one by itself
		at += len(of[i].letters)
	}
	return out
}

// latinFirst returns a Latin word as it is likeliest heard.
func latinFirst(word string) string {
	var b []byte
	for _, s := range spell(word) {
		b = appendSound(b, s.sounds[0])
	}
	return string(b)
}

// latinFine returns the fine sound of a Latin word of a text, in which a group
// of vowels is its first letter: readers of a spelling cannot know how it is
// heard, so a question says how it may be spelled.
func latinFine(word string) string {
	var b []byte
	for _, s := range spell(word) {
		sound := s.sounds[0]
		switch first := s.letters[0]; {
		case !isVowel(first) || sound == "":
		case first == 'y':
			sound = "i"
		default:
			sound = s.letters[:1]
		}
		b = appendSound(b, sound)
	}
	return string(b)
}

// latinVariants returns the fine sounds that Korean latinSpellings of a Latin word
// may have, the likeliest first.
func latinVariants(word string) []string {
	var parts [][]string
	for _, s := range spell(word) {
		parts = append(parts, s.sounds)
	}
	return likeliest(parts)
}

// mostVariants bounds what a question looks for.
const mostVariants = 64

// likeliest puts words together of parts, each of which is one of several, the
// likeliest first. At most mostVariants are returned.
func likeliest(parts [][]string) []string {
	type variant struct {
		text string
		cost int // how far down the parts stand in their lists
	}
	all := []variant{{}}
	for _, choices := range parts {
		next := make([]variant, 0, len(all)*len(choices))
		for _, v := range all {
			for cost, c := range choices {
				next = append(next, variant{string(appendSound([]byte(v.text), c)), v.cost + cost})
			}
		}
		slices.SortFunc(next, func(a, b variant) int {
			return cmp.Or(cmp.Compare(a.cost, b.cost), strings.Compare(a.text, b.text))
		})
		next = slices.CompactFunc(next, func(a, b variant) bool { return a.text == b.text })
		all = next[:min(len(next), mostVariants)]
	}
	var out []string
	for _, v := range all {
		if v.text != "" && !slices.Contains(out, v.text) {
			out = append(out, v.text)
		}
	}
	return out
}
