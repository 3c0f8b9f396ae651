package retrieval

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// particles follow Korean nouns, alone or one after another ("에서는").
var particles = newSuffixes(`
	은 는 이 가 을 를 의 에 도 만 로 와 과 나 랑 야 아 여
	에서 에게 에는 에도 에의 에만 으로 로서 로써 으로서 으로써 부터 까지 마저 조차 처럼 같이 보다 밖에 대로 만큼 마다 이나 이란 란 이라 라 이며 며 이고 고
	이라는 라는 이라고 라고 이라도 라도 이다 이었다 였다 이던 이자 이면 이지만 이었던 이었으며 였으며 였던 인 일 임 인데 인가 인지
	에서는 에서도 에서의 에게는 에게서 에게도 으로는 으로도 로는 로도 으로의 로의 까지의 까지는 까지도 부터의 부터는 와는 과는 와의 과의 와도 과도 만의 만을 만이 만은 들은 들이 들을 들의 들에게 들과 들도 들 께서 께서는 께 한테 한테서 하고
	이라며 라며 이란 이나마 이든 든지 이든지 요 이요 이에요 예요 입니다 이었습니다 였습니다 인가요 일까요 일까 이니 이므로 이라서 라서 으로부터 로부터 에서부터`)

// verbal suffixes make verbs of nouns and bend them ("회동했다"): forms of 하다,
// 되다 and their like.
var verbal = newSuffixes(`
	하다 했다 한다 하는 하고 하며 하여 해서 하면 하게 하지 하기 하기로 하는데 하였다 하였고 하였으며 하였던 했고 했으며 했던 했지만 했는데 했으나 했다고 한다고 하자 하던 하려 하려고 하도록 하면서 하지만 하거나 하자고 한 할 함 해 했 하기도 하는지 했는지 했나 했나요 했는가 했을까 하나 하나요 하는가 합니까 했습니까 했습니다 합니다 해야 해도 했을 하였는가 하였나 하였는지 했다는 한다는 하라고 하라 하지는 하지도 하지만은 했을때 하겠다 하겠다고 할지 하느냐 했느냐
	되다 됐다 된다 되는 되고 되며 되어 돼서 되면 되게 되지 되기 되었다 되었고 되었으며 되었던 됐고 됐으며 됐던 됐지만 됐는데 되자 되던 되도록 되면서 되지만 되거나 된 될 됨 돼 됐 되었는가 되었나 되었는지 됐나 됐나요 됐는가 됩니까 됐습니까 됐습니다 됩니다 되었을 되었지만 되어야 됐을
	받다 받았다 받은 받는 받고 받아 받았던 받을 시키다 시켰다 시킨 시키는 시켜 시키고 시킬 당하다 당했다 당한 당하는`)

// endings follow other stems, of verbs and adjectives.
var endings = newSuffixes(`
	스러운 스럽게 스럽다 적인 적으로 적이고 적이며 적이다 적이었다 적
	었다 았다 였다 겠다 었고 았고 였고 었으며 았으며 었던 았던 었는데 았는데 었지만 았지만 었는가 았는가 었나 았나 었을까 았을까 었을 았을 었나요 았나요 습니다 습니까 었습니다 았습니다 는다 는다고 는데 는지 는가 나요 는 던 도록 으며 으면 으나 으니 지만 거나 면서 으면서 려고 으려고 자마자 어서 아서 여서 어야 아야 기에 기도 기로 기를 기는 기가 게 고 며 다 다고 다는 자 지 은 을 음 어 아`)

// suffixes are looked up by their end, longest first.
type suffixes struct {
	all     map[string]bool
	longest int // in syllables
}

func newSuffixes(list string) suffixes {
	s := suffixes{all: make(map[string]bool)}
	for _, word := range strings.Fields(list) {
		s.all[word] = true
		s.longest = max(s.longest, utf8.RuneCountInString(word))
	}
	return s
}

// strip cuts the longest of the suffixes off a word that leaves at least two
// syllables.
func (s suffixes) strip(word string) string {
	for n := min(s.longest, len(word)/syllableBytes-2); n > 0; n-- {
		cut := len(word) - n*syllableBytes
		if s.all[word[cut:]] {
			return word[:cut]
		}
	}
	return word
}

// stemKorean returns what is left of a Korean word without its particles and
// endings. No dictionary is asked: a noun that happens to end like a particle
// is cut too, but in the question as in the article, so they still meet.
func stemKorean(word string) string {
	noun := verbal.strip(word) // before the end of "하는" is taken for a particle
	for range stackedParticles {
		word = particles.strip(word)
	}
	return shortest(noun, verbal.strip(word), endings.strip(word))
}

// stackedParticles is how many particles of the list may follow one another.
const stackedParticles = 2

func shortest(words ...string) string {
	return slices.MinFunc(words, func(a, b string) int { return len(a) - len(b) })
}
