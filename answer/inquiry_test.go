package answer

import (
	"testing"

	"footnote/retrieval"
)

func TestTheFocusNamesWhatIsAskedFor(t *testing.T) {
	for question, want := range map[string]string{
		"Which hotel did they meet at?":        "hotel",
		"What kind of boat is Big Nettie?":     "boat",
		"In which city was the bridge opened?": "city",
		"How many students counted seals?":     "students",
		"What is the capital of Korea?":        "capital",
		"어떤 호텔에서 만났나요?":                        "호텔에서",
		"한국의 수도는 어디인가요?":                       "수도",
		"세계에서 가장 높은 산은?":                       "산",
		"Did they meet?":                       "",
		"":                                     "",
	} {
		if got := focusOf(question); got != want {
			t.Errorf("the focus of %q is %q, want %q", question, got, want)
		}
	}
}

func TestAQuestionIsUnderstood(t *testing.T) {
	for _, c := range []struct {
		question, lang, unit string
		kind                 kind
	}{
		{"Which city is the capital of Korea?", "en", "", kindWhere},
		{"What year did it open?", "en", "", kindYear},
		{"Which president opened it?", "en", "", kindWho},
		{"회동에는 몇 명이 참석했나요?", "ko", "명", kindNumber},
		{"그 다리를 연 왕은?", "ko", "", kindWho},
		{"그 다리가 열린 해는?", "ko", "", kindYear},
		{"소설의 제목은 무엇인가요?", "ko", "", kindOther},
		{"", "en", "", kindOther},
	} {
		q := newInquiry(c.question, nil)
		if q.kind != c.kind || q.lang != c.lang || q.unit != c.unit || q.focus != -1 || !q.vague() {
			t.Errorf("%q: %+v", c.question, q)
		}
	}
}

func TestTheFocusIsOneOfTheConcepts(t *testing.T) {
	q := newInquiry("Which hotel did the minister stay at?", []retrieval.Concept{{Word: "minister", Weight: 1}, {Word: "hotel", Weight: 2}, {Word: "stay", Weight: 1}})
	if q.focus != 1 || q.vague() {
		t.Errorf("focus %d, vague %v", q.focus, q.vague())
	}
}

func TestPredicatesAndTakingPartWeighLessThanNames(t *testing.T) {
	q := newInquiry("회동에는 누가 참석했나요?", []retrieval.Concept{{Word: "회동", Weight: 1, Known: true}, {Word: "참석했나요", Weight: 1}})
	if q.concepts[1].Weight >= q.concepts[0].Weight || q.weight != q.concepts[0].Weight+q.concepts[1].Weight {
		t.Errorf("%+v", q.concepts)
	}
}
