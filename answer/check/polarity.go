package check

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// negations turn what a sentence says into its contrary.
var negations = regexp.MustCompile(`(?i)\b(?:not|never|no|nobody|ruled out|rules out|turned down|called off|left out|excluded|rather than|instead of|none|neither|nor|cannot|without|nothing|refused?|refuses|denied|denies|deny|declined?|declines|rejected?|rejects|failed|fails|unable|undecided|unannounced|open question|left open|yet to|unfinished|incomplete|unclear|unknown)\b|n['’]t\b` +
	`|않|못(?:하|했|한|할|해|지)|(?:^|\s)못\s|없(?:다|었|는|이|을|고|어|으|지|음|습|던|애)|아니(?:다|라|었|고|며|ㄴ)|아닌|(?:^|\s)안\s|말라|거부|거절|배제|제외|보다는|부인(?:했|하)|미정|미완|미지수|불투명|불발|무산|실패`)

// bounds sound like negations and deny nothing.
var bounds = regexp.MustCompile(`(?i)\bno (?:more|fewer|less|later|earlier|sooner) than\b|\bnot (?:only|just|least)\b|뿐(?:만)? 아니라`)

// unbound returns a text with white space for what denies nothing.
func unbound(s string) string {
	return bounds.ReplaceAllStringFunc(s, func(found string) string { return strings.Repeat(" ", len(found)) })
}

// isNegated reports whether a sentence denies something.
func isNegated(s string) bool { return negations.MatchString(unbound(s)) }

// denied tells which words of a text a negation is about: in English those that
// follow it, in Korean its own and the one before.
func denied(text string, words []corpus.Span) []bool {
	out := make([]bool, len(words))
	text = unbound(text)
	for i, w := range words {
		word := text[w.Start:w.End]
		if !isNegated(word) && (i+1 >= len(words) || !isNegated(text[w.Start:words[i+1].End]) || isNegated(text[words[i+1].Start:words[i+1].End])) {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "“‘\"'(")); isHangul(first) {
			out[i] = true
			back := 1
			if strings.Contains(word, "없") {
				back = 2 // 취소된 무대는 없었다
			}
			for n := i - 1; n >= max(0, i-back); n-- {
				out[n] = true
			}
			if strings.HasPrefix(word, "안") || strings.HasPrefix(word, "못") {
				mark(out, i+1)
			}
			continue
		}
		if i > 0 && nobodyWord.MatchString(word) {
			mark(out, i-1) // charged no one
		}
		for n := i; n <= i+scope && n < len(words); n++ {
			mark(out, n)
			next := text[words[n].Start:words[n].End]
			if n > i && (strings.HasSuffix(next, ",") || next == "and" || next == "but" || next == "or") {
				break
			}
		}
	}
	return out
}

// scope is how many words after an English negation it is about.
const scope = 4

var nobodyWord = regexp.MustCompile(`(?i)^(?:no|nobody|nothing|none)\b`)

func mark(out []bool, i int) {
	if i < len(out) {
		out[i] = true
	}
}

// checkPolarity looks, in the sentences that say most of what is claimed, for a
// word that one side denies while the other denies nothing.
func (e *examination) checkPolarity() {
	told := e.inClause(anyClause)
	own := retrieval.NewText(e.review.text).Words()
	ownDenied := denied(e.review.text, own)
	for i := range e.sources {
		for j := range e.sources[i].sentences {
			if k := e.contrary(told, i, j, own, ownDenied); k >= 0 && !e.affirmed(k, i, j, told) {
				e.check(Polarity, e.written(k), false)
				return
			}
		}
	}
}

// contrary returns the concept that either the claim or a sentence of a source
// denies while the other denies nothing, -1 if there is none.
func (e *examination) contrary(told []int, i, j int, own []corpus.Span, ownDenied []bool) int {
	s := &e.sources[i].sentences[j]
	share := e.shareIn(told, i, j)
	if s.order || e.negated == s.negated {
		return -1
	}
	if k := e.deniedStem(told, e.sources[i].Article.Quote(s.span)); k >= 0 && (share >= leastSame || e.coveredBy(told, s) >= leastCovered) {
		return k
	}
	if share < leastSame || e.negated && share < leastDenied {
		return -1
	}
	there := denied(e.sources[i].Article.Quote(s.span), s.text.Words())
	for _, k := range told {
		at := e.concepts[k].At(s.text)
		if e.isNameAt(k) || e.quoted(e.at[k]) || len(at) == 0 || !isPredicate(&e.concepts[k]) || isNegated(e.concepts[k].Word) {
			continue
		}
		if s.negated && allOf(there, at) || deniesPlainly(e.review.text) && e.deniedAt(k, own, ownDenied) {
			return k
		}
	}
	return -1
}

// grammatical are the negations that are no verbs of their own: who rejected an
// offer was made one.
var grammatical = regexp.MustCompile(`(?i)\b(?:not|never|no|nobody|none|neither|nor|cannot)\b|n['’]t\b|않|못|없|아니|(?:^|\s)안\s`)

// deniesPlainly reports whether a sentence denies something by such a negation.
func deniesPlainly(s string) bool { return grammatical.MatchString(unbound(s)) }

// isPredicate reports whether a concept is a verb or an adjective.
func isPredicate(c *retrieval.Concept) bool {
	return (c.Word == c.Stem || !hasHangul(c.Word)) && retrieval.IsPredicate(c.Stem) || finalForm.MatchString(c.Word)
}

// finalForm is how Korean predicates end that are no nouns with a particle.
var finalForm = regexp.MustCompile(`[가-힣](?:다|니다|어요|아요|죠|고|며|면서|지만|는데|어서|아서|해서|기로|려고)$`)

// leastSame is how much of a claim a sentence says at least to be compared with,
// leastDenied the same for a claim that denies: what is denied may be told in
// many words.
const (
	leastSame   = 0.5
	leastDenied = 0.9
)

// deniedStem returns the verb of the claim that a Korean sentence denies, by its
// stem, -1 if there is none: 받았습니다, and 받지 않았다. The stems of verbs of one
// syllable are too short to be found as words.
func (e *examination) deniedStem(told []int, quote string) int {
	if e.negated {
		return -1
	}
	for _, m := range deniedVerb.FindAllStringSubmatch(quote, -1) {
		stem := []rune(m[1])
		for _, k := range told {
			if !e.isNameAt(k) && !e.quoted(e.at[k]) && isFormOf([]rune(e.concepts[k].Word), stem) {
				return k
			}
		}
	}
	return -1
}

var deniedVerb = regexp.MustCompile(`([가-힣]+)지(?:는|도|를)?\s*(?:아직\s*)?(?:(?:정하|정해|결정되|결정하|확정되|확정하|밝히|밝혀|알려)지(?:는|도)?\s*)?(?:않|못|아니)`)

// coveredBy returns how many of a sentence's words the claim has as well, as a
// share, the denial aside.
func (e *examination) coveredBy(told []int, s *sentence) float64 {
	words := len(s.text.Words()) - 1
	seen := make(map[int]bool)
	for _, k := range told {
		for _, at := range e.concepts[k].At(s.text) {
			seen[at] = true
		}
	}
	return float64(len(seen)+1) / float64(max(2, words)) // and the verb, found by its stem
}

// leastCovered is how many of a short sentence's words a claim has at least that
// it contradicts.
const leastCovered = 0.75

// isFormOf reports whether a Korean word is a form of the verb with a stem.
func isFormOf(word, stem []rune) bool {
	if n := len(stem); n > 0 {
		// 앞당길지는: the tail of the stem's last syllable is an ending.
		if last := jamoOf(stem[n-1]); len(last) == 3 && last[2] == 'ㄹ' {
			open := append(append([]rune{}, stem[:n-1]...), stem[n-1]-8)
			if isFormOf(word, open) {
				return true
			}
		}
	}
	n := len(stem)
	if len(word) <= n || !equalRunes(word[:n-1], stem[:n-1]) || !isHangul(word[n-1]) {
		return false
	}
	w, s := jamoOf(word[n-1]), jamoOf(stem[n-1])
	contracted := map[rune]rune{'ㅏ': 'ㅐ', 'ㅚ': 'ㅙ', 'ㅣ': 'ㅕ', 'ㅗ': 'ㅘ', 'ㅜ': 'ㅝ'}
	past := len(w) == 3 && w[2] == 'ㅆ' && len(s) == 2 && (w[1] == s[1] || w[1] == contracted[s[1]])
	same := word[n-1] == stem[n-1] && strings.ContainsRune("았었아어습는은을기고며다던려", word[n])
	return w[0] == s[0] && (past || same)
}

// shareIn returns how much of some concepts a sentence speaks of.
func (e *examination) shareIn(told []int, i, j int) float64 {
	said := 0.0
	for _, k := range told {
		said += min(1, e.trust[i][j][k]/certain)
	}
	return said / float64(max(1, len(told)))
}

func allOf(set []bool, at []int) bool {
	for _, n := range at {
		if n >= len(set) || !set[n] {
			return false
		}
	}
	return true
}

// deniedAt reports whether the sentence denies a concept of its own.
func (e *examination) deniedAt(k int, own []corpus.Span, denied []bool) bool {
	for n, w := range own {
		if w.Start <= e.at[k] && e.at[k] < w.End {
			return denied[n]
		}
	}
	return false
}

// affirmed reports whether another sentence that says as much of the claim, and
// the concept, denies something just if the claim does.
func (e *examination) affirmed(k, i, j int, told []int) bool {
	denied := e.shareIn(told, i, j)
	for s := range e.sources {
		for n := range e.sources[s].sentences {
			other := &e.sources[s].sentences[n]
			if (s != i || n != j) && other.negated == e.negated && e.trust[s][n][k] > 0 && e.shareIn(told, s, n) >= denied {
				return true
			}
		}
	}
	return false
}
