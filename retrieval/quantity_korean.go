package retrieval

// Powers of ten that Korean words stand for. Those below 만 make a section of
// four digits, the others end one.
var (
	smallScales = map[string]int{"십": 1, "백": 2, "천": 3}
	bigScales   = map[string]int{"만": 4, "억": 8, "조": 12, "경": 16}
	// sinoDigits are the digits before them.
	sinoDigits = map[string]uint64{"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
)

// Native Korean numerals, as they stand before what is counted.
var (
	nativeTens = map[string]uint64{
		"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90,
	}
	nativeOnes = map[string]uint64{
		"첫": 1, "한": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "석": 3, "네": 4, "넷": 4, "넉": 4, "다섯": 5, "여섯": 6,
		"일곱": 7, "여덟": 8, "아홉": 9,
	}
)

// nativeCounters are what native numerals count; closeCounters are those that
// may follow one syllable without a space and make no other word with it, as
// 세대 and 한자 are.
var (
	nativeCounters = wordSet(`명 개 번 번째 째 차례 달 배 가지 마리 사람 살 시간 곳 군데 권 대 채 장 점 편 곡 줄 팀 쌍 켤레 척
		그루 나라 골 표 건 자리 층 주 글자 여명`)
	closeCounters = wordSet(`명 개 번 번째 째 차례 달 배 가지 마리 사람 살 시간 곳 군데 권 나라`)
)

// A numeral is a number as it stands in a text.
type numeral struct {
	value decimal
	end   int
	// plain: it is written in digits alone.
	plain bool
}

// A koreanNumeral is read from left to right: digits or numerals, each with a
// power of ten below 만, and after them those from 만 on, ever smaller ones.
type koreanNumeral struct {
	r  *recognizer
	at int
	// words: it begins with no digit.
	words bool
	// sum is what ended with a big scale, section what may still get one.
	sum, section decimal
	big, small   int
	// scaled: what was read last is a power of ten.
	scaled, overflow bool
}

// Above every scale, and how many steps a number has at most.
const (
	noScale   = 20
	mostSteps = 16
)

// korean reads a number of digits and Sino-Korean numerals at a byte: 5000,
// 5천억, 4만 5천, 삼십오.
func (r *recognizer) korean(at int) (numeral, bool) {
	n := koreanNumeral{r: r, at: at, words: syllableAt(r.text, at) != "", big: noScale, small: noScale}
	for range mostSteps {
		if !n.step() {
			break
		}
	}
	total, fits := n.sum.add(n.section)
	if n.at == at || n.overflow || !fits {
		return numeral{}, false
	}
	return numeral{total, n.at, !n.words && n.big == noScale && n.small == 0}, true
}

// step reads the next part and reports whether more may follow.
func (n *koreanNumeral) step() bool {
	coefficient, next, found := n.coefficient()
	scale, isScale := smallScales[syllableAt(n.r.text, next)]
	isScale = isScale && scale < n.small
	switch {
	case isScale && !found:
		n.add(decimal{1, scale}, next+syllableBytes)
	case isScale:
		n.add(coefficient.times10(scale), next+syllableBytes)
	case found:
		n.add(coefficient, next)
	}
	n.small = min(n.small, scale)
	if found && !isScale {
		n.small = 0
	}
	n.scaled = isScale
	return n.endSection(found) || isScale
}

func (n *koreanNumeral) add(d decimal, end int) {
	sum, fits := n.section.add(d)
	n.section, n.at, n.overflow = sum, end, n.overflow || !fits
}

// coefficient reads digits, or a numeral before a power of ten.
func (n *koreanNumeral) coefficient() (d decimal, end int, ok bool) {
	r, from := n.r, n.at
	begun := !n.sum.isZero() || !n.section.isZero()
	if begun && !n.scaled {
		return decimal{}, n.at, false
	}
	if begun {
		from = r.skipSpace(from)
	}
	if i := r.tokenAt(from); i >= 0 && r.tokens[i].script == digit {
		t := r.tokens[i]
		d, ok = parseDecimal(t.text)
		if !ok || begun && !d.below(min(n.big, n.small)) {
			return decimal{}, n.at, false
		}
		// In "2조 2025년" a new number begins.
		if from > n.at && min(n.big, n.small) > bigScales["만"] && !isScale(syllableAt(r.text, t.end)) {
			return decimal{}, n.at, false
		}
		return d, t.end, true
	}
	value, ok := sinoDigits[syllableAt(r.text, n.at)]
	if ok && (n.words || isScale(syllableAt(r.text, n.at+syllableBytes))) {
		return decimal{value, 0}, n.at + syllableBytes, true
	}
	return decimal{}, n.at, false
}

func isScale(syllable string) bool { return smallScales[syllable]+bigScales[syllable] > 0 }

// endSection reads a power from 만 on.
func (n *koreanNumeral) endSection(spaced bool) bool {
	from := n.at
	scale := bigScales[syllableAt(n.r.text, from)]
	if scale == 0 && spaced {
		// A space before it is an error that is made with money alone.
		from = n.r.skipSpace(from)
		scale = bigScales[syllableAt(n.r.text, from)]
		if scale == 0 {
			return false
		}
		if u, _, ok := n.r.unitAt(from + syllableBytes); !ok || u.class != UnitMoney {
			return false
		}
	}
	if scale == 0 || scale >= n.big || !n.r.endsNumber(from) {
		return false
	}
	if n.section.isZero() {
		if !n.sum.isZero() || scale == bigScales["조"] {
			return false
		}
		n.section = decimal{1, 0}
	}
	sum, fits := n.sum.add(n.section.times10(scale))
	n.sum, n.section, n.overflow = sum, decimal{}, n.overflow || !fits
	n.big, n.small, n.scaled, n.at = scale, noScale, true, from+syllableBytes
	return true
}

// endsNumber reports whether the scale at a byte is one: 조 begins words such
// as 조각 too.
func (r *recognizer) endsNumber(at int) bool {
	rest := hangulRun(r.text[at+syllableBytes:])
	if r.text[at:at+syllableBytes] != "조" || standsAlone(rest) {
		return true
	}
	next := syllableAt(rest, 0)
	_, _, ok := r.koreanUnit(at+syllableBytes, false)
	return ok || isScale(next) || sinoDigits[next] > 0
}

// native reads a native Korean numeral at a byte: 세, 열두.
func (r *recognizer) native(at int) (value uint64, end int) {
	end = at
	for _, numerals := range []map[string]uint64{nativeTens, nativeOnes} {
		for n := 2; n > 0; n-- {
			if next := end + n*syllableBytes; next <= len(r.text) && numerals[r.text[end:next]] > 0 {
				value, end = value+numerals[r.text[end:next]], next
				break
			}
		}
	}
	return value, end
}

// beginsNumeral tells quickly whether a syllable may begin a numeral.
func beginsNumeral(syllable string) bool {
	switch syllable {
	case "첫", "한", "두", "둘", "세", "셋", "석", "네", "넷", "넉", "다", "여", "일", "아", "열", "스", "서", "마", "쉰", "예",
		"이", "삼", "사", "오", "육", "칠", "팔", "구", "십", "백", "천", "만", "억":
		return true
	}
	return false
}
