package answer

import (
	"regexp"
	"slices"
	"strings"
)

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

// maxRange is how many passages a mark such as [1-3] names at most.
const maxRange = 100

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
