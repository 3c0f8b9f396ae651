package retrieval

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestHanjaAreReadAsKoreanWordsAre(t *testing.T) {
	for word, want := range map[string]string{
		"三星": "삼성", "大統領": "대통령", "盧武鉉": "노무현", "女子": "여자", "李承晩": "이승만", "歷史": "역사", "勞動": "노동", "大韓民國": "대한민국",
		"年末": "연말", "來年": "내년", "法律": "법률", "比率": "비율", "運率": "운율", "不動": "부동", "不正": "부정", "不可": "불가",
		"金氏": "금씨 김씨", "男女": "남녀", "禮儀": "예의", "龘": "", "大龘": "",
		"金庾信": "금유신 김유신", // a compatibility form folds first
	} {
		if diff := cmp.Diff(want, strings.Join(readings(fold(word)), " ")); diff != "" {
			t.Errorf("%s: -want +got\n%s", word, diff)
		}
	}
}

func TestAnAbbreviationMeetsWhatItStandsFor(t *testing.T) {
	for text, want := range map[string]string{
		"한·미·일":      "한국 미국 일본",
		"한ㆍ미ㆍ일은":     "한국 미국 일본",
		"북-러 회담":     "북한 러시아",
		"韓·日":        "한국 일본",
		"한미 정상":      "한국 미국",
		"미중은":        "미국 중국",
		"남북":         "남한 북한",
		"美 대통령":      "미국",
		"美中":         "미국 중국",
		"與野":         "여당 야당",
		"방미":         "미국",
		"미 국방부":      "미국",
		"檢":          "검찰",
		"상·중·하":      "",
		"중·소기업":      "",
		"대중 미소 독일":   "",
		"美人":         "",
		"미, 국방부 중 일": "",
	} {
		var got []string
		for _, p := range letterParts(fold(text), tokenize(text)) {
			got = append(got, p.text)
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: -want +got\n%s", text, diff)
		}
	}
}

func TestHanjaAndKoreanMeetInASearch(t *testing.T) {
	for question, text := range map[string]string{
		"대통령은 누구": "盧武鉉 大統領이 취임했다.",
		"大統領은 누구": "노무현 대통령이 취임했다.",
		"미국과 한국":  "한·미 정상이 만났다.",
		"미국은":     "美, 관세 부과",
		"노무현":     "盧武鉉",
		"일본과 중국":  "중일 관계",
	} {
		x := lexicalOf("바다에 배가 있다.", text, "산에 나무가 많다.")
		found := x.search(queryTerms(x.concepts(question)), 1, nil)
		if len(found) != 1 || found[0].doc != 1 {
			t.Errorf("%s finds %v", question, found)
		}
		for _, c := range x.concepts(question) {
			if !c.Known || c.In(NewText(text)) < synonymTrust {
				t.Errorf("%s: %q is not seen in %s", question, c.Word, text)
			}
		}
	}
}

func TestTheTableOfHanjaHasOneReadingForEach(t *testing.T) {
	seen := ""
	for line := range strings.Lines(hanjaFile) {
		reading, characters, found := strings.Cut(strings.TrimSpace(line), " ")
		if reading == "#" || strings.HasPrefix(line, "#") || !found {
			continue
		}
		if syllableAt(reading, 0) != reading {
			t.Errorf("%q is no syllable", reading)
		}
		for _, c := range characters {
			if scriptOf(c) != han || strings.ContainsRune(seen, c) || fold(string(c)) != string(c) {
				t.Errorf("%s %c is not a Hanja of its own", reading, c)
			}
			seen += string(c)
		}
	}
	if n := utf8.RuneCountInString(seen); n < 1000 || !slices.Equal(readings("漢字"), []string{"한자"}) {
		t.Errorf("%d Hanja are known", n)
	}
}
