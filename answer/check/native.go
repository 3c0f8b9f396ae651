package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"footnote/corpus"
	"footnote/retrieval"
)

// spans are words for spans of time that hold their number.
var spans = regexp.MustCompile(`(하루|이틀|사흘|나흘|닷새|엿새|열흘|보름)|(?i:\b(?:a|an|one|per)\s+(second|minute|hour|day|week|month|year|decade|century)\b)|(?i:\bfortnight\b)`)

var nativeDays = map[string]int{"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "열흘": 10, "보름": 15}

var spanUnits = map[string]string{"second": "s", "minute": "min", "hour": "h", "day": "d", "week": "wk", "month": "mo", "year": "y"}

// nativeYears counts years: 두 해.
var nativeYears = regexp.MustCompile(`(한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s+해(?:[^가-힣]|동안|째|만에|를|가|$)`)

// timeSpans returns the spans of time that such words tell.
func timeSpans(text string) []retrieval.Quantity {
	var out []retrieval.Quantity
	for _, m := range nativeYears.FindAllStringSubmatchIndex(text, -1) {
		n := slices.Index(nativeNumbers[:], text[m[2]:m[3]])
		out = append(out, retrieval.Quantity{Span: corpus.Span{Start: m[0], End: m[3]}, Class: retrieval.UnitDuration, Text: strconv.Itoa(n) + " y"})
	}
	for _, m := range spans.FindAllStringSubmatchIndex(text, -1) {
		q := retrieval.Quantity{Span: corpus.Span{Start: m[0], End: m[1]}, Class: retrieval.UnitDuration, Text: "14 d"}
		switch {
		case m[2] >= 0:
			q.Text = strconv.Itoa(nativeDays[text[m[2]:m[3]]]) + " d"
		case m[4] >= 0:
			unit := strings.ToLower(text[m[4]:m[5]])
			if spanUnits[unit] == "" {
				continue
			}
			q.Text = "1 " + spanUnits[unit]
		}
		out = append(out, q)
	}
	return out
}

// nativeNumbers are the Korean words before what is counted.
var nativeNumbers = [...]string{1: "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"}

// hasNative reports whether a text counts that many in a native Korean number:
// 네 곳, 여덟 학자.
func hasNative(text, number string) bool {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n >= len(nativeNumbers) {
		return false
	}
	word := nativeNumbers[n]
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		at += i
		end := at + len(word)
		if (at == 0 || strings.ContainsAny(text[at-1:at], " (\n")) && (end == len(text) || strings.ContainsAny(text[end:end+1], " ,.\n")) {
			return true
		}
		at = end
	}
}
