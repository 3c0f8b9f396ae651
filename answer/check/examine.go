package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"footnote/corpus"
	"footnote/retrieval"
)

// An examination looks for all that a sentence claims in some sources.
type examination struct {
	*review
	sources []numbered
	// trust tells how surely a sentence of a source speaks of a concept.
	trust [][][]float64 // source, sentence, concept
	// inTitle tells how surely a source's title names a concept.
	inTitle [][]float64 // source, concept
	// found are the places of the sentence's quotations, in their order, and
	// given those of the words that marks give.
	found []*placed
	given []placed
	// share is how much of the sentence the sources speak of, from 0 to 1.
	share  float64
	checks []Check
}

// A numbered source has its number, counted from 0.
type numbered struct {
	*source
	n int
}

// A placed span stands in the i-th source of an examination.
type placed struct {
	i    int
	span corpus.Span
}

func (c *Checker) examine(r *review, cited []int, marks []Mark) *examination {
	e := &examination{review: r}
	for _, n := range cited {
		e.sources = append(e.sources, numbered{c.source(n), n})
	}
	e.match()
	e.checkMarks(marks)
	e.checkQuotations()
	e.checkQuantities()
	e.checkNames()
	e.checkOffices()
	e.checkExecutives()
	e.checkWeekdays()
	e.checkLinks()
	e.checkSaid()
	e.checkPolarity()
	e.checkContraries()
	return e
}

func (e *examination) passed() bool {
	return !slices.ContainsFunc(e.checks, func(c Check) bool { return !c.Passed })
}

func (e *examination) check(kind Kind, item string, passed bool) {
	e.checks = append(e.checks, Check{kind, item, passed})
}

// match looks for each concept in each sentence.
func (e *examination) match() {
	for _, s := range e.sources {
		rows := make([][]float64, len(s.sentences))
		for i := range s.sentences {
			rows[i] = make([]float64, len(e.concepts))
			if s.sentences[i].order {
				continue
			}
			quote := s.Article.Quote(s.sentences[i].span)
			for k := range e.concepts {
				rows[i][k] = e.concepts[k].In(s.sentences[i].text)
				if slices.Contains(e.names, k) {
					rows[i][k] = 0
					if e.hasName(k, s.sentences[i].text, quote, s.source) {
						rows[i][k] = 1
					}
				}
			}
		}
		e.trust = append(e.trust, rows)
		titled := make([]float64, len(e.concepts))
		for k := range titled {
			titled[k] = e.named(&s, k)
		}
		e.inTitle = append(e.inTitle, titled)
	}
}

// checkMarks looks for the words that marks give, each in its own source.
func (e *examination) checkMarks(marks []Mark) {
	for _, m := range marks {
		i := slices.IndexFunc(e.sources, func(s numbered) bool { return s.n == m.N-1 })
		if i < 0 || strings.TrimSpace(m.Words) == "" {
			continue
		}
		span, found := e.sources[i].find(m.Words)
		e.check(Quotation, m.Words, found)
		if found {
			e.given = append(e.given, placed{i, span})
		}
	}
}

// checkQuotations looks for quoted words, and for who is named with them near
// their place.
func (e *examination) checkQuotations() {
	e.found = make([]*placed, len(e.quotations))
	for k := range e.quotations {
		q := &e.quotations[k]
		for i, s := range e.sources {
			if span, found := s.find(q.text); found {
				e.found[k] = &placed{i, span}
				break
			}
		}
		switch {
		case e.found[k] != nil:
			e.check(Quotation, q.text, true)
			e.checkSpeaker(q, *e.found[k])
		case q.isTerm() && e.speaksOf(q):
		default:
			e.check(Quotation, q.text, false)
		}
	}
}

// speaksOf reports whether sources have what stands in quotation marks in
// another form, such as a name in the other script.
func (e *examination) speaksOf(q *quotation) bool {
	found := false
	for k := range e.concepts {
		if e.at[k] < q.start || e.at[k] >= q.end {
			continue
		}
		if found = true; e.best(k) < surely {
			return false
		}
	}
	return found
}

// best returns how surely any sentence, or a title, speaks of a concept.
func (e *examination) best(k int) float64 {
	most := 0.0
	for i := range e.trust {
		for j := range e.trust[i] {
			most = max(most, e.trust[i][j][k])
		}
		most = max(most, e.titled(i, k))
	}
	return most
}

// titled returns how surely the title of a source names a concept.
func (e *examination) titled(i, k int) float64 { return e.inTitle[i][k] }

func (e *examination) named(s *numbered, k int) float64 {
	switch {
	case isOrder(s.Article.Title):
		return 0
	case !slices.Contains(e.names, k):
		return e.concepts[k].In(s.title)
	case e.hasName(k, s.title, s.Article.Title, s.source):
		return 1
	default:
		return 0
	}
}

// near reports whether a concept stands in a source's title or in the
// sentences from first to last.
func (e *examination) near(k, i, first, last int) bool {
	for j := max(0, first); j <= min(last, len(e.trust[i])-1); j++ {
		if e.trust[i][j][k] >= surely {
			return true
		}
	}
	return e.titled(i, k) >= surely
}

// leastSpoken is how many words a quotation has at least that is somebody's
// speech and no mere term.
const leastSpoken = 3

// speech is how a sentence tells that somebody speaks or writes.
var speech = regexp.MustCompile(`(?i)\b(?:says?|said|saying|tells?|told|asks?|asked|adds?|added|warn\w*|recall\w*|explain\w*|writes?|wrote|written|describ\w*|call\w*|promis\w*|argu\w*|insist\w*|note[sd]?|remark\w*|admit\w*|announc\w*|according|quot\w*|words?|comment\w*|joke[sd]?|repl\w+|answer\w*|declar\w*|stat(?:e[sd]?|ing)|claim\w*|predict\w*|complain\w*)\b|:|[”"’'」]\s?(?:이라|라|고|며|는|던)|고\s*(?:했|합|하|말|밝|전)|라고|다고|라며|다며|말|밝히|밝혔|전했|전하|회상|회고|강조|덧붙|설명|적었|썼|주장|답했`)

// checkSpeaker checks that the people whom a sentence names with quoted words
// are named with them in the article: in the same sentence, or, where that names
// nobody, next to it.
func (e *examination) checkSpeaker(q *quotation, at placed) {
	s := e.sources[at.i]
	j := s.sentenceAt(at.span)
	if len(strings.Fields(q.text)) < leastSpoken || j < 0 || !speech.MatchString(e.unquoted()) {
		return
	}
	from, to := e.spoken(at.i, j, max(j, s.sentenceAt(corpus.Span{Start: max(at.span.Start, at.span.End-1), End: at.span.End})), at.span)
	for _, k := range e.names {
		if e.at[k] >= q.start && e.at[k] < q.end || e.isTitle(k) || retrieval.IsProper(e.concepts[k].Stem) || distance(e.clause(e.at[k]), e.clause(q.start)) > 1 {
			continue
		}
		if e.best(k) >= surely && !e.near(k, at.i, from, to) {
			e.check(Speaker, e.written(k), false)
		}
	}
}

// isTitle reports whether a name of the sentence is an office or a role.
func (r *review) isTitle(k int) bool {
	return isOffice(r.concepts[k].Stem) || isOffice(r.concepts[k].Word) || isRole(r.concepts[k].Stem)
}

// spoken returns the sentences of a source that name who speaks words quoted in
// those from j to last: these, or the last one before that names somebody, as
// where a pronoun stands for the speaker, or else those around.
func (e *examination) spoken(i, j, last int, span corpus.Span) (from, to int) {
	s := e.sources[i]
	text := s.Article.Text
	own := text[s.sentences[j].span.Start:max(span.Start, s.sentences[j].span.Start)] + " " + text[min(span.End, s.sentences[last].span.End):s.sentences[last].span.End]
	if namesSomebody(own) {
		return j, last
	}
	for n := j - 1; n >= max(0, j-mostBack); n-- {
		if namesSomebody(s.Article.Quote(s.sentences[n].span)) {
			return n, last
		}
	}
	return j - 1, last + 1
}

// mostBack is how many sentences before quoted words may name the speaker.
const mostBack = 3

// somebody is how texts name people.
var somebody = regexp.MustCompile(`\b(?:Mr|Mrs|Ms|Dr|Prof)\.? \p{Lu}|\p{Lu}\p{Ll}+(?:-\p{Ll}+)? \p{Lu}\p{Ll}+|\b(?:said|says|added|told|asked|recalled|explained)\s+\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+ (?:said|says|added|told|asked)\b|[가-힣]{2,4} (?:씨|군|양|회장|사장|대표|감독|교수|박사|시장|장관|위원장|의원|선장|기자|작가)`)

// namesSomebody reports whether a text names a person.
func namesSomebody(text string) bool {
	if somebody.MatchString(text) {
		return true
	}
	for word := range strings.FieldsSeq(text) {
		r := []rune(word)
		if bare := strings.TrimRightFunc(word, unicode.IsPunct); len(bare) > 3 && unicode.IsUpper(r[0]) && !retrieval.Knows(bare) {
			return true
		}
		if len(r) >= 3 && len(r) <= 5 && isHangul(r[0]) && isPersonal(string(r[:3])) && !retrieval.Knows(string(r[:3])) {
			return true
		}
	}
	return false
}

// checkNames looks for names and offices.
func (e *examination) checkNames() {
	for _, k := range e.names {
		if e.isQuoted(k) {
			continue // The words are the article's own.
		}
		found := e.best(k) >= surely
		if !found && (e.isCommonAcross(k) || e.negated && e.isTitle(k)) {
			continue // The dictionary may not have how the other language calls it; she was never a professor.
		}
		e.check(Name, e.written(k), found)
	}
}

// isQuoted reports whether a concept stands in a quotation that was found.
func (e *examination) isQuoted(k int) bool {
	for n, q := range e.quotations {
		if e.found[n] != nil && e.at[k] >= q.start && e.at[k] < q.end {
			return true
		}
	}
	return false
}

// isCommonAcross reports whether a name, office or role is a common word and
// none of the sources is in its language: "Bridge" of a bridge's name.
func (e *examination) isCommonAcross(k int) bool {
	c := &e.concepts[k]
	if strings.Contains(e.hyphenated(k), "-") || e.namesNext(k) && retrieval.Surnames(c.Word) != nil {
		return false // Min-ho, Kim Yun-seo
	}
	if !retrieval.Knows(c.Word) || retrieval.IsProper(c.Stem) || coreOffices()[c.Stem] || coreOffices()[c.Word] {
		return false
	}
	return !slices.ContainsFunc(e.sources, func(s numbered) bool {
		return hasHangul(c.Word) == hasHangul(s.Article.Quote(s.Span))
	})
}

// coreOffices are offices that both languages keep apart.
var coreOffices = wordSet(`chairman chairwoman ceo president minister mayor governor professor principal judge nurse lawyer lawmaker 교수 교장 판사 간호사 변호사 회장 부회장 사장 장관 총리 대통령 시장 도지사 최고경영자`)

// checkLinks looks for addresses, to the letter.
func (e *examination) checkLinks() {
	if len(e.links) == 0 {
		return
	}
	var held []string
	for _, s := range e.sources {
		for _, o := range s.sentences {
			if !o.order {
				held = append(held, links.FindAllString(s.Article.Quote(o.span), -1)...)
			}
		}
	}
	for _, link := range e.links {
		e.check(Link, link, slices.Contains(held, link))
	}
}
