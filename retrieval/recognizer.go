package retrieval

import (
	"strings"

	"footnote/corpus"
)

// A recognizer finds the quantities of a folded text by its tokens.
type recognizer struct {
	text   string
	tokens []token
	// i is the token that is looked at; no earlier one matters but for the one
	// just before it, if it lies behind the end of the last quantity.
	i, last int
}

// quantitiesOf returns the quantities of a folded text, given its tokens, in
// order and without overlaps. Their spans are those in the folded text.
func quantitiesOf(text string, tokens []token) []Quantity {
	r := recognizer{text: text, tokens: tokens}
	var out []Quantity
	for r.i < len(tokens) {
		q, ok := r.next()
		if !ok {
			r.i++
			continue
		}
		if len(out) > 0 {
			r.lend(&out[len(out)-1], q)
		}
		out = append(out, q)
		r.last = q.Span.End
		for r.i < len(tokens) && tokens[r.i].start < r.last {
			r.i++
		}
	}
	return out
}

// next reads the quantity that begins with the token, if one does.
func (r *recognizer) next() (Quantity, bool) {
	t := r.tokens[r.i]
	switch t.script {
	case digit:
		return r.number(t)
	case hangul:
		return r.koreanWords(t)
	case latin:
		return r.englishWords(t)
	}
	return Quantity{}, false
}

// number reads what begins with digits.
func (r *recognizer) number(t token) (Quantity, bool) {
	if q, ok := r.date(t); ok {
		return q, true
	}
	if q, ok := r.clock(t); ok {
		return q, true
	}
	n, ok := r.korean(t.start)
	if !ok {
		return Quantity{}, false
	}
	if r.ordinalMark(t) {
		return r.ordinal(n, t.start), true
	}
	sign, start := r.signBefore(t.start)
	n = r.scaled(n, sign != "")
	if sign != "" {
		return r.measured(n, units()[sign], start, n.end), true
	}
	if u, end, ok := r.unitAt(n.end); ok && !r.isYearWon(t, u) {
		return r.measured(n, u, t.start, end), true
	}
	if y := r.bareYear(t, n); y > 0 {
		return newDate(dated{year: datePart{y, t.start, t.end}}), true
	}
	return r.measured(n, unit{}, t.start, n.end), true
}

// isYearWon reports whether "won" is the verb, as in "in 2002 won".
func (r *recognizer) isYearWon(t token, u unit) bool {
	return u.code == "krw" && strings.HasPrefix(r.text[t.end:], " won") && isYear(t.text) && t.end-t.start == 4
}

// measured returns a quantity in a unit. The number itself is a part of it, for
// texts that leave the unit out, or have one that is not known.
func (r *recognizer) measured(n numeral, u unit, start, end int) Quantity {
	q := Quantity{Span: corpus.Span{Start: start, End: end}, Class: u.class, unit: u, value: n.value, plain: n.plain}
	number := n.value.String()
	q.Text = number
	if u.code != "" {
		q.Text = n.value.times10(u.shift).String() + " " + u.code
		q.parts = append(q.parts, part{q.Text, quantity, start, end})
	}
	q.parts = append(q.parts, part{number, quantity, start, n.end})
	return q
}

// lend gives the unit of the end of a range to its beginning: 10~12일, 3-4명.
func (r *recognizer) lend(from *Quantity, to Quantity) {
	if from.Class != UnitNone || !from.plain || from.Span.End > to.Span.Start || !isRange(r.text[from.Span.End:to.Span.Start]) {
		return
	}
	n := numeral{from.value, from.Span.End, true}
	switch {
	case to.Class == UnitDate && to.Year == 0:
		place := datePart{n.value.int(), from.Span.Start, from.Span.End}
		switch {
		case to.Month == 0 && to.Day > 0 && inDays(place.value):
			*from = newDate(dated{day: place})
		case to.Month > 0 && to.Day == 0 && inMonths(place.value):
			*from = newDate(dated{month: place})
		}
	case to.Class != UnitNone && to.Class != UnitDate && to.Class != UnitTime && to.plain:
		*from = r.measured(n, to.unit, from.Span.Start, from.Span.End)
	}
}

// isRange reports whether a text only tells that a range lies between two
// numbers.
func isRange(between string) bool {
	switch strings.TrimSpace(between) {
	case "~", "-", "–", "—", "∼", "〜", "to":
		return true
	}
	return false
}

// koreanWords reads what begins with a Korean word.
func (r *recognizer) koreanWords(t token) (Quantity, bool) {
	first := t.text[:syllableBytes]
	if !beginsNumeral(first) {
		return Quantity{}, false
	}
	if value, end := r.native(t.start); value > 0 {
		return r.nativeWords(t, numeral{value: decimal{value, 0}.trim(), end: end})
	}
	if sinoDigits[first] == 0 && !isScale(first) {
		return Quantity{}, false
	}
	n, ok := r.korean(t.start)
	if !ok || n.end-t.start == syllableBytes && sinoDigits[first] > 0 {
		return Quantity{}, false
	}
	u, end, ok := r.unitAt(n.end)
	if !ok || n.end-t.start == syllableBytes && r.text[n.end] != ' ' && u.class != UnitMoney {
		return Quantity{}, false
	}
	return r.measured(n, u, t.start, end), true
}

// nativeWords reads what a native numeral counts.
func (r *recognizer) nativeWords(t token, n numeral) (Quantity, bool) {
	if q, ok := r.clockOf(t.start, n); ok {
		return q, true
	}
	u, end, ok := r.unitAt(n.end)
	if !ok {
		return Quantity{}, false
	}
	counter := strings.TrimSpace(r.text[n.end:end])
	if !nativeCounters[counter] || r.text[n.end] != ' ' && n.end-t.start == syllableBytes && !closeCounters[counter] {
		return Quantity{}, false
	}
	return r.measured(n, u, t.start, end), true
}

// englishWords reads what begins with an English word.
func (r *recognizer) englishWords(t token) (Quantity, bool) {
	if q, ok := r.monthName(t); ok {
		return q, true
	}
	if value := englishOrdinals[t.text]; value > 0 {
		n := numeral{value: decimal{value, 0}.trim(), end: t.end}
		if u, end, ok := r.unitAt(n.end); ok && u.code == "c" {
			return r.measured(n, u, t.start, end), true
		}
		return r.measured(n, unit{class: UnitOrdinal, code: "ord"}, t.start, t.end), true
	}
	if value := englishTimes[t.text]; value > 0 {
		n := numeral{value: decimal{value, 0}, end: t.end}
		return r.measured(n, units()["times"], t.start, t.end), true
	}
	if englishNumerals[t.text] == 0 {
		return Quantity{}, false
	}
	n, ok := r.english(r.i)
	if !ok {
		return Quantity{}, false
	}
	if u, end, ok := r.unitAt(n.end); ok {
		return r.measured(n, u, t.start, end), true
	}
	if t.text == "one" && n.end == t.end { // a pronoun
		return Quantity{}, false
	}
	return r.measured(n, unit{}, t.start, n.end), true
}

// signBefore returns the currency sign that stands before a number, and where
// it begins with the country's letters.
func (r *recognizer) signBefore(start int) (sign string, from int) {
	for _, sign := range []string{"$", "€", "£", "¥", "₩"} {
		from = start - len(sign)
		if from < r.last || r.text[from:start] != sign {
			continue
		}
		if r.i > 0 && sign == "$" && r.tokens[r.i-1].text == "us" && r.tokens[r.i-1].end == from && r.tokens[r.i-1].start >= r.last {
			from = r.tokens[r.i-1].start
		}
		return sign, from
	}
	return "", start
}

// ordinalMark reports whether 제 stands before a number, or th and its like
// behind it.
func (r *recognizer) ordinalMark(t token) bool {
	if r.i > 0 {
		before := r.tokens[r.i-1]
		if before.text == "제" && strings.TrimSpace(r.text[before.end:t.start]) == "" {
			return true
		}
	}
	return r.ordinalEnd(t.end) > t.end
}

// ordinalEnd returns the end of st, nd, rd or th at a byte, or the byte.
func (r *recognizer) ordinalEnd(at int) int {
	if i := r.tokenAt(at); i >= 0 {
		switch r.tokens[i].text {
		case "st", "nd", "rd", "th":
			return r.tokens[i].end
		}
	}
	return at
}

// ordinal returns an ordinal number with what it counts in Korean (제18회), or
// the century it may be.
func (r *recognizer) ordinal(n numeral, start int) Quantity {
	end := r.ordinalEnd(n.end)
	u, unitEnd, ok := r.unitAt(end)
	if ok && u.code == "c" {
		return r.measured(n, u, start, unitEnd)
	}
	if ok && end == n.end && (u.class == UnitCount || u.class == UnitOrdinal) {
		end = unitEnd
	}
	return r.measured(n, unit{class: UnitOrdinal, code: "ord"}, start, end)
}

// tokenAt returns the token that begins at a byte from the current one on, -1
// if none does.
func (r *recognizer) tokenAt(at int) int {
	for i := r.i; i < len(r.tokens) && r.tokens[i].start <= at; i++ {
		if r.tokens[i].start == at {
			return i
		}
	}
	return -1
}

// skipSpace returns where the text goes on after a space at a byte, if one is
// there.
func (r *recognizer) skipSpace(at int) int {
	if at < len(r.text) && (r.text[at] == ' ' || r.text[at] == '\n') {
		return at + 1
	}
	return at
}

// skipGap does the same for a space or, before a letter, a hyphen.
func (r *recognizer) skipGap(at int) int {
	if at+1 < len(r.text) && r.text[at] == '-' && r.text[at+1] >= 'a' && r.text[at+1] <= 'z' {
		return at + 1
	}
	return r.skipSpace(at)
}
