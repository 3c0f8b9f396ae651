package check

import (
	"regexp"
	"slices"
	"strings"
)

// executives are the ways to say whose business something is in a company.
var executives = regexp.MustCompile(`(?i)\bC([EFTOSMI])O\b|\bchief (executive|financial|finance|technology|technical|operating|strategy|marketing|information)\b|최고\s?(경영|재무|기술|운영|전략|마케팅|정보)`)

// executiveCodes are the letters of the offices, as in CFO, by those words.
var executiveCodes = map[string]string{
	"executive": "e", "financial": "f", "finance": "f", "technology": "t", "technical": "t", "operating": "o", "strategy": "s", "marketing": "m", "information": "i",
	"경영": "e", "재무": "f", "기술": "t", "운영": "o", "전략": "s", "마케팅": "m", "정보": "i",
}

// executivesIn returns the letters of the executive offices that a text names.
func executivesIn(text string) []string {
	var out []string
	for _, m := range executives.FindAllStringSubmatch(text, -1) {
		word := strings.ToLower(m[1] + m[2] + m[3])
		if code := executiveCodes[word]; code != "" {
			word = code
		}
		out = append(out, word)
	}
	return out
}

// checkExecutives looks for each executive office in the sources, in either
// language.
func (e *examination) checkExecutives() {
	named := executives.FindAllString(e.review.text, -1)
	if len(named) == 0 {
		return
	}
	scanned := slices.ContainsFunc(e.sources, func(s numbered) bool { return s.scanned })
	all := e.titles()
	held, represented := executivesIn(all), strings.Contains(all, "대표")
	for _, m := range named {
		code := executivesIn(m)[0]
		found := scanned || slices.Contains(held, code)
		if !found && (code != "e" || !represented) {
			e.check(Name, m, false)
		}
	}
}

// titles returns the texts of the sources.
func (e *examination) titles() string {
	var b strings.Builder
	for _, s := range e.sources {
		b.WriteString(s.Article.Quote(s.Span) + "\n\n") // which no name goes across
	}
	return b.String()
}
