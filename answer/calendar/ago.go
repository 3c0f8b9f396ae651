package calendar

import (
	"regexp"
	"strconv"
	"strings"

	"footnote/corpus"
)

var (
	koreanAgo = regexp.MustCompile(`(하루|이틀|사흘|나흘|닷새|엿새|이레|여드레|아흐레|열흘|보름|([0-9]{1,3}|한|두|석|세|넉|네|다섯|여섯|일곱|여덟|아홉|열|일|십)\s?(일|주일|주|개월|달|년|해))\s?(전|뒤|후)`)

	englishAgo = regexp.MustCompile(`\b([0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty) (day|week|month|year)s? (ago|earlier|later|from now)\b`)
)

var (
	koreanDays = map[string]int{"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9, "열흘": 10, "보름": 15}
	numerals   = map[string]int{
		"한": 1, "두": 2, "석": 3, "세": 3, "넉": 4, "네": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "열": 10, "일": 1, "십": 10,
		"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "twenty": 20,
	}
	units = map[string]unit{
		"일": day, "주": week, "주일": week, "개월": month, "달": month, "년": year, "해": year,
		"day": day, "week": week, "month": month, "year": year,
	}
)

// findAgo finds the words that say how long ago something was, or how long after
// something else.
func findAgo(plain string) []word {
	var out []word
	for _, m := range koreanAgo.FindAllStringSubmatchIndex(plain, mostWords) {
		group := groups(plain, m)
		w := word{span: corpus.Span{Start: m[0], End: m[1]}}
		if w.n = koreanDays[group(1)]; w.n == 0 {
			w.n, w.unit = numeral(group(2)), units[group(3)]
		}
		w.told = always
		if group(4) == "전" {
			w.n, w.told = -w.n, maybe
		}
		if standsAlone(plain, w) {
			out = append(out, w)
		}
	}
	for _, m := range englishAgo.FindAllStringSubmatchIndex(plain, mostWords) {
		group := groups(plain, m)
		w := word{span: corpus.Span{Start: m[0], End: m[1]}}
		w.n, w.unit = numeral(group(1)), units[group(2)]
		if group(3) == "ago" || group(3) == "earlier" {
			w.n = -w.n
		}
		if group(3) == "earlier" || group(3) == "later" {
			w.told = always
		}
		out = append(out, w)
	}
	return out
}

// groups returns a function for the text of a match's groups.
func groups(s string, m []int) func(i int) string {
	return func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
}

func numeral(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return numerals[strings.TrimSpace(s)]
}
