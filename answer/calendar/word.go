package calendar

import (
	"sync"
	"time"

	"footnote/corpus"
	"footnote/retrieval"
)

// A unit is what relative words count in.
type unit int

const (
	day unit = iota
	week
	weekend
	weekday
	month
	year
)

// A basis tells whether words count from a date that is told, as "전날" does, or
// from the day of the text, as "어제" does.
type basis int

const (
	never  basis = iota
	always       // 전날
	maybe        // 3일 전
)

// A meaning is what relative words say: so many units away.
type meaning struct {
	unit unit
	n    int
	told basis
	// bare: a day of the week alone.
	bare bool
	// on is the day of the week, of weekday and, where onSet, of week.
	on    time.Weekday
	onSet bool
}

// A word is relative words at their place, with the parts of a date behind or
// before them: "지난해 12월".
type word struct {
	meaning
	span        corpus.Span
	inMonth     int
	inMonthsDay int
}

// wordForms are relative words, by how they are written. A space in them is any
// white space.
var wordForms = sync.OnceValue(func() map[string]meaning {
	out := make(map[string]meaning)
	add := func(m meaning, forms ...string) {
		for _, f := range forms {
			out[f] = m
		}
	}
	add(meaning{unit: day}, "오늘", "금일", "today", "tonight", "this morning", "this afternoon", "this evening")
	add(meaning{unit: day, n: -1}, "어제", "어저께", "간밤", "지난밤", "yesterday", "last night")
	add(meaning{unit: day, n: -2}, "그제", "그저께", "엊그제", "엊그저께", "the day before yesterday")
	add(meaning{unit: day, n: -3}, "그끄제", "그끄저께")
	add(meaning{unit: day, n: 1}, "내일", "명일", "tomorrow")
	add(meaning{unit: day, n: 2}, "모레", "the day after tomorrow")
	add(meaning{unit: day, n: 3}, "글피")
	add(meaning{unit: day, told: always}, "이날", "당일", "같은 날", "그날", "the same day", "that day")
	add(meaning{unit: day, n: -1, told: always}, "전날", "하루 전", "하루 앞서", "the day before", "the previous day",
		"a day earlier", "one day earlier", "a day before", "the night before", "the previous night")
	add(meaning{unit: day, n: 1, told: always}, "다음 날", "다음날", "이튿날", "익일", "하루 뒤", "하루 후",
		"the next day", "the following day", "the day after", "a day later", "one day later", "the next morning")
	add(meaning{unit: week}, "이번 주", "이번주", "this week")
	add(meaning{unit: week, n: -1}, "지난주", "지난 주", "저번 주", "저번주", "last week", "the past week", "the previous week")
	add(meaning{unit: week, n: -2}, "지지난주", "지지난 주")
	add(meaning{unit: week, n: 1}, "다음 주", "다음주", "내주", "next week")
	add(meaning{unit: weekend}, "이번 주말", "이번주말", "this weekend")
	add(meaning{unit: weekend, n: -1}, "지난 주말", "지난주말", "last weekend")
	add(meaning{unit: weekend, n: 1}, "다음 주말", "다음주말", "next weekend")
	add(meaning{unit: month}, "이번 달", "이번달", "이달", "금월", "this month")
	add(meaning{unit: month, n: -1}, "지난달", "지난 달", "저번 달", "저번달", "last month")
	add(meaning{unit: month, n: -2}, "지지난달", "지지난 달")
	add(meaning{unit: month, n: 1}, "다음 달", "다음달", "내달", "next month")
	add(meaning{unit: month, n: -1, told: always}, "전달", "전월", "the previous month", "the month before", "a month earlier")
	add(meaning{unit: month, told: always}, "같은 달", "그달", "the same month", "that month")
	add(meaning{unit: month, n: 1, told: always}, "the following month", "a month later")
	add(meaning{unit: year}, "올해", "금년", "this year")
	add(meaning{unit: year, n: -1}, "작년", "지난해", "지난 해", "last year")
	add(meaning{unit: year, n: -2}, "재작년", "지지난해", "the year before last")
	add(meaning{unit: year, n: 1}, "내년", "next year")
	add(meaning{unit: year, told: always}, "같은 해", "그해", "그 해", "the same year", "that year")
	add(meaning{unit: year, n: -1, told: always}, "전년", "the previous year", "the year before", "a year earlier")
	add(meaning{unit: year, n: 1, told: always}, "이듬해", "다음 해", "다음해", "the next year", "the following year", "a year later")
	for i, name := range []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"} {
		on := time.Weekday(i)
		add(meaning{unit: weekday, on: on, bare: true}, name, koreanWeekdays[i])
		add(meaning{unit: weekday, on: on, n: -1}, "last "+name, "this past "+name, "지난 "+koreanWeekdays[i])
		add(meaning{unit: weekday, on: on, n: 1}, "next "+name, "this coming "+name, "오는 "+koreanWeekdays[i])
		add(meaning{unit: week, on: on, onSet: true}, "this "+name)
		add(meaning{unit: week, n: -1, on: on, onSet: true}, name+" last week", name+" of last week")
		add(meaning{unit: week, n: 1, on: on, onSet: true}, name+" next week", name+" of next week")
	}
	return out
})

var koreanWeekdays = []string{"일요일", "월요일", "화요일", "수요일", "목요일", "금요일", "토요일"}

// from returns the dates that the words mean, counted from a date. That may be a
// month or a year only, from which days cannot be counted.
func (w word) from(d date) []date {
	if d.day == 0 && w.unit < month || d.month == 0 && w.unit == month {
		return nil
	}
	switch w.unit {
	case day:
		return []date{d.addDays(w.n)}
	case week, weekend:
		return w.inWeek(d.addDays(7*w.n - d.sinceMonday()))
	case weekday:
		return w.onWeekday(d)
	case month:
		m := d.addMonths(w.n)
		m.day = w.inMonthsDay
		return []date{m}
	default:
		return []date{{d.year + w.n, w.inMonth, w.inMonthsDay}}
	}
}

// inWeek returns the days of a week that the words mean, given its Monday.
func (w word) inWeek(monday date) []date {
	if w.onSet {
		return []date{monday.addDays((int(w.on) + 6) % 7)}
	}
	first := 0
	if w.unit == weekend {
		first = 5
	}
	var out []date
	for i := first; i < 7; i++ {
		out = append(out, monday.addDays(i))
	}
	return out
}

// onWeekday returns the day of the week before a date, after it, or, if it stands
// alone, the last one and the next.
func (w word) onWeekday(d date) []date {
	back := (int(d.time().Weekday()) - int(w.on) + 7) % 7
	switch {
	case w.bare:
		return []date{d.addDays(-back), d.addDays(7 - back)}
	case w.n < 0 && back == 0:
		return []date{d.addDays(-7)}
	case w.n < 0:
		return []date{d.addDays(-back)}
	}
	return []date{d.addDays(7 - back)}
}

func (w word) quantities(dates []date) []retrieval.Quantity {
	var out []retrieval.Quantity
	for _, d := range dates {
		if d.exists() {
			out = append(out, d.quantity(w.span))
		}
	}
	return out
}
