package retrieval

import (
	"strconv"
	"strings"
	"sync"
)

// A unit is what stands behind a number, or before it as currency signs do.
type unit struct {
	class UnitClass
	// code names the unit, the same in both languages.
	code string
	// shift: one unit is 10^shift of those that code names.
	shift int
	// Where a word of one syllable begins many others ("대"), only its end or
	// a particle may follow it if a space stands before it.
	short bool
}

// unitList has a line for each unit: its class, its code, the power of ten that
// turns its number into the code's, and how it is written, folded; "_" stands
// for a space.
const unitList = `
money krw 0 원 won krw ₩
money usd 0 달러 불 dollar dollars us_dollar us_dollars usd $
money jpy 0 엔 엔화 yen jpy ¥
money cny 0 위안 위안화 yuan renminbi cny rmb
money eur 0 유로 euro euros eur €
money gbp 0 £ gbp
money pound 0 파운드 pound pounds lb lbs
money rub 0 루블 ruble rubles rouble roubles
money inr 0 루피 rupee rupees
money chf 0 스위스_프랑 swiss_francs chf
money franc 0 프랑 franc francs
money mark 0 마르크 deutsche_marks
percent % 0 % 퍼센트 프로 퍼센트포인트 percent per_cent percentage_point percentage_points percentage pct
count person 0 명 사람 인 여명 people person persons
count country 0 개국 나라 country countries nations
count place 0 곳 군데 places locations sites
count times 0 번 차례 회 times
count item 0 개 items pieces
count animal 0 마리
count vehicle 0 대
count ship 0 척 ships
count volume 0 권 volumes books
count house 0 채 가구 세대 households
count tree 0 그루 trees
count floor 0 층 floors storeys stories storey story
count film 0 편
count song 0 곡 songs
count sheet 0 장
count point 0 점 포인트 point points
count goal 0 골 goals
count seat 0 석 자리 seats
count vote 0 표 votes
count case 0 건 cases
count pair 0 쌍 켤레 pairs
count team 0 팀 teams
count kind 0 가지 kinds types
count species 0 종 species
count fold 0 배 fold
count line 0 줄 행 lines
count letter 0 자 글자 letters characters
count round 0 라운드 rounds
count share 0 주식 shares
length m 0 m 미터 meter meters metre metres
length m 3 km 킬로미터 킬로 kilometer kilometers kilometre kilometres
length m -2 cm 센티미터 센티 센치 centimeter centimeters centimetre centimetres
length m -3 mm 밀리미터 밀리 millimeter millimeters millimetre millimetres
length m -9 nm 나노미터 나노 nanometer nanometers nanometre nanometres
length ft 0 ft 피트 foot feet
length in 0 인치 inch inches
length mile 0 마일 mile miles mi
length ly 0 광년 light_year light_years
area m2 0 m2 제곱미터 평방미터 square_meter square_meters square_metre square_metres sq_m
area km2 0 km2 제곱킬로미터 평방킬로미터 square_kilometer square_kilometers square_kilometre square_kilometres sq_km
area pyeong 0 평 pyeong
area ha 0 ha 헥타르 hectare hectares
area acre 0 에이커 acre acres
mass g 0 g 그램 gram grams gramme grammes
mass g 3 kg 킬로그램 kilogram kilograms kilogramme kilogrammes kilos
mass g -3 mg 밀리그램 milligram milligrams
mass g 6 t 톤 ton tons tonne tonnes
duration y 0 년 년간 개년 year years
duration mo 0 개월 개월간 달 month months
duration wk 0 주 주간 주일 week weeks
duration d 0 일 일간 day days
duration h 0 시간 hour hours hr hrs
duration min 0 분 분간 minute minutes
duration s 0 초 초간 second seconds
duration age 0 살 세 years_old year_old
date c 0 세기 century centuries
ordinal ord 0 번째 째 위 호 차 기
other l 0 l 리터 liter liters litre litres
other l -3 ml 밀리리터 milliliter milliliters millilitre millilitres
other w 0 w 와트 watt watts
other w 3 kw 킬로와트 kilowatt kilowatts
other w 6 mw 메가와트 megawatt megawatts
other w 9 gw 기가와트 gigawatt gigawatts
other kwh 0 kwh 킬로와트시 킬로와트시간 kilowatt_hours
other mah 0 mah 밀리암페어시
other v 0 v 볼트 volt volts
other hz 0 hz 헤르츠 hertz
other hz 6 mhz 메가헤르츠 megahertz
other hz 9 ghz 기가헤르츠 gigahertz
other kb 0 kb 킬로바이트 kilobyte kilobytes
other mb 0 mb 메가 메가바이트 megabyte megabytes
other gb 0 gb 기가 기가바이트 gigabyte gigabytes
other tb 0 tb 테라 테라바이트 terabyte terabytes
other deg 0 도 ° degree degrees
other degc 0 °c 섭씨 degrees_celsius degrees_c
other degf 0 °f degrees_fahrenheit degrees_f
other kmh 0 km/h kph
`

// classNames are the classes in unitList.
var classNames = map[string]UnitClass{
	"money": UnitMoney, "percent": UnitPercent, "count": UnitCount, "length": UnitLength, "area": UnitArea, "mass": UnitMass,
	"duration": UnitDuration, "date": UnitDate, "ordinal": UnitOrdinal, "other": UnitOther,
}

// longestUnit is in syllables.
const longestUnit = 7

// units maps how units are written to them.
var units = sync.OnceValue(func() map[string]unit {
	out := make(map[string]unit)
	for line := range strings.Lines(unitList) {
		f := strings.Fields(line)
		if len(f) < 4 {
			continue
		}
		shift, _ := strconv.Atoi(f[2])
		for _, w := range f[3:] {
			out[strings.ReplaceAll(w, "_", " ")] = unit{
				class: classNames[f[0]], code: f[1], shift: shift,
				short: len(w) == syllableBytes && syllableAt(w, 0) != "",
			}
		}
	}
	return out
})

// afterUnit is what else than a particle may follow a short unit.
var afterUnit = wordSet(`짜리 째 간 가량 정도 동안 쯤 씩 여 만에 만 전 후 이상 이하 미만 초과 안팎 씩의 짜리의 간의 가량의 정도의 가량이 정도가 이내 내 중 당 까지 부터 만이 만의 뒤 뒤에 전에 후에 이나 입니다 이다 였다 이었다 이며 이고 으로`)

// standsAlone reports whether what follows a short unit in its word leaves it a
// unit.
func standsAlone(rest string) bool { return rest == "" || particles.all[rest] || afterUnit[rest] }

// unitAt returns the unit that stands at a byte, behind a number or one space
// or hyphen after it, and where it ends.
func (r *recognizer) unitAt(at int) (u unit, end int, ok bool) {
	from := r.skipGap(at)
	if from == len(r.text) {
		return unit{}, at, false
	}
	if syllableAt(r.text, from) != "" {
		return r.koreanUnit(from, from > at)
	}
	if u, end, ok = r.latinUnit(from); ok {
		return u, end, true
	}
	for _, sign := range []string{"%", "°c", "°f", "°", "$", "€"} {
		if strings.HasPrefix(r.text[at:], sign) {
			return units()[sign], at + len(sign), true
		}
	}
	return unit{}, at, false
}

// koreanUnit returns the longest unit that a Korean word begins with.
func (r *recognizer) koreanUnit(from int, spaced bool) (u unit, end int, ok bool) {
	if rest, ok := strings.CutPrefix(r.text[from:], "여"); ok { // more than
		more := r.skipSpace(len(r.text) - len(rest))
		if u, end, ok = r.longestUnit(more, spaced); ok {
			return u, end, true
		}
	}
	return r.longestUnit(from, spaced)
}

func (r *recognizer) longestUnit(from int, spaced bool) (u unit, end int, ok bool) {
	word := hangulRun(r.text[from:])
	for n := min(longestUnit*syllableBytes, len(word)); n > 0; n -= syllableBytes {
		u, ok = units()[word[:n]]
		if ok && (!u.short || !spaced || standsAlone(word[n:])) {
			return u, from + n, true
		}
	}
	return unit{}, from, false
}

// latinUnit returns the unit that the Latin words at a byte are.
func (r *recognizer) latinUnit(from int) (u unit, end int, ok bool) {
	i := r.tokenAt(from)
	if i < 0 || r.tokens[i].script != latin {
		return unit{}, from, false
	}
	t := r.tokens[i]
	if i+1 < len(r.tokens) {
		next := r.tokens[i+1]
		gap := r.text[t.end:next.start]
		if gap == " " || gap == "-" || gap == "\n" {
			if u, ok = units()[t.text+" "+next.text]; ok {
				return u, next.end, true
			}
		}
	}
	u, ok = units()[t.text]
	return u, t.end, ok
}

// hangulRun returns the Korean syllables that a text begins with, as many as
// matter.
func hangulRun(text string) string {
	n := 0
	for n < 2*longestUnit*syllableBytes && syllableAt(text, n) != "" {
		n += syllableBytes
	}
	return text[:n]
}
