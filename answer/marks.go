package answer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A mark is the number of a passage, at the place where a text had it.
type mark struct {
	n int
	// words are what it gives as the passage's own: [2: "the work cost"].
	words string
	// at is the byte offset in the text without marks, with no white space
	// before it.
	at int
}

// A markReader reads one line that a model wrote: it takes the marks out of
// the text, and turns links, images, HTML and code into their text. Marks
// stand in brackets, [1], [1, 2], [1-3], 【1】, ［1］ or [[1]], with words of the
// passage as in [1: "words"], and not within links or code.
type markReader struct {
	text  []byte
	marks []mark
	// links are the addresses of the links and images, where the text stands.
	links []mark
	// whole: the line is all there. If not, reading stops before what more
	// text may change, such as an open bracket.
	whole bool
	// trusted: marks count. If not, they are taken out all the same.
	trusted bool
	// after: the text so far ended with a mark; spaced: with a space before it.
	after, spaced bool
}

// Longest in bytes of what is read as a bracket, a link's address or a tag;
// beyond that, their first character is a character like any other.
const (
	// A mark may give a whole quote, in Korean three bytes a syllable.
	maxBracket = 4 * MaxQuote
	maxAddress = 2000
)

// maxRange is how many passages a mark such as [1-3] names at most.
const maxRange = 100

// maxNested is how deep brackets nest in what is read: [[1]], [a [b]](address).
const maxNested = 3

// readMarks returns a line's text and its marks, in order.
func readMarks(line string, whole, trusted bool) (string, []mark) {
	r := readLine(line, whole, trusted)
	return string(r.text), r.marks
}

func readLine(line string, whole, trusted bool) *markReader {
	r := &markReader{whole: whole, trusted: trusted}
	r.read(line)
	return r
}

// withoutMarks returns text without its marks.
func withoutMarks(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i], _ = readMarks(line, true, true)
	}
	return strings.Join(lines, "\n")
}

func (r *markReader) read(line string) {
	for line != "" {
		var n int
		switch c, _ := utf8.DecodeRuneInString(line); c {
		case '`':
			n = r.code(line)
		case '!', '[', '【', '［':
			n = r.bracket(line)
		case '<':
			n = r.tag(line)
		case '*':
			n = r.star(line)
		default:
			n = r.character(line)
		}
		if n == 0 {
			return
		}
		line = line[n:]
	}
}

// character writes the first character of s; like all that read a part of a
// line, it returns the bytes read, 0 for stop.
func (r *markReader) character(s string) int {
	c, n := utf8.DecodeRuneInString(s)
	if c = visible(c); c < 0 || c == utf8.RuneError {
		return n
	}
	if r.after && (unicode.IsLetter(c) || unicode.IsDigit(c)) {
		last, _ := utf8.DecodeLastRune(r.text)
		if r.spaced || strings.ContainsRune(".?!…。？！", last) {
			r.text = append(r.text, ' ')
		}
	}
	r.after = false
	r.text = utf8.AppendRune(r.text, c)
	return n
}

// literal writes s as it is, marks and all: they are defused later.
func (r *markReader) literal(s string) {
	for s != "" {
		s = s[r.character(s):]
	}
}

// code reads a code span, as CommonMark has it: closed by as many backquotes
// as open it.
func (r *markReader) code(s string) int {
	open := len(s) - len(strings.TrimLeft(s, "`"))
	for at := open; at < len(s); {
		next := strings.IndexByte(s[at:], '`')
		if next < 0 {
			break
		}
		at += next
		n := len(s[at:]) - len(strings.TrimLeft(s[at:], "`"))
		if n == open && (r.whole || at+n < len(s)) {
			r.literal(strings.TrimSpace(s[open:at]))
			return at + n
		}
		at += n
	}
	if !r.whole {
		return 0
	}
	// Never closed: no code, but no place for a mark that counts either.
	r.trusted = false
	return open
}

// star drops the stars of bold text, and keeps one that is alone.
func (r *markReader) star(s string) int {
	switch n := len(s) - len(strings.TrimLeft(s, "*")); {
	case n == len(s) && !r.whole:
		return 0
	case n > 1:
		return n
	default:
		return r.character(s)
	}
}

// tagStart tells a tag from a mere "less than".
var tagStart = regexp.MustCompile(`^<(/?[A-Za-z]|!|\?)`)

// tag drops an HTML tag, a comment or an address in angle brackets.
func (r *markReader) tag(s string) int {
	end := strings.IndexByte(s[:min(len(s), maxAddress)], '>')
	switch {
	case len(s) < 3 && !r.whole:
		return 0
	case !tagStart.MatchString(s):
		return r.character(s)
	case end >= 0:
		if len(r.text) > 0 && r.text[len(r.text)-1] != ' ' && strings.HasPrefix(strings.ToLower(s), "<br") {
			r.text = append(r.text, ' ')
		}
		return end + 1
	case !r.whole && len(s) < maxAddress:
		return 0
	default:
		return r.character(s)
	}
}

// bracket reads a mark, a link, an image or a mere bracket.
func (r *markReader) bracket(s string) int {
	image := len(s) - len(strings.TrimPrefix(s, "!"))
	if image == 1 && !strings.HasPrefix(s[1:], "[") {
		if len(s) == 1 && !r.whole {
			return 0
		}
		return r.character(s)
	}
	inner, size := enclosed(s[image:])
	size += image
	switch {
	case inner == "" && !r.whole && unclosed(s[image:]):
		return 0
	case inner == "":
		return r.character(s)
	case size == len(s) && !r.whole:
		return 0 // What follows may make it a link.
	}
	marks := marksIn(inner)
	rest := s[size:]
	if strings.HasPrefix(rest, "(") {
		return r.link(inner, marks, size, rest)
	}
	if next, n := enclosed(rest); image == 0 && marks == nil && len(markNumbers(next)) > 0 {
		r.literal(inner) // [text][1] is a link by reference.
		return size + n
	}
	switch {
	case marks == nil:
		return r.character(s)
	case len(r.text) == 0 && len(r.marks) == 0 && strings.HasPrefix(rest, ":"):
		return 0 // [1]: address, the end of a link by reference.
	}
	r.mark(marks)
	return size
}

// link reads what follows a link's text: its address in brackets.
func (r *markReader) link(inner string, marks []mark, size int, rest string) int {
	end := strings.IndexByte(rest[:min(len(rest), maxAddress)], ')') + 1
	if end == 0 {
		if !r.whole && len(rest) < maxAddress {
			return 0
		}
		if end = strings.IndexFunc(rest, unicode.IsSpace); end < 0 {
			end = len(rest)
		}
	}
	if address := strings.Trim(rest[:end], "()<> "); address != "" {
		r.links = append(r.links, mark{words: address, at: len(r.text)})
	}
	if marks == nil {
		text, _ := readMarks(inner, true, false)
		r.literal(text)
	} else {
		r.mark(nil)
	}
	return size + end
}

func (r *markReader) mark(marks []mark) {
	trimmed := strings.TrimRightFunc(string(r.text), unicode.IsSpace)
	r.spaced = len(trimmed) < len(r.text) || r.after && r.spaced
	r.after = true
	r.text = r.text[:len(trimmed)]
	if !r.trusted {
		return
	}
	for _, m := range marks {
		m.at = len(r.text)
		r.marks = append(r.marks, m)
	}
}

// unclosed reports whether more text may close the bracket that s begins with.
func unclosed(s string) bool {
	depth := 0
	for _, c := range s {
		switch c {
		case '[', '【', '［':
			depth++
		case ']', '】', '］':
			depth--
		}
		if depth <= 0 || depth > maxNested {
			return false
		}
	}
	return len(s) < maxBracket
}

// enclosed returns what stands within the bracket that s begins with, and the
// size of it all; an empty text if s does not begin with one that is closed.
func enclosed(s string) (inner string, size int) {
	depth := 0
	for i, c := range s[:min(len(s), maxBracket)] {
		switch c {
		case '[', '【', '［':
			depth++
		case ']', '】', '］':
			depth--
		}
		if i == 0 && depth <= 0 || depth > maxNested {
			return "", 0
		}
		if depth == 0 {
			_, open := utf8.DecodeRuneInString(s)
			return s[open:i], i + utf8.RuneLen(c)
		}
	}
	return "", 0
}

// wordedMark is a number with words of its passage, as it stands in a mark;
// further ones may follow.
var wordedMark = regexp.MustCompile(`(?s)^\s*(?i:passages?|sources?|지문|대목|출처)?\s*(\p{Nd}{1,4})\s*[:：]\s*(.+)$`)

// nextWorded is where a further number with words begins.
var nextWorded = regexp.MustCompile(`["”'’」]\s*[;,]\s*(\p{Nd}{1,4}\s*[:：]\s*["“'‘「])`)

// marksIn returns the marks that stand within brackets, nil if something else
// does.
func marksIn(inner string) []mark {
	var out []mark
	for _, n := range markNumbers(inner) {
		out = append(out, mark{n: n})
	}
	if out != nil {
		return out
	}
	for inner != "" {
		rest := ""
		if m := nextWorded.FindStringSubmatchIndex(inner); m != nil {
			inner, rest = inner[:m[2]], inner[m[2]:]
		}
		m := wordedMark.FindStringSubmatch(inner)
		if m == nil {
			return out
		}
		out = append(out, mark{n: digits(m[1]), words: strings.Trim(m[2], " \t\n;,\"“”'‘’「」")})
		inner = rest
	}
	return out
}

// numberList is one or more numbers, and what some models add to them:
// "1†source".
var numberList = regexp.MustCompile(`^\s*(?i:passages?|sources?|지문|대목|출처)?\s*\^?\p{Nd}{1,4}(\s*[,、，;]\s*\p{Nd}{1,4}|\s*[-–~]\s*\p{Nd}{1,4})*\s*(†.*)?$`)

var numberOrRange = regexp.MustCompile(`(\p{Nd}+)(?:\s*[-–~]\s*(\p{Nd}+))?`)

// markNumbers returns the numbers that stand within the brackets of a mark,
// nil if something else does.
func markNumbers(inner string) []int {
	if nested, n := enclosed(inner); nested != "" && n == len(inner) {
		inner = nested
	}
	if !numberList.MatchString(inner) {
		return nil
	}
	inner, _, _ = strings.Cut(inner, "†")
	var numbers []int
	for _, m := range numberOrRange.FindAllStringSubmatch(inner, -1) {
		from, to := digits(m[1]), digits(m[1])
		if m[2] != "" {
			to = min(digits(m[2]), from+maxRange)
		}
		for n := from; n <= to; n++ {
			if !slices.Contains(numbers, n) {
				numbers = append(numbers, n)
			}
		}
	}
	if numbers == nil {
		numbers = []int{0} // "[3-1]": a mark of no passage.
	}
	return numbers
}

// digits reads a number in digits of ASCII or full width; 0 in others.
func digits(s string) int {
	n := 0
	for _, c := range s {
		if c >= '０' && c <= '９' {
			c -= '０' - '0'
		}
		if c < '0' || c > '9' {
			return 0
		}
		n = 10*n + int(c-'0')
	}
	return n
}
