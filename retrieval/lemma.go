package retrieval

import (
	"bufio"
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/kljensen/snowball/english"
)

// A lemma is a word of the vocabulary, or a phrase.
type lemma struct {
	// forms are the stems of a word in all its inflections.
	forms []string
	// phrase are the stems of a phrase, of two words or more, in order.
	phrase []string
	// across are the grams that cross the spaces of a Korean phrase.
	across []string
}

// englishLemma makes a lemma of an entry in lower case.
func englishLemma(entry string) lemma {
	tokens := tokenize(entry)
	if len(tokens) > 1 {
		return lemma{phrase: stemsOf(tokens)}
	}
	word := tokens[0].text
	forms := []string{tokens[0].stem()}
	for _, f := range irregular()[word] {
		if s := english.Stem(f, false); !slices.Contains(forms, s) {
			forms = append(forms, s)
		}
	}
	return lemma{forms: forms}
}

// koreanLemma makes a lemma of an entry: a noun, a phrase, or a dictionary form
// in 다. A phrase is also looked for without its spaces.
func koreanLemma(entry string) lemma {
	tokens := tokenize(entry)
	if len(tokens) == 1 {
		return lemma{forms: koreanForms(tokens[0])}
	}
	l := lemma{phrase: stemsOf(tokens)}
	joined := ""
	for i, t := range tokens {
		joined += t.text
		if i > 0 && t.script == hangul && tokens[i-1].script == hangul {
			before := tokens[i-1].text
			l.across = append(l.across, before[len(before)-syllableBytes:]+t.text[:syllableBytes])
		}
	}
	if t := tokenize(joined); len(t) == 1 {
		l.forms = []string{t[0].stem()}
	}
	return l
}

// koreanForms returns the stems that a word of Korean has in texts.
func koreanForms(t token) []string {
	if t.script != hangul {
		return []string{t.stem()}
	}
	var forms []string
	add := func(word string) {
		if s := stemKorean(word); !slices.Contains(forms, s) {
			forms = append(forms, s)
		}
	}
	add(t.text)
	stem, isVerb := strings.CutSuffix(t.text, "다")
	switch {
	case isVerb && len(stem) > 0 && !nounsInDa[t.text]:
		for _, form := range conjugate(stem) {
			if len(form) > syllableBytes {
				add(form)
			}
		}
	case len(t.text) == syllableBytes:
		// The analyzer leaves particles at words of one syllable.
		for _, p := range particlesAfter(t.text) {
			add(t.text + p)
		}
	}
	return forms
}

// nounsInDa are nouns that end like verbs.
var nounsInDa = wordSet(`바다 캐나다 판다 소다 우간다 르완다 혼다 마쓰다 도요다 람다 아젠다 어젠다 베란다 프라다 살바도르다`)

// particlesAfter returns the most frequent particles in the form that they have
// after a syllable.
func particlesAfter(syllable string) []string {
	_, _, tail, _ := apart([]rune(syllable)[0])
	if tail == 0 {
		return []string{"는", "가", "를", "의", "에", "와", "로", "도", "에서"}
	}
	return []string{"은", "이", "을", "의", "에", "과", "으로", "도", "에서"}
}

func stemsOf(tokens []token) []string {
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.stem()
	}
	return out
}

//go:embed irregular.txt
var irregularFile string

// irregular maps each form of an irregular word of English to the others.
var irregular = sync.OnceValue(func() map[string][]string {
	out := make(map[string][]string)
	for s := bufio.NewScanner(strings.NewReader(irregularFile)); s.Scan(); {
		line, _, _ := strings.Cut(s.Text(), "#")
		forms := strings.Fields(line)
		for i, f := range forms {
			out[f] = append(append(out[f], forms[:i]...), forms[i+1:]...)
		}
	}
	return out
})

// inflected returns the irregular words of English in the form that a
// dictionary has.
func inflected() []string {
	var out []string
	for s := bufio.NewScanner(strings.NewReader(irregularFile)); s.Scan(); {
		line, _, _ := strings.Cut(s.Text(), "#")
		if forms := strings.Fields(line); len(forms) > 1 {
			out = append(out, forms[0])
		}
	}
	return out
}
