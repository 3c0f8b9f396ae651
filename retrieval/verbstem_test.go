package retrieval

import (
	"slices"
	"strings"
	"testing"
)

func TestFormsOfAVerbMeet(t *testing.T) {
	for _, forms := range []string{
		"만나다 만난 만날 만났다 만나서 만났나요 만나는가 만납니다 만난다고",
		"지은 짓다 지었다 지어서 짓는", "듣다 들은 들었다 들어서 듣나요", "돕다 도와서 도운 도왔다 돕는가",
		"부르다 불렀다 불러서 부른 부르는", "팔다 팔았다 팔아서 파는 팝니다 팔았나요", "크다 컸다 커서 크던",
		"이르다 이르렀다 이른", "쓰다 썼다 써서 쓰는 썼나요", "되다 됐다 됐나요",
		"이루어지다 이뤄졌다 이루어졌다 이뤄진 이뤄지는", "열리다 열렸나요 열린 열렸다 열릴까 열려서",
		"보다 봤다 보는 봤는가", "모르다 몰랐다 모른", "가깝다 가까운 가까워서 가까웠다", "만들다 만든 만드는 만들었다 만듭니다",
		"배우다 배웠다 배워서 배운", "건너다 건넜다 건너서", "따르다 따랐다 따라서 따른", "세우다 세웠나 세운",
		"먹다 먹었다 먹은 먹어서", "걷다 걸었다 걷는", "나오다 나왔다 나온 나와서", "밝히다 밝혔다 밝힌 밝혀서",
	} {
		all := strings.Fields(forms)
		for _, asked := range all {
			for _, text := range all {
				x := lexicalOf(text)
				for _, c := range x.concepts(asked) {
					if len(c.forms) > 0 && c.In(NewText(text)) < verbTrust {
						t.Errorf("%s (%q) does not find %s (%q)", asked, verbStems(asked), text, verbStems(text))
					}
				}
			}
		}
	}
}

func TestStemsAreThoseOfTheGrammar(t *testing.T) {
	for word, want := range map[string]string{
		"만났다": "만나", "지었다": "지", "이뤄졌다": "이뤄지", "이루어지다": "이뤄지", "불렀다": "부르", "열린": "열리", "갔나요": "가",
		"할까": "하", "세웠습니다": "세우", "회동했다": "", "나무": "", "학교": "", "가": "", "": "", "ᄏᄏ": "", strings.Repeat("가", 9) + "다": "",
	} {
		got := verbStems(word)
		if want == "" && len(got) > 0 || want != "" && !slices.Contains(got, want) {
			t.Errorf("%s has the stems %q, want %q", word, got, want)
		}
	}
}

func FuzzVerbStems(f *testing.F) {
	f.Add("이뤄졌다")
	f.Add("ㅋ가ㄷ다")
	f.Fuzz(func(t *testing.T, text string) {
		for _, token := range tokenize(text) {
			if token.script != hangul {
				continue
			}
			for _, s := range verbStems(token.text) {
				if s == "" || len(s) > len(token.text)+syllableBytes || slices.Contains(sameVerbs(s), "") {
					t.Fatalf("%q has the stem %q", token.text, s)
				}
			}
		}
	})
}
