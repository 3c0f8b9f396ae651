package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// checkOffices checks that an office that the sentence gives somebody is one that
// an article gives the same person, where it gives any.
func (e *examination) checkOffices() {
	for _, k := range e.names {
		if !isOffice(e.concepts[k].Stem) && !isOffice(e.concepts[k].Word) || e.isCommonAcross(k) {
			continue
		}
		given, held := false, false
		for _, holder := range e.holders(k) {
			g, h := e.holds(holder, k)
			given, held = given || g, held || h
		}
		if given && !held || !given && e.isOthers(k) {
			e.check(Name, e.written(k), false)
		}
	}
}

// isOthers reports whether the sources give an office to somebody, and nowhere to
// those to whom the sentence gives it.
func (e *examination) isOthers(office int) bool {
	holders := e.holders(office)
	others := false
	for i, s := range e.sources {
		for j := range s.sentences {
			if e.trust[i][j][office] < surely {
				continue
			}
			quote := s.Article.Quote(s.sentences[j].span)
			for _, at := range e.concepts[office].At(s.sentences[j].text) {
				title := titleAt(quote, s.sentences[j].text.Words(), at)
				text := retrieval.NewText(title)
				if slices.ContainsFunc(holders, func(k int) bool { return e.hasName(k, text, title, s.source) }) {
					return false
				}
				others = others || namesSomebody(title)
			}
		}
	}
	return others && len(holders) > 0
}

// mostApart is how many bytes stand between a name and an office at most that
// belong together.
const mostApart = 45

// holders returns the names of the sentence that an office may be of.
func (e *examination) holders(office int) []int {
	var out []int
	for _, k := range e.names {
		if e.isTitle(k) || retrieval.IsProper(e.concepts[k].Stem) || e.clauseOfOffice(k) != e.clauseOfOffice(office) {
			continue
		}
		if distance(e.at[k], e.at[office]) <= mostApart {
			out = append(out, k)
		}
	}
	return out
}

// clauseOfOffice is a clause in which "Ha Ye-jun, chairman of NuriCell," is
// one.
func (e *examination) clauseOfOffice(k int) int {
	return strings.Count(e.review.text[:e.at[k]], ". ") + len(conjunctions.FindAllString(e.review.text[:e.at[k]], -1))
}

var conjunctions = regexp.MustCompile(`\s(?:and|while|but)\s|[와과]\s|[,·]\s*[가-힣]|그리고`)

func distance(a, b int) int { return max(a-b, b-a) }

// holds tells whether articles give a name any office, and whether this one.
func (e *examination) holds(holder, office int) (given, held bool) {
	for i, s := range e.sources {
		for j := range s.sentences {
			if e.trust[i][j][holder] < surely {
				continue
			}
			quote := s.Article.Quote(s.sentences[j].span)
			words := s.sentences[j].text.Words()
			for _, at := range e.placesOf(holder, quote, &s.sentences[j], s.source) {
				title := titleAt(quote, words, at)
				if !hasOffice(title) {
					continue
				}
				given = true
				if e.concepts[office].In(retrieval.NewText(title)) >= surely && sameRank(e.review.text, e.at[office], title) {
					return true, true
				}
			}
		}
	}
	return given, false
}

// placesOf returns the words of a sentence that name what a concept does, also
// those that only sound like it.
func (e *examination) placesOf(k int, quote string, s *sentence, of *source) []int {
	if at := e.concepts[k].At(s.text); len(at) > 0 {
		return at
	}
	for i, w := range s.text.Words() {
		if word := quote[w.Start:w.End]; e.hasName(k, retrieval.NewText(word), word, of) {
			return []int{i}
		}
	}
	return nil
}

// titleAt returns the words around a name that may be its office: those between
// commas, and in English those between the commas before and after as well.
func titleAt(quote string, words []corpus.Span, at int) string {
	first, _ := utf8.DecodeRuneInString(quote[words[at].Start:])
	commas, reach := 1, englishReach
	if isHangul(first) {
		commas, reach = 0, koreanReach
	}
	from, to := at, at
	for n := 0; from > 0 && at-from < reach; from-- {
		if ends(quote[words[from-1].Start:words[from-1].End]) {
			if n++; n > commas {
				break
			}
		}
	}
	for n := 0; to+1 < len(words) && to-at < reach; to++ {
		if ends(quote[words[to].Start:words[to].End]) {
			if n++; n > commas {
				break
			}
		}
	}
	return quote[words[from].Start:words[to].End]
}

// How many words an office may stand from its holder's name.
const (
	englishReach = 6
	koreanReach  = 3
)

// ends reports whether a word ends what may belong to a name.
func ends(word string) bool {
	return strings.HasSuffix(word, ",") || strings.HasSuffix(word, ";") || word == "and" || word == "그리고" || strings.HasSuffix(word, "·")
}

// hasOffice reports whether a text names an office.
func hasOffice(text string) bool {
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,.()·\"'“”‘’\n", r) }) {
		if isOffice(word) || endsWithOffice(word) {
			return true
		}
	}
	return false
}

var officeParticles = strings.Fields("은 는 이 가 을 를 의 와 과 도 에게 께서 로 이다")

// ranks stand before an office and make another one of it.
var ranks = regexp.MustCompile(`(?i)\b(?:deputy|vice|acting|former|interim|assistant|ex)\b`)

// sameRank reports whether the office at a byte of a sentence has a rank before
// it just if the articles' has.
func sameRank(text string, at int, title string) bool {
	return ranks.MatchString(text[max(0, at-longestRank):at]) == hasRank(title)
}

// hasRank reports whether an office of a text has a rank before it.
func hasRank(title string) bool {
	for _, m := range ranks.FindAllStringIndex(title, -1) {
		next := strings.Fields(strings.ToLower(title[m[1]:]))
		for _, word := range next[:min(2, len(next))] {
			if isOffice(strings.Trim(word, ",.;")) {
				return true
			}
		}
	}
	return false
}

// longestRank is in bytes.
const longestRank = 16
