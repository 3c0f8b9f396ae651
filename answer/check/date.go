package check

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"footnote/answer/calendar"
	"footnote/corpus"
	"footnote/retrieval"
)

// resolve adds the dates that a source's relative words and partial dates mean,
// each to the sentence that it stands in.
func (s *source) resolve() {
	s.shiftYears()
	for _, q := range calendar.Resolved(mended(s.Article.Quote(s.Span)), s.Article.Published) {
		at := corpus.Span{Start: s.Span.Start + q.Span.Start, End: s.Span.Start + q.Span.End}
		i := slices.IndexFunc(s.sentences, func(o sentence) bool { return o.span.Contains(at) })
		if i >= 0 && !s.isLate(&q, i) {
			start := s.sentences[i].span.Start
			q.Span = corpus.Span{Start: at.Start - start, End: at.End - start}
			s.sentences[i].quantities = append(s.sentences[i].quantities, q)
		}
	}
}

// isLate reports whether a date that words such as "Saturday" may mean comes
// after an article that tells of it as past.
func (s *source) isLate(q *retrieval.Quantity, i int) bool {
	p := s.Article.Published
	if p.IsZero() || q.Day == 0 || !time.Date(q.Year, time.Month(q.Month), q.Day, 0, 0, 0, 0, p.Location()).After(p) {
		return false
	}
	quote := s.Article.Quote(s.sentences[i].span)
	return past.MatchString(quote) && !coming.MatchString(quote)
}

// past and coming tell of what was, and of what will be.
var (
	past   = regexp.MustCompile(`(?i)\b(?:was|were|had|did|went|came|took|met|said|held|saw|won|lost|left|began|told|made|sent|rose|fell|[a-z]{3,}ed)\b|[았었였했됐갔왔렸졌랐났섰]다`)
	coming = regexp.MustCompile(`(?i)\b(?:will|would|is to|are to|plans?|planned|scheduled|next|due|opens|begins|starts|takes place)\b|예정|계획|앞으로|기로 했|기로 하|다음|까지|[겠]다|것이다`)
)

// shiftYears adds the dates that stand without a year in sentences about the next
// year or the last.
func (s *source) shiftYears() {
	p := s.Article.Published
	for i := range s.sentences {
		by := 0
		switch quote := s.Article.Quote(s.sentences[i].span); {
		case p.IsZero():
		case nextYear.MatchString(quote):
			by = 1
		case lastYear.MatchString(quote):
			by = -1
		}
		if by == 0 {
			continue
		}
		for _, q := range s.sentences[i].quantities {
			if q.Class == retrieval.UnitDate && q.Year == 0 && q.Month > 0 {
				q.Year = p.Year() + by
				s.sentences[i].quantities = append(s.sentences[i].quantities, q)
			}
		}
	}
}

var (
	nextYear = regexp.MustCompile(`(?i)\bnext year|내년|이듬해|다음 해`)
	lastYear = regexp.MustCompile(`(?i)\blast year|지난해|작년`)
)

// weekdays are their names in both languages, from Sunday on.
var weekdays = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\bsundays?\b|일요일`), regexp.MustCompile(`(?i)\bmondays?\b|월요일`), regexp.MustCompile(`(?i)\btuesdays?\b|화요일`),
	regexp.MustCompile(`(?i)\bwednesdays?\b|수요일`), regexp.MustCompile(`(?i)\bthursdays?\b|목요일`), regexp.MustCompile(`(?i)\bfridays?\b|금요일`),
	regexp.MustCompile(`(?i)\bsaturdays?\b|토요일`),
}

// seasons are their names in both languages.
var seasons = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\bspring\b|봄`), regexp.MustCompile(`(?i)\bsummer\b|여름`), regexp.MustCompile(`(?i)\b(?:autumn|fall)\b|가을`),
	regexp.MustCompile(`(?i)\bwinter\b|겨울`),
}

// season is how a sentence speaks of when something was or will be.
var season = regexp.MustCompile(`(?i)\b(?:in|this|last|next|since|until|by)\s+(?:the\s+)?(?:spring|summer|autumn|fall|winter)\b|(?:봄|여름|가을|겨울)(?:에|부터|까지|,|$|\s)`)

// checkWeekdays looks for days of the week: named by a source, or the days of
// its dates; and for seasons.
func (e *examination) checkWeekdays() {
	if at := season.FindStringIndex(e.review.text); at != nil && !e.quoted(at[0]) {
		word := e.review.text[at[0]:at[1]]
		for _, name := range seasons {
			if name.MatchString(word) && !slices.ContainsFunc(e.sources, func(s numbered) bool { return name.MatchString(s.Article.Quote(s.Span)) }) {
				e.check(Date, strings.TrimSpace(word), false)
			}
		}
	}
	for day, name := range weekdays {
		if at := name.FindStringIndex(e.review.text); at != nil && !e.quoted(at[0]) {
			e.check(Date, e.review.text[at[0]:at[1]], e.hasWeekday(time.Weekday(day), name))
		}
	}
}

func (e *examination) hasWeekday(day time.Weekday, name *regexp.Regexp) bool {
	for _, s := range e.sources {
		if name.MatchString(mended(s.Article.Quote(s.Span))) || name.MatchString(s.Article.Title) {
			return true
		}
		for i := range s.sentences {
			for _, q := range s.sentences[i].quantities {
				if q.Year != 0 && q.Month != 0 && q.Day != 0 && time.Date(q.Year, time.Month(q.Month), q.Day, 0, 0, 0, 0, time.UTC).Weekday() == day {
					return true
				}
			}
		}
	}
	return false
}
