package answer

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
)

// A token is a word of a sentence without the punctuation around it.
type token struct {
	text, lower string
	// span is that in the article's text.
	span corpus.Span
	// word is the position of the white-space separated word it stands in.
	word int
	// before is the punctuation between it and the token before it, without
	// white space.
	before string
	// glued: no white space stands between it and the token before.
	glued bool
	// noun is the text without a particle, is the particle.
	noun string
	is   particle
	// weight is that of the question's concepts it speaks of, and concept the
	// heaviest of them, -1 if there is none.
	weight  float64
	concept int
	// function: it is a word of grammar, such as an article or a preposition.
	function bool
	capital  bool
	digit    bool
}

// tokens cuts a sentence into tokens. Particles that stand by themselves after
// a bracket or a quotation mark ("《광장》을") are given to the token before.
func tokens(text string, s corpus.Span) []token {
	var out []token
	word, spaced := -1, true
	before := ""
	for at := s.Start; at < s.End; {
		r, size := utf8.DecodeRuneInString(text[at:s.End])
		switch {
		case unicode.IsSpace(r):
			spaced = true
			at += size
			continue
		case !wordy(r) && !(strings.ContainsRune("$€£₩", r)):
			before += string(r)
			if spaced {
				word++
				spaced = false
			}
			at += size
			continue
		}
		glued := !spaced
		if spaced {
			word++
			spaced = false
		}
		end := tokenEnd(text, at, s.End)
		t := newToken(text[at:end], corpus.Span{Start: at, End: end}, word)
		t.before, t.glued = before, glued
		before = ""
		if n := len(out); n > 0 && glued && t.before != "" && isParticle(t.text) {
			out[n-1].is = particleOf(t.text)
		} else {
			out = append(out, t)
		}
		at = end
	}
	return out
}

// tokenEnd returns the end of the token that begins at start: it holds letters
// and digits, and between those single marks that belong to words and numbers.
func tokenEnd(text string, start, limit int) int {
	end := start
	for at := start; at < limit; {
		r, size := utf8.DecodeRuneInString(text[at:limit])
		inner := strings.ContainsRune("'’-.,%~&/+–", r)
		switch {
		case wordy(r) || strings.ContainsRune("$€£₩", r) || unicode.Is(unicode.Mn, r):
			at += size
			end = at
		case inner:
			next, _ := utf8.DecodeRuneInString(text[at+size : limit])
			last, _ := utf8.DecodeLastRuneInString(text[:at])
			if r == '%' {
				at += size
				end = at
				continue
			}
			if (r == '\'' || r == '’') && last >= '가' && last <= '힣' {
				return end // Korean has no apostrophe
			}
			if !wordy(next) || strings.ContainsRune(".,", r) && !(unicode.IsDigit(next) && unicode.IsDigit(last)) && !(r == '.' && unicode.IsUpper(last) && unicode.IsUpper(next)) {
				return end
			}
			at += size
		default:
			return end
		}
	}
	return end
}

func newToken(text string, span corpus.Span, word int) token {
	t := token{text: text, lower: strings.ToLower(text), span: span, word: word, noun: text, concept: -1}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	t.capital = unicode.IsUpper(first)
	t.digit = strings.ContainsFunc(text, unicode.IsDigit)
	if last >= '가' && last <= '힣' {
		t.noun, t.is = endingOf(text)
	}
	t.function = functionWords()[t.lower]
	return t
}

func isParticle(text string) bool { return particleOf(text) != noParticle }

// particleOf returns what particle a text is as a whole.
func particleOf(text string) particle {
	if text == "로" || text == "으로" {
		return asPlace
	}
	for _, e := range particleEndings {
		if text == e.ending {
			return e.is
		}
	}
	return noParticle
}

// functionWords are the words of English grammar, which no answer is.
var functionWords = wordsSet(`a an the of in on at to for from by with as is are was were be been being do does did has have had
	that this these those it its and or but if there their they he she his her him them which who whom whose when where while
	than then so not no nor can could will would shall should may might must about into over under between among through
	during after before since until also such each both either neither more most other some any all only very because
	however although though i you we our your my me us what how why against within without upon per via`)

// A phrase is a run of tokens of a sentence that may be the answer itself.
type phrase struct {
	// from and to are the half-open range of its tokens.
	from, to int
	// span is that in the article's text, without a particle at its end.
	span corpus.Span
	// is is the particle that was cut off, or what the last word ends as.
	is    particle
	score float64
}

// The longest phrases, in tokens: English counts prepositions and articles.
const (
	longestKorean  = 6
	longestEnglish = 8
)

// phrases returns the runs of tokens that may be an answer: they cross no
// punctuation but commas, and neither begin nor end with a word of grammar.
func phrases(tokens []token) []phrase {
	var out []phrase
	for from := range tokens {
		if tokens[from].function {
			continue
		}
		for to := from + 1; to <= len(tokens); to++ {
			last := &tokens[to-1]
			if to > from+1 && !continues(last) {
				break
			}
			longest := longestEnglish
			if last.hangul() {
				longest = longestKorean
			}
			if to-from > longest {
				break
			}
			if last.function {
				continue
			}
			p := phrase{from: from, to: to, span: corpus.Span{Start: tokens[from].span.Start, End: last.span.End}, is: last.is}
			out = append(out, p)
			if last.noun != last.text {
				out[len(out)-1].span.End -= len(last.text) - len(last.noun)
				p.is = noParticle
				if !last.glued && len(last.text)-len(last.noun) == 3 {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// continues reports whether a token may stand in one phrase with the one before.
func continues(t *token) bool {
	return t.before == "" || t.before == "," && !t.glued || t.before == "·" || t.before == "&"
}

func (t *token) hangul() bool {
	last, _ := utf8.DecodeLastRuneInString(t.text)
	return last >= '가' && last <= '힣'
}

// A shape is what a phrase looks like.
type shape int

const (
	shapeTime shape = iota
	shapeYear
	shapeQuantity
	shapeNumber
	shapeTitle  // in quotation marks or title brackets
	shapeName   // capitalised throughout, or Latin letters in Korean text
	shapeMixed  // capitalised in part
	shapePerson // with an office
	shapeOther
	shapes // how many there are
)

var shapeNames = []string{"time", "year", "quantity", "number", "title", "name", "mixed", "person-name", "other-shape"}

var (
	yearShape     = regexp.MustCompile(`^(1[0-9]{3}|20[0-9]{2}|[0-9]{3,4}년)$`)
	timeShape     = regexp.MustCompile(`^[0-9~'.,\s-]*[0-9]\s*(년대?|월|일|세기|시|분)|\b1[0-9]{3}s?\b|\b20[0-9]{2}s?\b`)
	quantityShape = regexp.MustCompile(`[0-9][0-9.,]*\s*[%A-Za-z가-힣]|[$€£₩]\s*[0-9]`)
)

// wordsSet makes a set of the words of a list when it is asked for first.
func wordsSet(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool)
		for w := range strings.FieldsSeq(list) {
			set[w] = true
		}
		return set
	})
}

var (
	// dateWords, scaleWords and countWords are times and numbers without digits;
	// counters follow the Korean ones of them.
	dateWords = wordsSet(`january february march april may june july august september october november december
		monday tuesday wednesday thursday friday saturday sunday century spring summer autumn winter`)
	scaleWords  = wordsSet(`hundred thousand million billion trillion percent hundreds thousands millions`)
	countWords  = wordsSet(`one two three four five six seven eight nine ten eleven twelve half dozen dozens twice 하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 한 두 세 네`)
	counterEnds = []string{"명", "개", "번", "가지", "대", "곳", "권", "마리", "차례", "종"}
	officeEnds  = []string{
		"회장", "사장", "대표", "CEO", "부문장", "의장", "교수", "장관", "총리", "대통령", "감독", "위원장", "최고경영자", "의원", "선수", "박사", "씨", "왕", "황제",
	}
)

func (p *phrase) shape(text string, tokens []token) shape {
	s := text[p.span.Start:p.span.End]
	if found, ok := p.counted(s, tokens); ok {
		return found
	}
	if open := tokens[p.from].before; open != "" && strings.ContainsAny(open, "\"'“‘《〈「『<") {
		return shapeTitle
	}
	if endsWithAny(s, officeEnds) {
		return shapePerson
	}
	capitals, words := 0, 0
	for i := p.from; i < p.to; i++ {
		if t := &tokens[i]; !t.function {
			words++
			capitals += count(t.capital)
		}
	}
	switch {
	case capitals == words:
		return shapeName
	case capitals > 0:
		return shapeMixed
	}
	return shapeOther
}

// counted tells the shape of a phrase that has a number or a time.
func (p *phrase) counted(s string, tokens []token) (shape, bool) {
	digits, dates, scales, counts := false, false, false, false
	for i := p.from; i < p.to; i++ {
		t := &tokens[i]
		digits = digits || t.digit
		dates = dates || dateWords()[t.lower] || strings.HasSuffix(t.noun, "요일")
		scales = scales || scaleWords()[t.lower]
		counts = counts || countWords()[t.lower] && i == p.from
	}
	switch {
	case digits && yearShape.MatchString(s):
		return shapeYear, true
	case dates || digits && timeShape.MatchString(s):
		return shapeTime, true
	case scales || counts && endsWithAny(s, counterEnds) || digits && quantityShape.MatchString(s):
		return shapeQuantity, true
	case digits || counts:
		return shapeNumber, true
	}
	return 0, false
}

func endsWithAny(s string, ends []string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}
