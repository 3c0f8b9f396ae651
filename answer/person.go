package answer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
)

// A mention is a place in a sentence that names a person.
type mention struct {
	// span is that of the whole mention, the office included.
	span corpus.Span
	// name is what is given of the person's name: "이재용", "이", "Sam Altman".
	name string
	// office is "회장", "CEO", "chairman of Samsung"; empty if none is given.
	office string
}

const koreanOffices = `부회장|회장|부사장|사장|대표이사|대표|최고경영자|CEO|부문장|본부장|의장|교수|장관|차관|총리|대통령|주석|감독|위원장|총재|국장|실장|부장|시장|지사|의원|이사장|이사|원장|관장|총장|박사|변호사|판사|검사|대사|특사|장군|선수|코치|작가|기자|씨`

var (
	// koreanMention is up to five words and an office; a particle may follow.
	koreanMention = regexp.MustCompile(`((?:[가-힣A-Za-z0-9&]+(?:\([^()\s]{1,20}\))?[ \n]+){0,4}[가-힣A-Za-z0-9&]+(?:\([^()\s]{1,20}\))?)[ \n]*(` + koreanOffices + `)((?:\([A-Za-z]{2,6}\))?)(?:[은는이가을를의와과도,.·]|에게|에서|께서|역시|등|인|이다|으로|[\s,.·'"’”]|$)`)
	// englishMention is a name of two words or more, or one after a title, and
	// the office that may follow.
	englishMention = regexp.MustCompile(`\b((?:(?:Mr|Mrs|Ms|Dr|Prof|President|Chairman|Chairwoman|Minister|Senator|Governor|Mayor|King|Queen|Pope|Judge|General|Captain|Sir)\.?\s+)?)(\p{Lu}[\pL'’-]+(?:\s+(?:de|van|von|of|bin|al|da|del)\s+|\s+)(?:\p{Lu}\.\s+)?\p{Lu}[\pL'’-]+(?:\s+\p{Lu}[\pL'’-]+)?)(,\s+(?:the\s+|an?\s+)?(?:[a-z]+\s+){0,2}(?:chairman|chairwoman|chair|president|ceo|CEO|chief|head|director|minister|secretary|founder|professor|mayor|governor|senator|leader|member|editor|coach|author|spokes\w+)\b[^,;.]*)?`)
	organisation   = regexp.MustCompile(`[A-Za-z]|(전자|그룹|은행|텔레콤|하이닉스|자동차|화학|건설|증권|물산|중공업|에너지|카드|보험|생명|항공|대학교|대학|연구소|학회|협회|재단|위원회|정부|행정부|병원|신문|방송|당|뱅크|부|청)$`)
)

// mentions returns the people that a sentence names with an office, and in
// English those with two names.
func mentions(text string, s corpus.Span) []mention {
	quote := text[s.Start:s.End]
	var out []mention
	for at := 0; at < len(quote); {
		m := koreanMention.FindStringSubmatchIndex(quote[at:])
		if m == nil {
			break
		}
		if found, ok := koreanMentionOf(quote, at+m[2], at+m[3], at+m[4], at+m[7], quote[at+m[4]:at+m[5]]); ok {
			found.span.Start += s.Start
			found.span.End += s.Start
			out = append(out, found)
		}
		at += m[7]
	}
	for _, m := range englishMention.FindAllStringSubmatchIndex(quote, -1) {
		name := quote[m[4]:m[5]]
		end := m[5]
		office := ""
		if m[6] >= 0 {
			office, end = strings.TrimLeft(quote[m[6]:m[7]], ", \n"), m[7]
		}
		out = append(out, mention{span: corpus.Span{Start: s.Start + m[4], End: s.Start + end}, name: oneLine(name), office: oneLine(office)})
	}
	slices.SortStableFunc(out, func(a, b mention) int { return a.span.Start - b.span.Start })
	return out
}

// koreanMentionOf finds in the words before an office the name and what the
// person has the office of: "이재용 삼성전자" of "이재용 삼성전자 회장".
func koreanMentionOf(quote string, from, to, officeAt, end int, office string) (mention, bool) {
	type part struct {
		text       string
		start, end int
	}
	var parts []part
	at := from
	for word := range strings.FieldsSeq(quote[from:to]) {
		start := at + strings.Index(quote[at:to], word)
		at = start + len(word)
		parts = append(parts, part{word, start, at})
	}
	// Only bare nouns belong to the mention: it begins after the last word that
	// has a particle or ends a clause.
	first := 0
	for i, p := range parts {
		if i == len(parts)-1 {
			break
		}
		if koreanName.MatchString(p.text) {
			continue
		}
		if _, is := endingOf(p.text); is != noParticle && is != asSubject && is != asIs || functionWords[p.text] || strings.ContainsFunc(p.text, unicode.IsDigit) && !strings.ContainsFunc(p.text, unicode.IsUpper) {
			first = i + 1
		}
	}
	parts = parts[first:]
	for i, p := range parts {
		if i > 0 && koreanName.MatchString(p.text) && !organisation.MatchString(p.text) {
			parts = parts[i:] // 삼성 이재용 회장
			break
		}
	}
	if len(parts) == 0 {
		return mention{}, false
	}
	m := mention{span: corpus.Span{Start: parts[0].start, End: end}, name: parts[0].text}
	if len(parts) > 1 && !koreanName.MatchString(parts[0].text) {
		if second := parts[1].text; !organisation.MatchString(second) && utf8.RuneCountInString(second) > 1 && !organisation.MatchString(parts[0].text) {
			m.name += " " + second // 르네 하스
		} else if organisation.MatchString(parts[0].text) && !organisation.MatchString(second) {
			m.name, m.span.Start = second, parts[1].start // ARM 하스 CEO
		}
	}
	m.office = oneLine(quote[m.span.Start+len(m.name) : end])
	if organisation.MatchString(m.name) || strings.ContainsAny(m.name, "()") || m.name == "" {
		return mention{}, false
	}
	_ = officeAt
	_ = office
	return m, true
}

// A person is who is mentioned, in one or several places.
type person struct {
	mentions []mention
	// fullest is the mention that tells most.
	fullest mention
}

// people merges mentions: who is named in part, by surname and office or with
// a typing error, is who is named in full.
func people(all []mention) []*person {
	var out []*person
	order := slices.Clone(all)
	slices.SortStableFunc(order, func(a, b mention) int {
		return utf8.RuneCountInString(b.name) - utf8.RuneCountInString(a.name)
	})
	for _, m := range order {
		i := slices.IndexFunc(out, func(p *person) bool { return p.is(m) })
		if i < 0 {
			out = append(out, &person{mentions: []mention{m}, fullest: m})
			continue
		}
		p := out[i]
		p.mentions = append(p.mentions, m)
		if m.name == p.fullest.name && len(m.office) > len(p.fullest.office) {
			p.fullest = m
		}
	}
	return out
}

// is reports whether a mention is of the person.
func (p *person) is(m mention) bool {
	for _, known := range p.mentions {
		if sameName(known.name, m.name) {
			return true
		}
		// 이 회장 is 이재용 … 회장.
		if utf8.RuneCountInString(m.name) == 1 && strings.HasPrefix(known.name, m.name) && koreanName.MatchString(known.name) &&
			lastWord(known.office) == lastWord(m.office) {
			return true
		}
	}
	return false
}

// sameName reports whether two names are one: the same, or one is a part of
// the other, or they differ by a typing error.
func sameName(a, b string) bool {
	if a == b {
		return true
	}
	as, bs := strings.Fields(a), strings.Fields(b)
	if len(as) < len(bs) {
		as, bs = bs, as
	}
	if len(as) > 1 && len(bs) == 1 && utf8.RuneCountInString(bs[0]) > 1 {
		return nearWord(as[len(as)-1], bs[0]) || as[0] == bs[0]
	}
	if len(as) != len(bs) {
		return false
	}
	differ := 0
	for i := range as {
		if as[i] == bs[i] {
			continue
		}
		if !nearWord(as[i], bs[i]) {
			return false
		}
		differ++
	}
	return differ <= 1 || len(as) == 1
}

// nearWord reports whether two words of two syllables or more differ in one of
// them.
func nearWord(a, b string) bool {
	if a == b {
		return true
	}
	ar, br := []rune(a), []rune(b)
	if len(ar) != len(br) || len(ar) < 2 {
		return false
	}
	differ := 0
	for i := range ar {
		differ += count(ar[i] != br[i])
	}
	return differ == 1 && (len(ar) > 2 || ar[0] == br[0])
}

func lastWord(s string) string {
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return ""
	}
	last := fields[len(fields)-1]
	if cut, _, found := strings.Cut(last, "("); found {
		return cut
	}
	return last
}
