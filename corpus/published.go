package corpus

import (
	"regexp"
	"strings"
	"time"
)

// numericDate matches a date that begins with the year, as Korean and ISO
// dates do, and what comes after it. A weekday in brackets may follow.
var numericDate = regexp.MustCompile(
	`^(\d{4})\s*(?:[-./]|년)\s*(\d{1,2})\s*(?:[-./]|월)\s*(\d{1,2})\s*[.일]?(?:\s*\([^)]*\))?(?:[Tt\s]\s*(.*))?$`)

// clocks are the layouts of what follows a date.
var clocks = []string{
	"15:04:05Z07:00", "15:04:05 Z07:00", "15:04:05 -0700", "15:04:05",
	"15:04Z07:00", "15:04 Z07:00", "15:04 -0700", "15:04",
}

// wordDates are the layouts of dates that begin with a day or a month.
var wordDates = []string{
	"January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006",
	time.RFC1123Z, time.RFC1123,
}

// parsePublished reads a date with or without a time of day: 2025-02-04,
// 2025.2.4., 2025년 2월 4일, RFC 3339, "4 February 2025". Without a zone it is
// UTC; otherwise the zone stays, so that the day is the one that was written.
func parsePublished(s string) (time.Time, bool) {
	if m := numericDate.FindStringSubmatch(s); m != nil {
		date, clock := strings.Join(m[1:4], "-"), strings.TrimSpace(m[4])
		if clock == "" {
			return parseAny([]string{"2006-1-2"}, date)
		}
		layouts := make([]string, len(clocks))
		for i, c := range clocks {
			layouts[i] = "2006-1-2 " + c
		}
		return parseAny(layouts, date+" "+clock)
	}
	return parseAny(wordDates, s)
}

func parseAny(layouts []string, s string) (time.Time, bool) {
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
