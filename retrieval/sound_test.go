package retrieval

import "testing"

func TestNamesSoundAlikeInBothLanguages(t *testing.T) {
	for _, c := range [][2]string{
		{"altman", "올트먼"},
		{"softbank", "소프트뱅크"},
		{"stargate", "스타게이트"},
		{"oracle", "오라클"},
		{"samsung", "삼성"},
		{"nvidia", "엔비디아"},
		{"google", "구글"},
		{"trump", "트럼프"},
		{"washington", "워싱턴"},
		{"london", "런던"},
		{"rocket", "로켓"},
	} {
		if a, b := sound(c[0]), sound(c[1]); a != b {
			t.Errorf("%s sounds %q, %s sounds %q", c[0], a, c[1], b)
		}
	}
}

func TestDifferentNamesSoundDifferent(t *testing.T) {
	for _, c := range [][2]string{{"altman", "손정의"}, {"softbank", "삼성전자"}, {"oracle", "올트먼"}} {
		if a, b := sound(c[0]), sound(c[1]); a == b {
			t.Errorf("%s and %s both sound %q", c[0], c[1], a)
		}
	}
}
