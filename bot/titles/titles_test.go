package titles_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/bot/titles"
	"footnote/corpus"
)

// named makes articles of titles, the first the newest; their IDs are a.txt,
// b.txt and so on.
func named(list ...string) []*corpus.Article {
	var out []*corpus.Article
	for i, title := range list {
		out = append(out, &corpus.Article{
			ID: string(rune('a'+i)) + ".txt", Title: title, Published: time.Date(2025, 1, 28-i, 0, 0, 0, 0, time.UTC),
		})
	}
	return out
}

// found returns the IDs, without ".txt", of what is found.
func found(articles []*corpus.Article, typed string) string {
	var out []string
	for _, a := range titles.New(articles).Find(typed, 25) {
		out = append(out, strings.TrimSuffix(a.ID, ".txt"))
	}
	return strings.Join(out, " ")
}

func TestATitleIsFoundWhileItIsTyped(t *testing.T) {
	// Each state of an input method on the way to the title.
	for title, typed := range map[string]string{
		"삼성전자":       "ㅅ 사 삼 삼ㅅ 삼서 삼성 삼성ㅈ 삼성저 삼성전 삼성전ㅈ 삼성전자",
		"값 이야기":      "ㄱ 가 갑 값 값ㅇ 값이",
		"갑시다":        "갑 값 갑시 갑싣 갑시다",
		"과학관":        "ㄱ 고 과 괗 과하 과학 과학ㄱ 과학고 과학과 과학관",
		"의사가 부족":     "ㅇ 으 의 읫 의사 의삭 의사가",
		"원자력":        "우 워 원 원ㅈ 원자",
		"있어요":        "이 있 있ㅇ 있어",
		"Café 한국":    "c ca caf cafe café CAFÉ Cafe\u0301 caféㅎ 카페",
		"Öl und Gas": "ol öl o u und gas",
	} {
		for _, typed := range strings.Fields(typed) {
			want := "a"
			if typed == "카페" {
				want = ""
			}
			if got := found(named(title), typed); got != want {
				t.Errorf("%q typed for %q finds %q", typed, title, got)
			}
		}
	}
}

func TestATitleIsFoundByWhatItHolds(t *testing.T) {
	articles := named("삼성전자, AI반도체 양산", "오픈AI·소프트뱅크 서울서 만나", "Élan at the U.S. summit", "서재에서 성재까지")
	for typed, want := range map[string]string{
		"ㅅㅅㅈㅈ":                "a",
		"삼ㅅㅈㅈ":                "a",
		"ㅅㅅㅈㅈ ㅂㄷㅊ":            "a",
		"ㅅㅅㅈㅈai":              "a",
		"삼성전자ai":              "a",
		"양산 삼성":               "a",
		"삼섲":                  "a",
		"섲":                   "d a",
		"반도":                  "a",
		"도체":                  "a",
		"ㅂㄷㅊ":                 "a",
		"ㅅㅍㅌㅂㅋ":               "b",
		"소프트뱅크 오픈ai":          "b",
		"us":                  "c",
		"U.S":                 "c",
		"elan":                "c",
		"SUMMIT ELAN":         "c",
		"summit 삼성":           "",
		"삼선전자":                "",
		"ㅅㅅㅈㅊ":                "",
		"서 ":                  "d b",
		"ai":                  "a b",
		"ＡＩ":                  "a b",
		"\u1109\u1109":        "a d",
		"\u1109\u1161\u11B7성": "a",
	} {
		if got := found(articles, typed); got != want {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
	if got := found(named("각시탈", "다갑시"), "ㄳ"); got != "a b" {
		t.Errorf("two consonants that look like one find %q", got)
	}
}

func TestTheBestPlaceComesFirstAndThenTheNewest(t *testing.T) {
	articles := named("통일 전망", "교통 신호", "서울 통신", "통신 사업", "새 통신사", "통신 3사")
	articles[0].Author = "통신원"
	if got := found(articles, "통신"); got != "d f c e b a" {
		t.Errorf("found %q", got)
	}
	if got := found(articles, "통신 서울"); got != "c" {
		t.Errorf("found %q", got)
	}
	for i := range articles {
		articles[i].Published, articles[i].Title = time.Time{}, "통신"
	}
	articles[4].Published = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	slices.Reverse(articles)
	if got := found(articles, "통신"); got != "e a b c d f" {
		t.Errorf("of equal titles, found %q", got)
	}
}

func TestOtherThingsKnownOfAnArticleFindItWeakly(t *testing.T) {
	articles := named("하나", "둘", "세 한겨레")
	articles[0].Publisher, articles[1].Author = "한겨레", "José Kim"
	for typed, want := range map[string]string{"한겨레": "c a", "jose": "b", "b.txt": "b", "한겨레 하나": "a"} {
		if got := found(articles, typed); got != want {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
}

func TestWithoutWordsTheNewestAreFound(t *testing.T) {
	articles := make([]*corpus.Article, 40)
	for i := range articles {
		articles[i] = &corpus.Article{ID: fmt.Sprintf("%02d", i), Title: "T", Published: time.Unix(int64(i), 0)}
	}
	for typed, k := range map[string]int{"": 100, " ": 3, "?!": 25} {
		got := titles.New(articles).Find(typed, k)
		if len(got) != min(k, len(articles)) || got[0].ID != "39" || got[1].ID != "38" {
			t.Errorf("%q finds %d", typed, len(got))
		}
	}
	if got := titles.New(articles).Find("", -1); len(got) > 0 {
		t.Errorf("none wanted, %d found", len(got))
	}
	if got := titles.New(nil).Find("t", 5); len(got) > 0 {
		t.Errorf("of nothing, %d found", len(got))
	}
}

// initials returns a text's letters, initial consonants for syllables.
func initials(text string) string {
	split := pairs()
	consonants := []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
	var b strings.Builder
	for _, r := range split.Replace(text) {
		switch {
		case r >= '가' && r <= '힣':
			b.WriteRune(consonants[(r-'가')/588])
		case r >= 'ㄱ' && r <= 'ㅣ' || r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		}
	}
	return b.String()
}

var pairs = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("ㄳ", "ㄱㅅ", "ㄵ", "ㄴㅈ", "ㄶ", "ㄴㅎ", "ㄺ", "ㄹㄱ", "ㄻ", "ㄹㅁ", "ㄼ", "ㄹㅂ",
		"ㄽ", "ㄹㅅ", "ㄾ", "ㄹㅌ", "ㄿ", "ㄹㅍ", "ㅀ", "ㄹㅎ", "ㅄ", "ㅂㅅ")
})

func FuzzWhatIsFoundHoldsWhatWasTyped(f *testing.F) {
	for _, seed := range []string{"삼섲", "ㅅㅅㅈㅈ ai", "값 ㄳ", "Cafe\u0301 ", "", "\xff\x00", "ﷺ½", "과 학", strings.Repeat("ㄳ", 200)} {
		f.Add(seed, "삼성전자, AI 반도체")
	}
	f.Fuzz(func(t *testing.T, typed, title string) {
		articles := named(title, "삼성전자 값 과학관", title+" ai", "")
		got := titles.New(articles).Find(typed, 3)
		again := titles.New([]*corpus.Article{articles[3], articles[1], articles[0], articles[2]}).Find(typed, 3)
		if !slices.Equal(got, again) || len(got) > 3 {
			t.Errorf("%q finds %v, and %v in another order", typed, got, again)
		}
		for _, r := range typed + title {
			if initials(strings.ToLower(string(r))) == "" && r != ' ' || r >= 'A' && r <= 'Z' {
				return // folded in ways that initials does not know
			}
		}
		if len([]rune(typed)) > 100 || len([]rune(title)) > 50 || len(strings.Fields(typed)) > 10 {
			return
		}
		for _, a := range got {
			for _, word := range strings.Fields(typed) {
				if !strings.Contains(initials(a.Title), initials(word)) && !strings.Contains(initials(a.ID), initials(word)) {
					t.Errorf("%q is found for %q", a.Title, typed)
				}
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	articles := make([]*corpus.Article, 10_000)
	for i := range articles {
		articles[i] = &corpus.Article{
			ID: fmt.Sprintf("news/2025/%05d.md", i), Title: fmt.Sprintf("삼성전자, 새 반도체 공장 %d호 착공식 열어", i),
			Publisher: "한국 신문", Author: "홍길동 기자", Published: time.Unix(int64(i), 0),
		}
	}
	list := titles.New(articles)
	for _, typed := range []string{"", "ㅅ", "반도체", "착공식 9999", "ㅅㅅㅈㅈ ㅊㄱ", "없는 말", strings.Repeat("삼성전자", 25)} {
		b.Run(fmt.Sprintf("%.12s", typed), func(b *testing.B) {
			for b.Loop() {
				list.Find(typed, 25)
			}
		})
	}
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			titles.New(articles)
		}
	})
}
