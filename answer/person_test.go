package answer

import (
	"strings"
	"testing"

	"footnote/corpus"
)

func peopleOf(text string) string {
	a := newArticle("a", "T", text)
	var all []mention
	for _, s := range corpus.Sentences(text, a.Body) {
		all = append(all, mentions(a, s)...)
	}
	var out []string
	for _, p := range people(all) {
		out = append(out, p.fullest.text())
	}
	return strings.Join(out, " | ")
}

func TestMentionsOfOnePersonAreMerged(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"surname and office":        {"이 회장은 왔다. 이재용 삼성전자 회장은 웃었다.", "이재용 삼성전자 회장"},
		"another office":            {"이재용 회장과 이 부회장이 왔다.", "이재용 회장 | 이 부회장"},
		"another name":              {"이재용 회장과 이명희 부회장이 왔다.", "이재용 회장 | 이명희 부회장"},
		"one surname and office":    {"이재용 회장과 이명희 회장이 왔다. 이 회장은 웃었다.", "이재용 회장 | 이명희 회장"},
		"fullest office":            {"손정의 회장이 왔다. 손정의 소프트뱅크 회장은 웃었다.", "손정의 소프트뱅크 회장"},
		"an error of typing":        {"르네 하스 CEO가 왔다. 르네 하그 CEO는 갔다.", "르네 하스 CEO"},
		"another error":             {"샘 올트먼 CEO가 왔다. 오릍먼 CEO는 갔다.", "샘 올트먼 CEO"},
		"an English surname":        {"Mr. Altman came. Sam Altman, CEO of OpenAI, spoke.", "Sam Altman, CEO of OpenAI"},
		"different English names":   {"Ann Lee came. Bob Ray left. Ann Lee spoke.", "Ann Lee | Bob Ray"},
		"order of first mention":    {"김철수 사장, 박영희 사장, 이민수 사장이 왔다. 박영희 대한은행 사장은 웃었다.", "김철수 사장 | 박영희 대한은행 사장 | 이민수 사장"},
		"surname before full names": {"박 사장이 왔다. 김철수 사장이 왔다. 박영희 사장도 왔다.", "박영희 사장 | 김철수 사장"},
		"names alike in a sentence": {"김민수 사장과 김민서 사장이 왔다.", "김민수 사장 | 김민서 사장"},
		"nobody":                    {"비가 왔다.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := peopleOf(c.text); got != c.want {
				t.Errorf("%q is about %q, want %q", c.text, got, c.want)
			}
		})
	}
}
