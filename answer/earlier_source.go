package answer

import (
	"regexp"
	"strconv"
	"strings"
)

// Words that refer to a source of the answer before, by its number or place.
var (
	koreanSource = regexp.MustCompile(`(?:(첫|두|세|네|다섯|여섯|마지막|[1-9][0-9]?)\s*(?:번째|번)?\s*(?:출처|기사|자료|인용|각주|글)|(첫|두|세|네|다섯|여섯)\s*번째\s*(?:것|거|건)|마지막\s*(?:것|거|건)|` +
		`(?:출처|기사|각주|인용)\s*([1-9][0-9]?)\s*번?|(그|해당|이)\s*(?:출처|기사|글))(에서는|에서|에는|에|은|는|이|가|을|를|의|도|로|으로)?(?:$|[^가-힣0-9])`)
	koreanNth     = regexp.MustCompile(`(첫|두|세|네|다섯|여섯)\s*번째(은요|는요|은|는|요)?\s*[?？.]*$`)
	englishSource = regexp.MustCompile(`(?i)\b(?:(?:in|from|according to|of)\s+)?(?:(?:the\s+)?(first|second|third|fourth|fifth|sixth|last|1st|2nd|3rd|[4-9]th)\s+(?:one|source|article|citation|reference|footnote|link|story|piece)|` +
		`(?:source|article|citation|reference|footnote)\s*(?:number|no\.?|#)?\s*([1-9][0-9]?)|(that|this|same)\s+(?:source|article|story))\b`)
	markedSource = regexp.MustCompile(`\[([1-9][0-9]?)\](에서는|에서|에는|에|은|는|이|가|을|를|의|도)?`)
)

// lastOne stands for the last source.
const lastOne = -1

var sourceNumbers = map[string]int{
	"첫": 1, "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "마지막": lastOne, "그": 1, "해당": 1, "이": 1,
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "last": lastOne, "1st": 1, "2nd": 2, "3rd": 3, "that": 1, "this": 1, "same": 1,
}

// A referred is a source of an answer before that a question refers to.
type referred struct {
	citation Citation
	// named is the question with the article's title in the place of the words that
	// refer to it, rest the question without them.
	named, rest string
}

// earlierSource returns the source that a question refers to, if it does.
func earlierSource(question string, history []Turn) (r referred, ok bool) {
	sources := lastSources(history)
	if len(sources) == 0 {
		return referred{}, false
	}
	for _, form := range []*regexp.Regexp{markedSource, koreanSource, koreanNth, englishSource} {
		m := form.FindStringSubmatchIndex(question)
		if m == nil {
			continue
		}
		n := sourceNumber(question, m)
		if n == lastOne {
			n = len(sources)
		}
		if n < 1 || n > len(sources) {
			return referred{}, false
		}
		c := sources[n-1]
		title := "“" + oneLine(first(c.Article.Title, maxTitleShown)) + "”"
		return referred{c, withPlace(question, m, title), withPlace(question, m, "")}, true
	}
	return referred{}, false
}

// sourceNumber returns the number of the source that a match names.
func sourceNumber(question string, m []int) int {
	for i := 2; i+1 < len(m); i += 2 {
		if m[i] < 0 {
			continue
		}
		word := strings.ToLower(question[m[i]:m[i+1]])
		if n, err := strconv.Atoi(strings.TrimSuffix(word, "th")); err == nil {
			return n
		}
		if n := sourceNumbers[word]; n != 0 {
			return n
		}
	}
	return lastOne
}

// maxTitleShown is how many characters of a title stand for its article.
const maxTitleShown = 120

// withPlace returns a question with something in the place of the words of a
// match, but for their particle and the mark behind them.
func withPlace(question string, m []int, title string) string {
	end := m[1]
	for end > m[0] && strings.ContainsRune(" ?？.,!", rune(question[end-1])) {
		end--
	}
	if last := len(m) - 2; title != "" && m[last] >= 0 && startsHangul(question[m[last]:]) {
		end = m[last]
	}
	before := question[:m[0]]
	if title == "" {
		return oneLine(before + " " + question[end:])
	}
	return oneLine(before + title + question[end:])
}
