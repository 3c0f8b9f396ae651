package answer

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/corpus"
)

// offices are what people are titled, longer ones before those that they end
// with.
var offices = []string{
	"부회장", "회장", "부사장", "이사장", "사장", "대표이사", "대표", "최고경영자", "책임자", "CEO", "CFO", "COO", "CTO", "CSO", "부문장", "본부장", "의장", "교수",
	"장관", "차관", "총리", "대통령", "주석", "감독", "위원장", "총재", "국장", "실장", "부장", "지사", "시장", "의원", "이사", "원장", "관장", "총장", "박사", "변호사",
	"판사", "검사", "대사", "특사", "장군", "선수", "코치", "작가", "기자", "씨",
}

// stateOffices are those of a country, which may stand between name and office.
var stateOffices = regexp.MustCompile(`(대통령|총리|장관|주석|대사)$`)

// mostBefore is how many words before an office may belong to a mention.
const mostBefore = 5

// An office is the place of one in a sentence.
type office struct {
	// at is the token that it ends in, end where it ends in the text.
	at, end int
	// start is where it begins in that token, glued what stands before it there:
	// a name, "이재용" of "이재용회장".
	start int
	glued string
}

// officeOf finds the office that a token ends with.
func officeOf(t *token) (office, bool) {
	noun := strings.TrimSuffix(t.noun, "님")
	if rest, found := strings.CutPrefix(t.text, "씨"); found && isParticle(rest) {
		noun = "씨"
	}
	for _, o := range offices {
		before, found := strings.CutSuffix(noun, o)
		if !found {
			continue
		}
		out := office{end: t.span.Start + len(noun), start: t.span.Start}
		n := utf8.RuneCountInString(before)
		switch {
		case n == 0:
			return out, true
		case isFullName(before), isOneOf(before, "김이박최") && o != "씨" && o != "기자":
			out.glued = before
			out.start += len(before)
			return out, true
		}
		// 부장판사 and 부총리, but not 회의장 or 날씨
		return out, n > 1 && o != "씨" && !isLatin(o) || isOneOf(before, "부전현시구도군정조")
	}
	return office{}, false
}

// isOneOf reports whether a word is one of some syllables.
func isOneOf(word, syllables string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && strings.ContainsRune(syllables, r)
}

func isLatin(s string) bool { return s[0] < utf8.RuneSelf }

func koreanMentions(a *corpus.Article, s corpus.Span) []mention {
	var out []mention
	text := a.Text
	all := tokens(text, s)
	used := 0 // the tokens before belong to other mentions
	for i := 0; i < len(all); i++ {
		o, found := officeOf(&all[i])
		if !found {
			continue
		}
		o.at = i
		o.extend(text[:s.End], all)
		name := o.name(text, all, used)
		if name.Len() == 0 {
			if m, end := nameAfter(a, all, o); end > 0 {
				out = append(out, m)
				used, i = end, end-1
				continue
			}
		} else {
			out = append(out, sharing(a, all, name, o)...)
			end := max(o.end, name.End)
			m := mention{article: a, span: corpus.Span{Start: name.Start, End: end}, name: oneLine(text[name.Start:name.End])}
			m.office = oneLine(text[name.End:end])
			out = append(out, m)
		}
		i = o.at
		used = i + 1
	}
	return out
}

// extend adds what belongs to an office behind it: 최고경영자(CEO), 대표이사
// 부회장, 부총리 겸 장관.
func (o *office) extend(text string, all []token) {
	for o.at+1 < len(all) && all[o.at].noun == all[o.at].text {
		next := o.at + 1
		t := &all[next]
		if t.before == "(" && isLatin(t.text) && strings.HasPrefix(text[t.span.End:], ")") {
			o.at, o.end = next, t.span.End+1
			return
		}
		if t.text == "겸" && next+1 < len(all) {
			next++
		}
		further, found := officeOf(&all[next])
		for n := next + 1; !found && next > o.at+1 && n < min(next+3, len(all)); n++ { // 겸 교육부 장관
			if further, found = officeOf(&all[n]); found {
				next = n
			}
		}
		if !found || further.glued != "" || t.before != "" || all[next].before != "" {
			return
		}
		o.at, o.end = next, further.end
	}
}

// name finds the name before an office: an empty span if there is none.
func (o office) name(text string, all []token, used int) corpus.Span {
	at := o.at
	for at > 0 && all[at].span.Start > o.start {
		at--
	}
	if o.glued != "" {
		return corpus.Span{Start: o.start - len(o.glued), End: o.start}
	}
	words := bare(all[used : at+1])
	for n := len(words); n > 0 && modifiers()[words[n-1].text]; n = len(words) {
		words = words[:n-1]
	}
	return nameIn(words, text[o.start:o.end])
}

// sharing returns those who share an office with the one whose name stands
// before it, "이재용·손정의 회장".
func sharing(a *corpus.Article, all []token, name corpus.Span, o office) []mention {
	var out []mention
	i := o.at
	for i > 0 && all[i].span.Start > name.Start {
		i--
	}
	for ; i > 0 && all[i].before == "·" && isFullName(all[i-1].text); i-- {
		s := all[i-1].span
		out = append(out, mention{article: a, span: s, name: a.Quote(s), office: oneLine(a.Text[o.start:o.end])})
	}
	slices.Reverse(out)
	return out
}

// nameAfter finds the name after an office, "최고경영자(CEO) 샘 올트먼은", and the
// token behind it; 0 if there is none.
func nameAfter(a *corpus.Article, all []token, o office) (m mention, end int) {
	last := &all[o.at]
	if last.noun != last.text || o.at+1 >= len(all) {
		return mention{}, 0
	}
	next := &all[o.at+1]
	if next.before != "" && next.before != ")" || next.glued && next.before == "" {
		return mention{}, 0
	}
	name := next.span
	switch {
	case isFullName(next.text):
		end = o.at + 2
	case next.noun != next.text && isFullName(next.noun):
		name.End, end = name.Start+len(next.noun), o.at+2
	case o.at+2 < len(all) && partOf(next) == partOfName && next.is == noParticle && all[o.at+2].before == "":
		t := all[o.at+2]
		t.text = t.noun
		if t.is == noParticle || t.is == asPredicate || partOf(&t) != partOfName {
			return mention{}, 0
		}
		name.End, end = t.span.Start+len(t.noun), o.at+3
	default:
		return mention{}, 0
	}
	s := corpus.Span{Start: o.start, End: name.End}
	return mention{article: a, span: s, name: oneLine(a.Quote(name)), office: oneLine(a.Text[o.start:o.end])}, end
}
