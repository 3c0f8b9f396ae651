package retrieval

import (
	"slices"
	"unicode/utf8"
)

// What a Korean verb or adjective ends in, behind its past (갔-다), behind the
// form in 아 or 어 (가-서), behind a stem as it is (가-고, 먹-으며), and behind
// the ㄴ, ㄹ and ㅂ that end a stem's last syllable (간-다, 갈-까, 갑-니다).
var (
	afterPast = newSuffixes(`다 고 으며 던 지만 는데 으나 는가 나 나요 을까 을까요 습니다 습니까 을 다고 다는 다며 어요 음 기 느냐 냐 군 네 지 는지 으면
		어도 다면 던가 다가 으니 으므로 기에 지요 죠 던지 거나 다던 고요 는데요 답니다 더라 음을 음은 으면서 을지 을때 어야`)
	afterInfinitive = newSuffixes(`서 야 도 요 라 서는 서야 서도 야만 야지`)
	afterStem       = newSuffixes(`다 고 는 지 게 며 면 기 던 도록 거나 려고 나요 는가 는지 니 자 네 습니다 습니까 는데 지만 면서 기로 기를 기도 기에
		는다 는다고 자마자 으려고 으며 으면 으니 으나 으면서 음 은 을 으려 고자 느냐 나 세요 지요 죠 더니 더라 다가 구나 니까 므로 으므로 는다는 지는 지도
		겠다 겠다고 겠습니다 겠지만 고는 기는 을까 을까요 은지 은가 은데`)
	afterN = newSuffixes(`다 다고 다는 다며 다면 가 가요 지 데 데도`)
	afterL = newSuffixes(`까 까요 지 수록 때 지도 거`)
	afterB = newSuffixes(`니다 니까 니다만`)
	// afterShort are the endings that tell a stem of one syllable from the many
	// nouns of two (전기, 광고).
	afterShort = wordSet(`다 는 던 은 을`)
)

// longestVerb is in syllables; longer words are compounds of nouns.
const longestVerb = 8

// verbStems returns the stems that a Korean word may have as a verb or an
// adjective, by the conjugations that the standard grammar calls regular and
// irregular. No dictionary is asked, so most nouns that end like a verb have
// one as well; they have it everywhere.
func verbStems(word string) []string {
	if len(word) > longestVerb*syllableBytes {
		return nil
	}
	var out [][]rune
	shortest := max(1, len(word)/syllableBytes-longestEnding+1)
	for n := len(word) / syllableBytes; n >= shortest; n-- {
		closed, rest := word[:n*syllableBytes], word[n*syllableBytes:]
		r, _ := utf8.DecodeLastRuneInString(closed)
		_, _, tail, ok := apart(r)
		if !ok {
			break
		}
		out = append(out, joinedStems(closed, rest, r, tail)...)
		if (tail != tailSS || r == '있') && (n > 1 || len(rest) > syllableBytes || afterShort[rest]) && afterStem.all[rest] {
			out = append(out, []rune(closed))
		}
	}
	return verbTexts(out)
}

// joinedStems returns the stems that share their last syllable, whose tail is
// given, with an ending: 갔다, 간, 가서.
func joinedStems(closed, rest string, last rune, tail int) [][]rune {
	short := len(closed) == syllableBytes
	switch tail {
	case 0:
		if rest == "" && isContracted(closed) || afterInfinitive.all[rest] {
			return infinitiveStems([]rune(closed))
		}
	case tailSS:
		if last != '있' && last != '겠' && afterPast.all[rest] {
			return infinitiveStems(opened(closed))
		}
	case tailN:
		if rest == "" && !short || afterN.all[rest] {
			return [][]rune{opened(closed)}
		}
	case tailL:
		if rest == "" && !short || afterL.all[rest] {
			return [][]rune{opened(closed)}
		}
	case tailB:
		if afterB.all[rest] {
			return [][]rune{opened(closed)}
		}
	}
	return nil
}

// longestEnding is in syllables, with the one that it may share with the stem.
const longestEnding = 6

// verbTexts returns stems as texts, each once, without those of 하다 and 되다
// that [verbal] cuts off.
func verbTexts(stems [][]rune) []string {
	var out []string
	for _, s := range stems {
		last := s[len(s)-1]
		text := string(contract(s))
		if (last == '하' || last == '되') && len(s) > 2 || slices.Contains(out, text) {
			continue
		}
		out = append(out, text)
	}
	return out
}

// isContracted reports whether a word by itself ends as the form in 아 or 어
// does and few nouns do: 이뤄, 도와, 불러, 들어.
func isContracted(word string) bool {
	last, n := utf8.DecodeLastRuneInString(word)
	before, _ := utf8.DecodeLastRuneInString(word[:len(word)-n])
	lead, vowel, _, _ := apart(last)
	_, _, tail, ok := apart(before)
	switch {
	case !ok:
		return false
	case last == '해', last == '라' || last == '러':
		return last == '해' || tail == tailL
	case vowel == vowelWa:
		return lead == leadSilent
	}
	return contracted[vowel] != 0 || lead == leadSilent && (vowel == vowelA || vowel == vowelEo)
}

// infinitiveStems returns the stems whose form in 아 or 어 a word is.
func infinitiveStems(word []rune) [][]rune {
	n := len(word) - 1
	lead, vowel, tail, ok := apart(word[n])
	if !ok || tail != 0 {
		return nil
	}
	last := func(v int) []rune { return append(slices.Clone(word[:n]), syllable(lead, v, 0)) }
	if n > 0 {
		if stem := irregularStem(word); stem != nil {
			return [][]rune{stem}
		}
		if lead == leadSilent && vowel == vowelWa { // 나오다, 돕다
			return [][]rune{last(vowelO), last(vowelU)}
		}
	}
	switch {
	case word[n] == '해':
		return [][]rune{append(slices.Clone(word[:n]), '하')}
	case contracted[vowel] != 0:
		return [][]rune{last(contracted[vowel])}
	case vowel == vowelEo, vowel == vowelA && n > 0: // 서다, 쓰다; 만나다, 바쁘다
		return [][]rune{slices.Clone(word), last(vowelEu)}
	case vowel == vowelA, vowel == vowelAe, vowel == vowelE:
		return [][]rune{slices.Clone(word)}
	}
	return nil
}

// irregularStem returns the stem of a form that ends in a syllable of its own
// (먹어), or in that of verbs in 르 (불러, 이르러); nil for others.
func irregularStem(word []rune) []rune {
	n := len(word) - 1
	lead, vowel, _, _ := apart(word[n])
	_, _, before, _ := apart(word[n-1])
	switch {
	case lead == leadSilent && (vowel == vowelA || vowel == vowelEo || vowel == vowelYeo),
		word[n-1] == '르' && word[n] == '러':
		return slices.Clone(word[:n])
	case before == tailL && (word[n] == '라' || word[n] == '러'):
		return append(slices.Clone(word[:n-1]), withTail(word[n-1], 0), '르')
	}
	return nil
}

// contract writes a passive stem in 어지 as it is spoken: 이루어지, 이뤄지.
func contract(stem []rune) []rune {
	n := len(stem)
	if n < 3 || stem[n-1] != '지' || stem[n-2] != '어' {
		return stem
	}
	lead, vowel, tail, _ := apart(stem[n-3])
	if short := contraction(vowel); short != 0 && tail == 0 {
		return append(slices.Clone(stem[:n-3]), syllable(lead, short, 0), '지')
	}
	return stem
}

// sameVerbs returns a stem and those that sound changes may make of it or have
// made it of: ㄹ falls before ㄴ (만드는, 만들), ㄷ and ㅅ change or fall before
// vowels (듣다, 들어; 짓다, 지어), and ㅂ becomes 우 (돕다, 도운).
func sameVerbs(stem string) []string {
	s := []rune(stem)
	n := len(s) - 1
	_, _, tail, _ := apart(s[n])
	changed := func(tail int) string { return string(append(slices.Clone(s[:n]), withTail(s[n], tail))) }
	out := []string{stem}
	switch tail {
	case 0:
		out = append(out, changed(tailL), changed(tailS))
		if s[n] == '우' && n > 0 {
			out = append(out, string(append(slices.Clone(s[:n-1]), withTail(s[n-1], tailB))))
		}
	case tailL:
		out = append(out, changed(0), changed(tailD))
	case tailD:
		out = append(out, changed(tailL))
	case tailS, tailH:
		out = append(out, changed(0))
	case tailB:
		out = append(out, changed(0)+"우")
	}
	return out
}

// appendVerbs appends the stems that a Korean word may have as a verb, but for
// the one that it has in any case.
func appendVerbs(out []term, word, stem string) []term {
	for _, s := range verbStems(word) {
		if s != stem {
			out = append(out, term{text: s, field: verb, share: 1})
		}
	}
	return out
}

// verbs returns the forms in which a text may have the verb that a word of a
// question may be.
func (x *lexical) verbs(word, stem string) []queryTerm {
	var out []queryTerm
	seen := map[string]bool{}
	for _, s := range verbStems(word) {
		for _, same := range sameVerbs(s) {
			for _, t := range []term{{text: same, field: verb, share: 1}, {text: same, share: 1}} {
				if q := x.queryTerm(t, verbTrust); (t.field == verb || same != stem) && !seen[same] && q.index >= 0 {
					q.rival = true
					out = append(out, q)
				}
			}
			seen[same] = true
		}
	}
	return out
}
