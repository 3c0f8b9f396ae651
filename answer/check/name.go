package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/retrieval"
)

// isName reports whether a concept of the sentence is a name or an office.
func (r *review) isName(i int) bool {
	c := &r.concepts[i]
	if r.isEmpty(i) || r.isQuantity(i) {
		return false
	}
	if isOffice(c.Stem) || isOffice(c.Word) {
		return true
	}
	word := r.written(i)
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case isHangul(first):
		return isKoreanName(c.Stem, r.text[min(len(r.text), r.at[i]+len(c.Word)):])
	case !unicode.IsUpper(first):
		return retrieval.IsProper(word) && unicode.IsLetter(first) && strings.ContainsFunc(word, unicode.IsUpper)
	case r.beginsSentence(i):
		return retrieval.IsProper(word) || strings.ContainsFunc(word[1:], unicode.IsUpper) ||
			!retrieval.Knows(word) && (r.namesNext(i) || !inflects(word))
	}
	return true
}

func isOffice(stem string) bool { return officeWords()[stem] }

// beginsSentence reports whether a word stands first in the sentence or in a
// quotation, where a capital letter says nothing.
func (r *review) beginsSentence(i int) bool {
	before := strings.TrimRightFunc(r.text[:r.at[i]], func(c rune) bool {
		return unicode.IsSpace(c) || unicode.IsPunct(c) && c != '.' && c != '!' && c != '?' && c != ',' && c != ')'
	})
	return before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:")
}

// namesNext reports whether a word with a capital letter follows.
func (r *review) namesNext(i int) bool {
	rest := strings.TrimLeft(r.text[min(len(r.text), r.at[i]+len(r.concepts[i].Word)):], " -")
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(next)
}

// inflects reports whether an English word ends as verbs and adverbs do: such a
// word, first in a sentence, is hardly a name.
func inflects(word string) bool {
	for _, ending := range []string{"ly", "ing", "ed", "es", "ers", "tion", "ions", "ments", "ment", "ness"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}

// isKoreanName reports whether a Korean noun is a name: one of the vocabulary's,
// one that is made as people's names are, or one that no dictionary has and
// that sounds foreign. after is what follows it.
func isKoreanName(noun, after string) bool {
	n := utf8.RuneCountInString(noun)
	switch {
	case retrieval.IsProper(noun):
		return true
	case n < 2 || retrieval.Knows(noun):
		return false
	case n == 3 && isPersonal(noun):
		return true
	}
	return strings.ContainsAny(noun, foreignSyllables) || beforeOffice(after)
}

// beforeOffice reports whether an office is the next word.
func beforeOffice(after string) bool {
	next := strings.Fields(after)
	if len(next) == 0 || !strings.HasPrefix(after, " ") {
		return false
	}
	for office := range officeWords() {
		if strings.HasPrefix(next[0], office) {
			return true
		}
	}
	return false
}

// isPersonal reports whether three syllables are made as a Korean name is.
func isPersonal(noun string) bool {
	syllables := []rune(noun)
	return strings.ContainsRune(surnameSyllables, syllables[0]) &&
		strings.ContainsRune(givenSyllables, syllables[1]) && strings.ContainsRune(givenSyllables, syllables[2])
}

// surnameSyllables are the common surnames, givenSyllables those that given
// names are mostly made of.
const (
	surnameSyllables = "김이박최정강조윤장임한오서신권황안송류유홍전고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도석선설마길연위표명기반왕금옥육인맹제모탁국"
	givenSyllables   = "가강건겸경고광교구국권규균근금기길나남내다단달담대덕도동두라란람래려련령로루리림마만말명모무문미민바박배범별병보복봉부비빈빛사산상새샘서석선설섭성세소솔송수숙순슬승시식신아안양언연열영예오옥온완용우욱운울웅원월위유윤율은음의이익인일임자장재전정제조종주준중지진찬창채천철청초춘충치태택하학한해향허헌현형혜호홍화환회효후훈휘희흥"
)

// foreignSyllables stand in hardly a word that is of Korean or Chinese origin.
const foreignSyllables = "클슨널니디티트르스크프브즈츠코키카쿠푸레렌맨터더버퍼머너러릭벨델셀엘웰튼턴던런번넌샘셰츄큐퓨뮤바벤켄텐펜펠헬멜젤첼칼탈팔할콘톤폰혼론"

// hasName tells where sources name what a concept of the sentence names.
func (r *review) hasName(i int, t retrieval.Text, quote string) bool {
	c := &r.concepts[i]
	if c.Exactly(t) >= surely {
		return true
	}
	if c.In(t) >= surely && (c.Known || c.Near != "" && !isPersonalWord(c.Stem)) {
		return true
	}
	return hasSurname(r.written(i), quote)
}

// surely is the trust in a form from which it is taken for the word.
const surely = 0.5

func isPersonalWord(word string) bool { return utf8.RuneCountInString(word) == 3 && isPersonal(word) }

// hasSurname reports whether a Korean text names somebody whose surname a word
// in Latin letters is: 손정의 or 손 회장 for "Son".
func hasSurname(word, quote string) bool {
	for _, surname := range retrieval.Surnames(word) {
		for at := 0; ; {
			n := strings.Index(quote[at:], surname)
			if n < 0 {
				break
			}
			at += n
			before, _ := utf8.DecodeLastRuneInString(quote[:at])
			rest := quote[at+len(surname):]
			if !isHangul(before) && (beforeOffice(rest) || beginsGiven(rest)) {
				return true
			}
			at += len(surname)
		}
	}
	return false
}

// beginsGiven reports whether a text goes on as a given name does.
func beginsGiven(s string) bool {
	n := 0
	for _, r := range s {
		if !strings.ContainsRune(givenSyllables, r) {
			break
		}
		if n++; n == 2 {
			return true
		}
	}
	return false
}
