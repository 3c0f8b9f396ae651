package answer

import (
	"regexp"
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

// maxNested is how deep brackets nest in what is read: [[1]], [a [b]](address).
const maxNested = 3

// readMarks returns a line's text and its marks, in order.
func readMarks(line string, whole, trusted bool) (string, []mark) {
	r := readLine(line, whole, trusted)
	return string(r.text), r.marks
}

func readLine(line string, whole, trusted bool) *markReader {
	r := &markReader{whole: whole, trusted: trusted}
	r.read(seen(line))
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
	if c == utf8.RuneError {
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
	switch {
	case size == 0 && !r.whole && unclosed(s[image:]):
		return 0
	case size == 0:
		return r.character(s)
	}
	size += image
	if size == len(s) && !r.whole {
		return 0 // What follows may make it a link.
	}
	marks := marksIn(inner)
	rest := s[size:]
	if strings.HasPrefix(rest, "(") {
		return r.link(inner, marks, size, rest)
	}
	switch {
	case image == 1 && marks == nil:
		return image // An image by reference, of which the text is left.
	case image == 1:
		return r.character(s) // "It opened![1]"
	case marks == nil:
		return r.reference(s, inner, rest)
	case len(r.text) == 0 && len(r.marks) == 0 && strings.HasPrefix(rest, ":"):
		return 0 // [1]: address, the end of a link by reference.
	}
	r.mark(marks)
	return size
}

// reference reads a bracket that is no mark, or, with its label in a second one, a
// link by reference: [text][1].
func (r *markReader) reference(s, inner, rest string) int {
	label, n := enclosed(rest)
	switch {
	case !strings.HasPrefix(rest, "[") || n > 0 && marksIn(label) != nil && markNumbers(label) == nil:
		return r.character(s) // [sic][1: "words"] has a mark.
	case n == 0 && !r.whole && unclosed(rest):
		return 0
	case n == 0:
		return r.character(s)
	}
	r.literal(inner)
	return len(s) - len(rest) + n
}

// link reads what follows a link's text: its address in brackets.
func (r *markReader) link(inner string, marks []mark, size int, rest string) int {
	end := addressSize(rest, r.whole)
	if address := strings.Trim(rest[:end], "()<> "); address != "" && inner != "" {
		r.links = append(r.links, mark{words: address, at: len(r.text)})
	}
	switch {
	case end == 0:
		return 0
	case marks == nil:
		text, _ := readMarks(inner, true, false)
		r.literal(text)
	default:
		r.mark(nil)
	}
	return size + end
}

// addressSize returns the size of a link's address and the round brackets that
// it stands in; 0 if more text may change that. Where they are not closed, it
// ends with the first one that closes any, or else with the word.
func addressSize(s string, whole bool) int {
	near, depth := s[:min(len(s), maxAddress)], 0
	for i := range len(near) {
		switch near[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	if !whole && len(s) < maxAddress {
		return 0
	}
	if end := strings.IndexByte(near, ')'); end >= 0 {
		return end + 1
	}
	if end := strings.IndexFunc(s, unicode.IsSpace); end >= 0 {
		return end
	}
	return len(s)
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
