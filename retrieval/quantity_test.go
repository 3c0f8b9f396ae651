package retrieval

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func quantityTexts(text string) string {
	var out []string
	for _, q := range Quantities(text) {
		out = append(out, q.Text)
	}
	return strings.Join(out, "; ")
}

func TestWaysToWriteAQuantityMeet(t *testing.T) {
	for want, texts := range map[string][]string{
		"500000000000 usd": {"5000억달러", "5,000억 달러", "5천억 달러를", "5000 억달러", "$500 billion", "US$500bn", "500 billion dollars",
			"500-billion-dollar", "five hundred billion dollars", "５０００억 달러", "500 billion US dollars", "$500b"},
		"730000000000000 krw": {"730조원", "730조 원에", "730 trillion won", "₩730 trillion", "￦730trillion"},
		"45000 krw":           {"4만 5천 원", "4만5천원", "45,000원", "45000 won", "사만오천 원", "4만 5000원"},
		"1200000000000 krw":   {"1조 2000억 원", "1조2천억원", "1.2조 원", "1.2 trillion won"},
		"90 %":                {"90%", "90퍼센트", "90 percent", "90 per cent", "ninety percent", "구십 퍼센트", "９０％"},
		"0.25 %":              {"0.25%", "0.25 퍼센트"},
		"3 person":            {"3명", "세 명", "세명이", "three people", "3 persons", "3여 명", "세 사람"},
		"23000 person":        {"2만3000명", "2만 3천 명", "23,000 people", "twenty-three thousand people"},
		"12 item":             {"열두 개", "12개를"},
		"20 age":              {"스무 살", "20살", "20세", "20 years old", "20-year-old"},
		"2 times":             {"두 번", "2회", "twice", "두 차례", "2번"},
		"5000 m":              {"5km", "5킬로미터", "5 kilometres", "5000m", "5 km를", "5㎞"},
		"84.5 pyeong":         {"84.5평"},
		"5000 mah":            {"5000mAh", "5,000 mAh"},
		"2000000 g":           {"2톤", "2 tons", "2000kg"},
		"18 ord":              {"제18회", "18th", "18번째", "제 18 대", "열여덟 번째", "eighteenth"},
		"1 ord":               {"첫 번째", "first", "1위"},
		"19 c":                {"19세기", "19th century", "nineteenth century"},
		"100 country":         {"100개국", "100 countries", "백 나라"},
		"43":                  {"forty-three", "43"},
		"112":                 {"one hundred and twelve"},
		"250000":              {"two hundred and fifty thousand", "250,000"},
		"300 m2":              {"300㎡", "300제곱미터", "300 square metres"},
		"2 h":                 {"2시간", "두 시간 동안", "two hours"},
		"18446744073 krw":     {"184억4674만4073원"},
	} {
		for _, s := range texts {
			if got := quantityTexts(s); got != want {
				t.Errorf("%s is %q, want %q", s, got, want)
			}
		}
	}
}

func TestDatesAndTimesMeet(t *testing.T) {
	for want, texts := range map[string][]string{
		"2025-02-04": {"2025년 2월 4일", "2025.2.4", "2025.02.04.", "2025-02-04", "2025. 2. 4.", "Feb. 4, 2025", "February 4, 2025",
			"4 February 2025", "4th of February, 2025", "2025/2/4", "2025년2월4일에", "February 4th 2025", "2025년 02월 04일"},
		"--02-04":            {"2월 4일", "2월4일", "Feb 4", "February 4", "4 February", "the 4th of February", "2월 4일부터"},
		"4 d":                {"4일", "4일에", "4일간", "4 days"},
		"--02":               {"2월", "2월에는", "in February"},
		"--05":               {"5월", "in May"},
		"2025-02":            {"2025년 2월", "February 2025", "Feb 2025"},
		"1987 y":             {"1987년", "1987", "'87", "in 1987"},
		"-57 y":              {"기원전 57년"},
		"918 y":              {"918년"},
		"3 y":                {"3년", "3 years", "three years", "3년 동안"},
		"1980s":              {"1980년대", "1980s", "the 80s", "80년대", "1980's"},
		"15:30":              {"오후 3시 30분", "3:30 p.m.", "3:30pm", "15:30", "15시 30분", "오후 세 시 반", "오후 3시30분에"},
		"0:05":               {"0시 5분", "12:05 am"},
		"12:00":              {"낮 12시", "12 pm"},
		"~3:30":              {"3시 30분", "3:30"},
		"9:00":               {"오전 9시", "9 a.m."},
		"4 d; 9:00":          {"4일 오전 9시"},
		"10 d; 12 d":         {"10~12일"},
		"3 person; 4 person": {"3-4명", "3~4명"},
	} {
		for _, s := range texts {
			if got := quantityTexts(s); got != want {
				t.Errorf("%s is %q, want %q", s, got, want)
			}
		}
	}
}

func TestWordsThatAreNoQuantities(t *testing.T) {
	for _, s := range []string{
		"", "이 사람은", "한국", "세대", "한자", "세종", "조각", "만일", "조명", "천장", "만주", "일본", "두부", "네이버", "다섯", "one of the best", "you may go", "they march on", "hundreds of people", "수천만 원", "이천", "사천성", "백화점", "열리다", "여름",
	} {
		if got := quantityTexts(s); got != "" {
			t.Errorf("%s is %q", s, got)
		}
	}
	for text, want := range map[string]string{
		"5조각": "5", "2002년 월드컵": "2002 y", "3대 통령": "3 vehicle", "2조 2025년": "2000000000000; 2025 y",
		"5만이 넘는": "50000", "1.2.3": "1; 2; 3", strings.Repeat("9", 40): "", "7 dwarfs": "7", "9999경 원": "99990000000000000000 krw",
		"in 2002 won": "2002 y", "007": "7",
	} {
		if got := quantityTexts(text); got != want {
			t.Errorf("%s is %q, want %q", text, got, want)
		}
	}
}

func TestADateIsFoundByItsParts(t *testing.T) {
	for question, texts := range map[string][]string{
		"4일":          {"2025년 2월 4일", "February 4, 2025", "4일"},
		"February":    {"2월 4일", "2025-02-04"},
		"2월 4일":       {"2025-02-04"},
		"in 2025":     {"2025년 2월 4일"},
		"3시 30분":      {"오후 3시 30분", "3:30 p.m."},
		"three":       {"3명", "세 명"},
		"500 billion": {"5000억", "5천억 원"},
	} {
		for _, text := range texts {
			has := inField(text, quantity)
			if !slices.ContainsFunc(inField(question, quantity), func(s string) bool { return slices.Contains(has, s) }) {
				t.Errorf("%s (%q) does not meet %s (%q)", question, inField(question, quantity), text, has)
			}
		}
	}
}

func TestEachNumberOfAQuestionIsAConcept(t *testing.T) {
	x := lexicalOf("The picnic is on 3 March 2019.", "3명이 갔다. 월급이 오르는 일.")
	for question, want := range map[string]int{"3월 3일": 4, "3명 3명": 2, "3 and three": 2} {
		if n := len(x.concepts(question)); n != want {
			t.Errorf("%s has %d concepts, want %d", question, n, want)
		}
	}
	for _, c := range x.concepts("$500 billion") {
		if got := c.In(NewText("5천억 달러를")); c.Word == "500" && got != quantityTrust {
			t.Errorf("%s is seen by %v", c.Word, got)
		}
	}
	query := queryTerms(x.concepts("3월 3일"))
	if found := x.search(query, 1, nil); len(found) != 1 || found[0].doc != 0 {
		t.Errorf("found %v", found)
	}
}

func TestASpanOfAQuantityIsThatOfTheText(t *testing.T) {
	for text, want := range map[string]string{
		"Ｔｏｔａｌ： ＵＳ＄５００ｂｎ!":   "ＵＳ＄５００ｂｎ",
		"그는 약 5,000억 달러를 냈다": "5,000억 달러",
		"É 2025년 2월 4일, 5㎞":  "2025년 2월 4일|5㎞",
		"in the 4th of May":  "4th of May",
		"제18회":               "18회",
	} {
		var got []string
		for _, q := range Quantities(text) {
			got = append(got, text[q.Span.Start:q.Span.End])
		}
		if diff := cmp.Diff(want, strings.Join(got, "|")); diff != "" {
			t.Errorf("%s: -want +got\n%s", text, diff)
		}
	}
}

func TestADecimalIsExact(t *testing.T) {
	for s, want := range map[string]string{"0": "0", "000": "0", "1200": "1200", "0.50": "0.5", "12.05": "12.05", "0.001": "0.001", "123456789012345678": "123456789012345678"} {
		if d, ok := parseDecimal(s); !ok || d.String() != want {
			t.Errorf("%s is %v, %v", s, d, ok)
		}
	}
	for _, s := range []string{"", ".5", "1.2.3", "1e5", "1234567890123456789", "-1"} {
		if d, ok := parseDecimal(s); ok {
			t.Errorf("%q is %v", s, d)
		}
	}
}

func FuzzQuantities(f *testing.F) {
	for _, s := range []string{"5,000억 달러 3.5%. $1.2bn", "2025년 2월 4일 오후 3시 30분", "10~12일, 3-4명", "⅓ ½ ㋀ １２㎞ \xff5\u0301", "two hundred and fifty", "'87 1980s 기원전 57년"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		folded, _ := foldPlaces(text)
		if folded != fold(text) {
			t.Fatalf("%q folds to %q by pieces, %q as a whole", text, folded, fold(text))
		}
		end := 0
		for _, q := range Quantities(text) {
			s := q.Span
			if s.Start < end || s.End <= s.Start || s.End > len(text) {
				t.Fatalf("%q: %q is at %v, after %d", text, q.Text, s, end)
			}
			if !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]) {
				// Bytes that are no text are runes of their own.
				if utf8.ValidString(text) {
					t.Fatalf("%q: %v cuts a rune", text, s)
				}
			}
			if q.Text == "" || q.Month < 0 || q.Month > 12 || q.Day < 0 || q.Day > 31 || len(q.Text) > 80 {
				t.Fatalf("%q: %+v", text, q)
			}
			end = s.End
		}
	})
}
