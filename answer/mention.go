package answer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
)

// A mention is a place in an article that names a person.
type mention struct {
	article *corpus.Article
	// span is that of the whole mention, the office included.
	span corpus.Span
	// name is what is given of the person's name: "이재용", "이", "Sam Altman".
	name string
	// office is "삼성전자 회장", "chairman of Samsung"; empty if none is given.
	office string
}

// mentions returns the people whom a sentence names, in order: in Korean those
// with an office, in English those with two names or more.
func mentions(a *corpus.Article, s corpus.Span) []mention {
	out := append(koreanMentions(a, s), englishMentions(a, s)...)
	slices.SortStableFunc(out, func(a, b mention) int { return cmp.Compare(a.span.Start, b.span.Start) })
	return out
}

// englishMention is a name, with its first group, and the office after it, with
// its second.
var englishMention = regexp.MustCompile(`\b((?:\p{Lu}\p{Ll}[\p{Latin}'’-]*\s+)(?:(?:de|van|von|bin|al|da|del|\p{Lu}\.)\s+)?(?:\p{Lu}\p{Ll}[\p{Latin}'’-]*)(?:\s+\p{Lu}\p{Ll}[\p{Latin}'’-]*)?)` +
	`(?:,\s+((?:the\s+|an?\s+)?(?:[a-z]+\s+){0,2}(?:chairman|chairwoman|chair|president|ceo|CEO|chief|head|director|minister|secretary|founder|professor|mayor|governor|senator|leader|member|editor|coach|author|spokes\w+)\b[^,;.]*))?`)

// honorific stands before a name and is none.
var honorific = regexp.MustCompile(`^(Mr|Mrs|Ms|Dr|Prof|President|Chairman|Chairwoman|Minister|Senator|Governor|Mayor|King|Queen|Pope|Judge|General|Captain|Sir|The|In|On|At|When|After)\s+`)

func englishMentions(a *corpus.Article, s corpus.Span) []mention {
	var out []mention
	text := a.Text
	for _, m := range englishMention.FindAllStringSubmatchIndex(text[s.Start:s.End], -1) {
		start, end := s.Start+m[2], s.Start+m[3]
		name := text[start:end]
		start += len(honorific.FindString(name))
		found := mention{article: a, span: corpus.Span{Start: start, End: end}, name: oneLine(text[start:end])}
		if m[4] >= 0 {
			found.office, found.span.End = oneLine(text[s.Start+m[4]:s.Start+m[5]]), s.Start+m[5]
		}
		if strings.Contains(found.name, " ") {
			out = append(out, found)
		}
	}
	return out
}

// koreanMention is an office with up to five words before it: its first group
// is the words, its second the office.
var koreanMention = regexp.MustCompile(`((?:` + koreanWord + `[ \n]+){0,4}` + koreanWord + `)[ \n]*` +
	`((?:부회장|회장|부사장|사장|대표이사|대표|최고경영자|CEO|부문장|본부장|의장|교수|장관|차관|총리|대통령|주석|감독|위원장|총재|국장|실장|부장|지사|의원|이사장|이사|원장|관장|총장|박사|변호사|판사|검사|대사|특사|장군|선수|코치|작가|기자|씨)(?:\([A-Za-z]{2,6}\))?)` +
	`(?:은|는|이|가|을|를|의|와|과|도|에게|에서|께서|역시|등|인|이다|으로|[\s,.·'"’”]|$)`)

const koreanWord = `[가-힣A-Za-z0-9&]+(?:\([^()\s]{1,20}\))?`

func koreanMentions(a *corpus.Article, s corpus.Span) []mention {
	var out []mention
	text := a.Text
	for at := s.Start; at < s.End; {
		m := koreanMention.FindStringSubmatchIndex(text[at:s.End])
		if m == nil {
			break
		}
		words := placedWords(text, corpus.Span{Start: at + m[2], End: at + m[3]})
		if name := nameIn(text, bare(text, words)); name.Len() > 0 {
			end := at + m[5]
			out = append(out, mention{
				article: a, span: corpus.Span{Start: name.Start, End: end}, name: oneLine(text[name.Start:name.End]), office: oneLine(text[name.End:end]),
			})
		}
		at += m[5]
	}
	return out
}

// placedWords returns the words of a place, each with its own.
func placedWords(text string, s corpus.Span) []corpus.Span {
	var out []corpus.Span
	at := s.Start
	for word := range strings.FieldsSeq(text[s.Start:s.End]) {
		at += strings.Index(text[at:s.End], word)
		out = append(out, corpus.Span{Start: at, End: at + len(word)})
		at += len(word)
	}
	return out
}

// bare returns the last of some words, without those up to the last that has a
// particle or is a word of grammar: a mention has bare nouns only.
func bare(text string, words []corpus.Span) []corpus.Span {
	for i := len(words) - 2; i >= 0; i-- {
		word := text[words[i].Start:words[i].End]
		_, is := endingOf(word)
		if !koreanName.MatchString(word) && (is != noParticle && is != asSubject && is != asIs || functionWords[word] || particleOf(word) != noParticle && !isSurname(word)) {
			return words[i+1:]
		}
	}
	return words
}

// organisation is the end of what people have an office of.
var organisation = regexp.MustCompile(`[A-Za-z]|(전자|그룹|은행|텔레콤|하이닉스|자동차|화학|건설|증권|물산|중공업|에너지|카드|보험|생명|항공|대학교|대학|연구소|학회|협회|재단|위원회|정부|행정부|병원|신문|방송|당|뱅크|부|청|기업|회사|업체|조합)$`)

// nameIn finds the name among the bare nouns before an office, which may also
// tell whose office it is, before or after the name; an empty span if none of
// them is a name.
func nameIn(text string, words []corpus.Span) corpus.Span {
	at := func(i int) string { return text[words[i].Start:words[i].End] }
	isOrganisation := func(i int) bool { return organisation.MatchString(at(i)) || functionWords[at(i)] }
	n := len(words)
	if n == 0 {
		return corpus.Span{}
	}
	if isSurname(at(n - 1)) {
		return words[n-1] // 이 회장
	}
	for i := range words {
		if koreanName.MatchString(at(i)) && !isOrganisation(i) {
			return words[i] // 이재용 삼성전자 회장, 삼성 이재용 회장
		}
	}
	switch first := isOrganisation(0); {
	case n == 1 && !first && utf8.RuneCountInString(at(0)) > 1:
		return words[0] // 올트먼 CEO
	case n == 2 && first && !isOrganisation(1):
		return words[1] // ARM 하스 CEO
	case n == 2 && !first && isOrganisation(1):
		return words[0] // 정신아 카카오 대표
	case n == 2 && !first, n > 2 && !first && !isOrganisation(1) && isOrganisation(n-1):
		return corpus.Span{Start: words[0].Start, End: words[1].End} // 샘 올트먼 오픈 AI 최고경영자
	}
	return corpus.Span{}
}

// isSurname reports whether a word is one of the common Korean surnames.
func isSurname(word string) bool {
	return utf8.RuneCountInString(word) == 1 && koreanName.MatchString(word+"가가")
}

// text returns the mention's words, the article's own to the byte.
func (m *mention) text() string { return m.article.Quote(m.span) }
