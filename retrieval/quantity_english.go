package retrieval

// English numerals. Those from hundred on multiply what stands before them.
var (
	englishNumerals = map[string]uint64{
		"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
		"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
		"eighty": 80, "ninety": 90,
	}
	englishScales = map[string]int{"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
	// scaleLetters stand behind digits; one that is a unit too (m) only in an
	// amount of money.
	scaleLetters = map[string]int{"k": 3, "mn": 6, "bn": 9, "tn": 12}
	moneyLetters = map[string]int{"m": 6, "b": 9, "t": 12}

	englishOrdinals = map[string]uint64{
		"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
		"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
		"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
	}
	englishTimes = map[string]uint64{"once": 1, "twice": 2}
)

// An englishNumeral is read from left to right: sections below a thousand, each
// with a scale, ever smaller ones.
type englishNumeral struct {
	sum, section uint64 // below 10^15 and 10^3
	// last is the scale that ended a section last; what may be added to the
	// section is below least.
	last  int
	least uint64
}

// add takes the next word and reports whether it belongs to the number.
func (n *englishNumeral) add(w string) bool {
	value, scale := englishNumerals[w], englishScales[w]
	switch {
	case value > 0 && value < n.least:
		n.section += value
		n.least = 0
		if value >= 20 { // after a ten, ones
			n.least = 10
		}
	case scale == 2 && n.section > 0 && n.section < 100:
		n.section *= 100
		n.least = 100
	case scale > 2 && scale < n.last && n.section > 0:
		n.sum += n.section * pow10(scale)
		n.section, n.last, n.least = 0, scale, 100
	default:
		return false
	}
	return true
}

// english reads the English numerals that begin with a token: twenty-five, two
// hundred and fifty thousand.
func (r *recognizer) english(i int) (numeral, bool) {
	n := englishNumeral{last: noScale, least: 100}
	end := r.tokens[i].start
	for j := i; j < len(r.tokens) && j < i+mostSteps; j++ {
		t := r.tokens[j]
		if t.text == "and" && n.section > 0 && n.section%100 == 0 {
			continue
		}
		if j > i && !r.near(end, t.start) || !n.add(t.text) {
			break
		}
		end = t.end
	}
	return numeral{decimal{n.sum + n.section, 0}.trim(), end, false}, n.sum+n.section > 0
}

func pow10(n int) uint64 {
	p := uint64(1)
	for range n {
		p *= 10
	}
	return p
}

// near reports whether between two words of one number stand only a space, a
// hyphen or "and".
func (r *recognizer) near(end, start int) bool {
	switch r.text[end:start] {
	case " ", "-", "\n", " and ", "-and-":
		return true
	}
	return false
}

// scaled reads an English scale behind digits: 1.5 million, $5bn.
func (r *recognizer) scaled(n numeral, money bool) numeral {
	i := r.tokenAt(r.skipGap(n.end))
	if i < 0 || r.tokens[i].script != latin {
		return n
	}
	t := r.tokens[i]
	scale := englishScales[t.text]
	if scale == 0 {
		scale = scaleLetters[t.text]
	}
	if scale == 0 && money {
		scale = moneyLetters[t.text]
	}
	if scale == 0 {
		return n
	}
	return numeral{n.value.times10(scale), t.end, false}
}
