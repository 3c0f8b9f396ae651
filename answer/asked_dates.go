package answer

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"footnote/answer/calendar"
	"footnote/corpus"
	"footnote/internal/message"
	"footnote/retrieval"
)

// dated returns a question with the dates that its relative words mean in their
// places: "어제" is "2025년 2월 4일", and "지난주" the first and the last day.
func dated(question string, asked time.Time) string { return withDates(question, asked, spanOfDays) }

// datedToSearch is the same with the months alone of spans of days: an article
// tells of a day in between.
func datedToSearch(question string, asked time.Time) string {
	return withDates(question, asked, monthsOf)
}

// A spanWriter writes the days from the first to the last.
type spanWriter func(first, last retrieval.Quantity, written func(retrieval.Quantity) string) string

func spanOfDays(first, last retrieval.Quantity, written func(retrieval.Quantity) string) string {
	return written(first) + "~" + written(last)
}

func monthsOf(first, last retrieval.Quantity, written func(retrieval.Quantity) string) string {
	first.Day, last.Day = 0, 0
	if first.Month == last.Month {
		return written(first)
	}
	return written(first) + "~" + written(last)
}

func withDates(question string, asked time.Time, span spanWriter) string {
	question = first(question, maxQuestion)
	all := calendar.Relative(question, asked)
	var b strings.Builder
	at := 0
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Span == all[0].Span {
			n++
		}
		words := all[0].Span
		if words.Start >= at {
			b.WriteString(question[at:words.Start])
			b.WriteString(inWords(question, words, all[0], all[n-1], span))
			at = words.End
		}
		all = all[n:]
	}
	b.WriteString(question[at:])
	return b.String()
}

// inWords returns the date, or the first and the last one of a span of time, as it
// stands in the place of some words of a question.
func inWords(question string, words corpus.Span, from, to retrieval.Quantity, span spanWriter) string {
	written := englishDate
	if message.Of(question) == message.Korean {
		written = koreanDate
	}
	date := written(from)
	if from.Text != to.Text {
		date = span(from, to, written)
	}
	if message.Of(question) == message.Korean {
		return date
	}
	before := strings.TrimSpace(question[:words.Start])
	owns := strings.HasPrefix(question[words.End:], "'s") || strings.HasPrefix(question[words.End:], "’s")
	if owns || endsInPreposition.MatchString(before) {
		return date
	}
	preposition := "in "
	if from.Day > 0 {
		preposition = "on "
	}
	if before == "" {
		preposition = strings.ToUpper(preposition[:1]) + preposition[1:]
	}
	return preposition + date
}

// endsInPreposition finds what a date may stand behind as it is.
var endsInPreposition = regexp.MustCompile(`(?i)\b(in|on|at|of|for|since|until|till|by|from|to|after|before|during|about|the|and|or|than)$`)

func koreanDate(q retrieval.Quantity) string {
	out := fmt.Sprintf("%d년", q.Year)
	if q.Month > 0 {
		out += fmt.Sprintf(" %d월", q.Month)
	}
	if q.Day > 0 {
		out += fmt.Sprintf(" %d일", q.Day)
	}
	return out
}

func englishDate(q retrieval.Quantity) string {
	out := fmt.Sprint(q.Year)
	if q.Month > 0 {
		out = time.Month(q.Month).String() + " " + out
	}
	if q.Day > 0 {
		out = fmt.Sprint(q.Day) + " " + out
	}
	return out
}
