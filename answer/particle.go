package answer

import (
	"strings"
	"unicode/utf8"
)

// A particle is what a Korean word ends with that tells its part in the
// sentence.
type particle int

const (
	noParticle    particle = iota
	asTopic                // 은, 는
	asSubject              // 이, 가
	asObject               // 을, 를
	asOwner                // 의
	asPlace                // 에, 에서, 로, 부터 and the like
	asPartner              // 와, 과
	asIs                   // 이다, 이며, 인
	asNamed                // 라는, 라고
	asPredicate            // the ending of a verb or an adjective
	particleCount          // how many there are
)

var particleNames = []string{"none", "topic", "subject", "object", "owner", "place", "partner", "is", "named", "predicate"}

// particleEndings are looked for in this order at the end of a word, so longer
// ones stand first. least is how many characters the noun before it has at
// least: a short word may just end so. agrees is 'c' where it follows a
// consonant, 'v' where it follows a vowel.
var particleEndings = []struct {
	ending string
	is     particle
	least  int
	agrees byte
}{
	{"이라는", asNamed, 1, 'c'}, {"이라고", asNamed, 1, 'c'}, {"이라", asNamed, 1, 'c'}, {"라는", asNamed, 1, 'v'}, {"라고", asNamed, 1, 'v'},
	{"이었다", asIs, 1, 'c'}, {"이었으며", asIs, 1, 'c'}, {"이었던", asIs, 1, 'c'}, {"이다", asIs, 1, 0}, {"이며", asIs, 1, 0}, {"이고", asIs, 1, 0},
	{"이자", asIs, 1, 0}, {"이지만", asIs, 1, 0}, {"입니다", asIs, 1, 0}, {"였다", asIs, 1, 'v'}, {"였으며", asIs, 1, 'v'}, {"였던", asIs, 1, 'v'}, {"인", asIs, 2, 0},
	{"에서는", asPlace, 1, 0}, {"에서도", asPlace, 1, 0}, {"에서", asPlace, 1, 0}, {"에게서", asPlace, 1, 0}, {"에게", asPlace, 1, 0}, {"에는", asPlace, 1, 0}, {"에도", asPlace, 1, 0},
	{"으로부터", asPlace, 1, 'c'}, {"로부터", asPlace, 1, 0}, {"으로는", asPlace, 1, 'c'}, {"으로써", asPlace, 1, 'c'}, {"으로서", asPlace, 1, 'c'}, {"으로", asPlace, 1, 'c'},
	{"로써", asPlace, 1, 0}, {"로서", asPlace, 1, 0}, {"로는", asPlace, 1, 0}, {"부터", asPlace, 1, 0}, {"까지의", asPlace, 1, 0}, {"까지", asPlace, 1, 0}, {"보다", asPlace, 1, 0}, {"처럼", asPlace, 1, 0},
	{"에", asPlace, 1, 0}, {"로", asPlace, 2, 0},
	{"께서는", asSubject, 1, 0}, {"께서", asSubject, 1, 0},
	{"와의", asOwner, 2, 'v'}, {"과의", asOwner, 2, 'c'}, {"의", asOwner, 2, 0},
	{"와", asPartner, 2, 'v'}, {"과", asPartner, 2, 'c'},
	{"을", asObject, 1, 'c'}, {"를", asObject, 1, 'v'},
	{"은", asTopic, 1, 'c'}, {"는", asTopic, 2, 'v'}, {"도", asTopic, 2, 0}, {"만", asTopic, 2, 0},
	{"이", asSubject, 2, 'c'}, {"가", asSubject, 2, 'v'},
}

// predicateEndings end verbs and adjectives, in no order.
var predicateEndings = []string{
	"다", "했고", "하고", "되고", "으며", "하며", "되며", "면서", "하여", "되어", "해서", "했지만", "지만", "는데", "도록", "하는", "되는", "있는", "없는", "한", "된", "할", "될", "였고", "었고",
	"았고", "하던", "했던", "되던", "됐던", "하기", "되기", "려고", "하게", "되면", "하면", "으면", "으나", "하자", "아서", "어서", "않은", "않는", "같은", "위해", "통해", "대해", "따라", "의해", "인해", "때문에",
}

// endingOf returns the noun of a Korean word and what particle ends it. A
// asPredicate, or a word without an ending, is returned whole.
func endingOf(word string) (noun string, is particle) {
	for _, e := range particleEndings {
		rest, found := strings.CutSuffix(word, e.ending)
		if !found || utf8.RuneCountInString(rest) < e.least || !agrees(rest, e.agrees) {
			continue
		}
		return rest, e.is
	}
	for _, e := range predicateEndings {
		if rest, found := strings.CutSuffix(word, e); found && rest != "" {
			return word, asPredicate
		}
	}
	return word, noParticle
}

// agrees reports whether a particle may follow a noun by the sound it ends
// with: 'c' asks for a consonant, 'v' for a vowel, 0 for either. Only Korean
// syllables tell.
func agrees(noun string, with byte) bool {
	last, _ := utf8.DecodeLastRuneInString(noun)
	if with == 0 || last < '가' || last > '힣' {
		return true
	}
	return ((last-'가')%28 != 0) == (with == 'c')
}
