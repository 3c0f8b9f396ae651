package answer

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func TestMissingWordsAreNamedAsTheirAskerWould(t *testing.T) {
	for _, c := range []struct {
		question    string
		words, want []string
	}{
		{"Who won the 2022 World Cup?", []string{"world", "cup", "2022"}, []string{"2022 World Cup"}},
		{"Is the Cup in the world's cupboard?", []string{"cup", "cupboard", "world"}, []string{"Cup", "world", "cupboard"}},
		{"2022년 월드컵은 누가 우승했나요?", []string{"월드컵은"}, []string{"월드컵"}},
		{"2022년에는 누가 이겼나요?", []string{"2022"}, []string{"2022년"}},
		{"이재명의 부인은 누구인가요?", []string{"이재명의", "부인은"}, []string{"이재명의 부인"}},
		{"올해 김치냉장고 판매량은?", []string{"2026", "김치냉장고", "판매량은"}, []string{"김치냉장고 판매량", "2026"}},
		{"강아지 사료의 가격이 얼마예요?", []string{"강아지", "가격이"}, []string{"강아지", "가격"}},
		{"제주도에서는 누가?", []string{"제주도에서는"}, []string{"제주도"}},
		{"프랑스의 수도는?", []string{"프랑스의", "수도는"}, []string{"프랑스의 수도"}},
		{"길고양이가 몇 마리인가요?", []string{"길고양이가"}, []string{"길고양이"}},
		{"고양이", []string{"고양이"}, []string{"고양이"}},
		{"민주주의", []string{"민주주의"}, []string{"민주주의"}},
		{"종합주가", []string{"종합주가"}, []string{"종합주가"}},
		{"제주도", []string{"제주도"}, []string{"제주도"}},
		{"고속도로", []string{"고속도로"}, []string{"고속도로"}},
		{"김정은", []string{"김정은"}, []string{"김정은"}},
		{"김정은은", []string{"김정은은"}, []string{"김정은"}},
		{"손흥민이 몇 골을 넣었나요?", []string{"손흥민이", "골을"}, []string{"손흥민", "골을"}},
		{"월드컵이 언제 열렸나요?", []string{"월드컵이"}, []string{"월드컵"}},
		{"김치를 맛있게 담그는 방법은?", []string{"김치를", "맛있게", "담그는"}, []string{"김치", "맛있게 담그는"}},
		{"올해 연극제에서 대상을 받은 배우는?", []string{"연극제에서", "대상을", "받은"}, []string{"연극제", "대상", "받은"}},
		{"세탁기에서 물이 새면?", []string{"세탁기에서", "새면"}, []string{"세탁기", "새면"}},
		{"비트코인은 얼마나 먹을 수 있나요?", []string{"비트코인은", "먹을"}, []string{"비트코인", "먹을"}},
		{"다리는 누가 설계했나요?", []string{"설계했나요"}, []string{"설계"}},
		{"언제 개최되었나요?", []string{"개최되었나요"}, []string{"개최"}},
		{"올트먼은 언제 왔나요?", []string{"왔나요"}, nil},
		{"회의는 언제 열렸나요?", []string{"회의는", "열렸나요"}, []string{"회의"}},
		{"월드컵은 2022년인가요?", []string{"2022"}, []string{"2022"}},
		{"İstanbul cup", []string{"cup"}, []string{"cup"}},
		{"", []string{"", "비트코인을"}, []string{"", "비트코인을"}},
	} {
		if diff := cmp.Diff(c.want, asAsked(c.question, c.words)); diff != "" {
			t.Errorf("%s %q: %s", c.question, c.words, diff)
		}
	}
}

func FuzzWordsOfAQuestionAreNamed(f *testing.F) {
	for _, q := range []string{"300승 클럽 가입자 중 10명이 가입한 또다른 클럽은?", "İ 10㎏ 쌀의 2022 World Cup", "승 300승"} {
		f.Add(q, 3)
	}
	f.Fuzz(func(t *testing.T, question string, n int) {
		words := strings.FieldsFunc(strings.ToLower(question), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		for i, w := range words { // numbers and what they count are words by themselves
			if at := strings.IndexFunc(w, unicode.IsLetter); at > 0 {
				words[i] = w[:at]
				words = append(words, w[at:])
			}
		}
		if n > 0 && n < len(words) {
			slices.Reverse(words[n:])
		}
		for _, p := range asAsked(question, words) {
			if p == "" || !strings.Contains(strings.ToLower(question), strings.ToLower(p)) {
				t.Errorf("%q is none of %q", p, question)
			}
		}
	})
}
