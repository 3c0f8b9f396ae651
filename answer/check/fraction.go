package check

import (
	"regexp"
	"strconv"
	"strings"
)

// A fraction stands in a text: 3분의 2, two thirds, 2/3, half.
type fraction struct {
	start, end int
	// of and over are in lowest terms as written: 2 of 3.
	of, over int
}

var fractionForm = regexp.MustCompile(`(\d+)\s*분의\s*(\d+)|(?i:\b(one|two|three|four|five|six|seven|eight|nine|a)[- ](half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?|hundredths?|thousandths?)\b)|\b(\d{1,2})/(\d{1,2})\b|(?i:\bhalf\b|\bhalves\b)|절반|(?:^|\s)반(?:은|이|을|만)`)

var cardinals = strings.Fields("zero one two three four five six seven eight nine")

var parts = map[string]int{"hal": 2, "thi": 3, "qua": 4, "fou": 4, "fif": 5, "six": 6, "sev": 7, "eig": 8, "nin": 9, "ten": 10, "twe": 20, "hun": 100, "tho": 1000}

// fractions returns those of a text in order.
func fractions(text string) []fraction {
	var out []fraction
	for _, m := range fractionForm.FindAllStringSubmatchIndex(text, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		f := fraction{start: m[0], end: m[1], of: 1, over: 2}
		switch {
		case group(1) != "":
			f.over, _ = strconv.Atoi(group(1))
			f.of, _ = strconv.Atoi(group(2))
		case group(3) != "":
			f.over = parts[strings.ToLower(group(4)[:3])]
			for n, word := range cardinals {
				if strings.EqualFold(word, group(3)) {
					f.of = n
				}
			}
		case group(5) != "":
			f.of, _ = strconv.Atoi(group(5))
			f.over, _ = strconv.Atoi(group(6))
		}
		if f.over > 0 && f.of > 0 {
			out = append(out, f)
		}
	}
	return out
}

// same reports whether two fractions are equal.
func (f fraction) same(o fraction) bool { return f.of*o.over == o.of*f.over }

// percent returns a fraction as a percentage in a quantity's form, empty if it
// is no whole one.
func (f fraction) percent() string {
	if f.over == 0 || 100*f.of%f.over != 0 {
		return ""
	}
	return strconv.Itoa(100*f.of/f.over) + " %"
}
