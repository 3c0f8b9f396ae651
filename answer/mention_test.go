package answer

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
)

// mentionsOf returns the people that a sentence names, as "name (office)".
func mentionsOf(t *testing.T, text string) string {
	t.Helper()
	a := newArticle("a", "T", text)
	var out []string
	for _, m := range mentions(a, corpus.Span{End: len(text)}) {
		if !strings.Contains(m.text(), m.name) && !strings.Contains(oneLine(m.text()), m.name) {
			t.Errorf("%q does not hold %q", m.text(), m.name)
		}
		if m.office == "" {
			out = append(out, m.name)
		} else {
			out = append(out, m.name+" ("+m.office+")")
		}
	}
	return strings.Join(out, ", ")
}

func TestKoreanMentions(t *testing.T) {
	for text, want := range map[string]string{
		// Name, organisation and office in all orders.
		"이재용 삼성전자 회장이 왔다.":        "이재용 (삼성전자 회장)",
		"삼성전자 이재용 회장이 왔다.":        "이재용 (회장)",
		"삼성전자의 이재용 회장이 왔다.":       "이재용 (회장)",
		"회장 이재용은 말했다.":            "이재용 (회장)",
		"이재용회장은 말했다.":             "이재용 (회장)",
		"삼성전자 회장인 이재용은 말했다.":      "",
		"서울대 김영호 교수는 말했다.":        "김영호 (교수)",
		"이재용(57) 회장은 말했다.":        "이재용 ((57) 회장)",
		"한종희 삼성전자 대표이사 부회장은 웃었다.": "한종희 (삼성전자 대표이사 부회장)",
		"이주호 부총리 겸 교육부 장관이 왔다.":   "이주호 (부총리 겸 교육부 장관)",
		"윤석열 전 대통령이 왔다.":          "윤석열 (전 대통령)",
		"정신아 카카오 대표가 왔다.":         "정신아 (카카오 대표)",
		"우원식 국회의장은 말했다.":          "우원식 (국회의장)",
		"김철수 부장판사는 말했다.":          "김철수 (부장판사)",
		"홍길동 씨는 말했다.":             "홍길동 (씨)",
		"김 부장님이 왔다.":              "김 (부장)",
		"전영현 반도체(DS) 부문장이 왔다.":    "전영현 (반도체(DS) 부문장)",
		"팀 쿡 애플 최고경영자(CEO)는 말했다.": "팀 쿡 (애플 최고경영자(CEO))",
		"최고경영자(CEO) 샘 올트먼은 말했다.":  "샘 올트먼 (최고경영자(CEO))",
		"이재용\n삼성전자\n회장이 왔다.":      "이재용 (삼성전자 회장)",
		// A surname alone.
		"이 회장은 말했다.":   "이 (회장)",
		"손 회장과 만났다.":   "손 (회장)",
		"이대표는 말했다.":    "이 (대표)",
		"김 전 대통령은 왔다.": "김 (전 대통령)",
		// Other names.
		"샘 올트먼 오픈AI CEO가 왔다.":    "샘 올트먼 (오픈AI CEO)",
		"오픈AI의 샘 올트먼 최고경영자가 왔다.": "샘 올트먼 (최고경영자)",
		"르네 하스(Rene Haas) 암 CEO": "르네 하스 ((Rene Haas) 암 CEO)",
		"올트먼 CEO는 말했다.":          "올트먼 (CEO)",
		"ARM 하스 CEO":             "하스 (CEO)",
		"제이슨 권 대표가 왔다.":          "제이슨 권 (대표)",
		"조 바이든 미국 대통령은 말했다.":     "조 바이든 (미국 대통령)",
		"도널드 트럼프 대통령은 말했다.":      "도널드 트럼프 (대통령)",
		"기시다 후미오 총리가 왔다.":        "기시다 후미오 (총리)",
		// Several.
		"이재용 회장과 손정의 회장이 만났다.":                  "이재용 (회장), 손정의 (회장)",
		"이재용·손정의 회장이 만났다.":                      "이재용 (회장), 손정의 (회장)",
		"이재용 삼성전자 회장, 샘 올트먼 오픈AI CEO, 손정의 회장 등": "이재용 (삼성전자 회장), 샘 올트먼 (오픈AI CEO), 손정의 (회장)",
		// What stands before a name and is no part of it.
		"이날 잔영현 심성전자 반도체(DS) 부문장이 왔다.": "잔영현 (심성전자 반도체(DS) 부문장)",
		"이번 이재용 회장의 방문":                "이재용 (회장)",
		"당시 박철수 시장은 말했다.":              "박철수 (시장)",
		"맞선 손정의 회장은 웃었다.":              "손정의 (회장)",
		"새로 취임한 김민수 사장은 말했다.":          "김민수 (사장)",
		"노벨상 수상자인 김영호 교수는 말했다.":        "김영호 (교수)",
		// No one.
		"반도체 설계 기업 CEO가 왔다.": "",
		"ARM CEO가 왔다.":       "",
		"CEO가 왔다.":           "",
		"신임 사장은 말했다.":        "",
		"그 회장은 말했다.":         "",
		"전 회장은 말했다.":         "",
		"미국 대통령은 말했다.":       "",
		"카카오 대표는 말했다.":       "",
		"정부는 장관을 바꿨다.":       "",
		"한국의 대통령이 왔다.":       "",
		"회의장은 넓고 날씨는 좋았다.":   "",
		"세 번째 대통령이 되었다.":     "",
		"모바일 설계 기업 대표는 왔다.":  "",
		"": "",
	} {
		if got := mentionsOf(t, text); got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}

func TestEnglishMentions(t *testing.T) {
	for text, want := range map[string]string{
		"Sam Altman, CEO of OpenAI, met Lee Jae-yong, chairman of Samsung.": "Sam Altman (CEO of OpenAI), Lee Jae-yong (chairman of Samsung)",
		"Samsung Electronics Chairman Lee Jae-yong came.":                   "Lee Jae-yong (Samsung Electronics Chairman)",
		"SoftBank CEO Masayoshi Son left.":                                  "Masayoshi Son (SoftBank CEO)",
		"Samsung's Lee Jae-yong came.":                                      "Lee Jae-yong",
		"Mr. Altman spoke.":                                                 "Altman (Mr.)",
		"Then Dr Ann Lee spoke to Ursula von Brandt.":                       "Ann Lee (Dr), Ursula von Brandt",
		"They met at Samsung's Seocho building.":                            "",
		"The New York Times wrote of South Korea on Monday.":                "",
		"Altman came.": "",
		"it rained":    "",
	} {
		if got := mentionsOf(t, text); got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}

func TestAHundredNamesAreReadAsOne(t *testing.T) {
	var text strings.Builder
	for i := range 100 {
		fmt.Fprintf(&text, "김%c%c 사장, ", '가'+rune(i%10)*588, '나'+rune(i/10)*588)
	}
	text.WriteString(strings.Repeat("(", 5000) + strings.Repeat("회장 ", 500))
	a := newArticle("a", "T", text.String())
	found := mentions(a, corpus.Span{End: len(a.Text)})
	if len(found) < 90 || len(found) > 101 {
		t.Errorf("%d mentions", len(found))
	}
	if n := len(people(found)); n < 90 || n > len(found) {
		t.Errorf("%d people", n)
	}
}
