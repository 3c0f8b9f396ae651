package retrieval

import (
	"slices"
	"strings"
	"testing"

	"footnote/corpus"
)

// lexicalOf indexes texts, each as a passage without a title.
func lexicalOf(texts ...string) *lexical {
	var docs []document
	words := make(spellings)
	for _, s := range texts {
		a := &corpus.Article{ID: s, Text: s, Body: corpus.Span{End: len(s)}}
		d, w := analyze(&corpus.Passage{ID: s, Article: a, Span: a.Body})
		docs = append(docs, d)
		words.add(w)
	}
	x := buildLexical(docs)
	x.setWords(&dictionary{}, words)
	return x
}

// meetings is a handful of articles in both languages.
func meetings() *lexical {
	return lexicalOf(
		"이재용 회장은 서초사옥에서 올트먼과 회동했다.",
		"소프트뱅크는 스타 게이트에 5000억달러를 투자한다.",
		"The Plaza is a hotel in central Seoul.",
		"Masayoshi Son attended the meeting.",
		"문재인 대통령이 서초동에 갔다. 사옥은 크다.",
	)
}

// concept returns the only concept of a question.
func concept(t *testing.T, x *lexical, question string) Concept {
	t.Helper()
	concepts := x.concepts(question)
	if len(concepts) != 1 {
		t.Fatalf("%q has the concepts %+v, want one", question, concepts)
	}
	return concepts[0]
}

func TestWordsThatOnlyAskAreNoConcepts(t *testing.T) {
	x := meetings()
	for question, want := range map[string]string{
		"":                                       "",
		"?!":                                     "",
		"Who was there, and why?":                "",
		"누가 언제 어디에 있는가?":                         "",
		"Who attended the meeting?":              "attended meeting",
		"회동에는 누가 참석했나요?":                         "회동에는 참석했나요",
		"the stake, the stakes, and THE STAKE?":  "stake",
		"회장이 만난 회장은?":                            "회장이 만난",
		"Samsung's 5,000억 달러":                    "samsung 5000 억 달러",
		"What do you think of Lee Jae-yong's AI": "think lee jae yong ai",
	} {
		var got []string
		for _, c := range x.concepts(question) {
			got = append(got, c.Word)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q has the concepts %q, want %q", question, s, want)
		}
	}
}

func TestAWordIsKnownInAnyOfItsForms(t *testing.T) {
	x := meetings()
	for _, c := range []struct {
		name, word string
		known      bool
	}{
		{"as it stands", "hotel", true},
		{"in another inflection", "회동하는", true},
		{"in the other language, by the vocabulary", "호텔은", true},
		{"in the other language, by its sound", "Altman", true},
		{"in the other script, by its sound", "마사요시", true},
		{"by a synonym", "만남", true},
		{"spaced otherwise", "스타게이트", true},
		{"unknown name", "머스크", false},
		{"unknown English name", "Musk", false},
		{"unknown number", "7777", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := concept(t, x, c.word)
			if got.Known != c.known {
				t.Errorf("%s: known is %v", c.word, got.Known)
			}
			if !got.Known && got.Weight != x.idf(0) {
				t.Errorf("an unknown word weighs %v, want the most there is, %v", got.Weight, x.idf(0))
			}
			if got.Weight < leastWeight*x.idf(0) || got.Weight > x.idf(0) {
				t.Errorf("weight is %v", got.Weight)
			}
		})
	}
}

func TestGramsThatCrossWordsMakeNoConceptKnown(t *testing.T) {
	for _, c := range []struct{ text, question string }{
		{"올해 머리를 다친 스크린 배우", "머스크"},
		{"스크 크타 다리", "일론스크 타이어"}, // only what crosses the space is there
		{"에서는", "머스에서는"},         // only the particle's grams are
	} {
		for _, got := range lexicalOf(c.text).concepts(c.question) {
			if got.Known {
				t.Errorf("%s is known from %q", got.Word, c.text)
			}
		}
	}
}

func TestNamesAreWrittenWithCapitalsOrAreNumbers(t *testing.T) {
	x := meetings()
	for question, want := range map[string]string{
		"Where is the Plaza?":          "plaza",
		"Samsung met Altman":           "altman",
		"NASA and IBM":                 "nasa ibm",
		"iPhone or eBay":               "iphone ebay",
		"Stake of 90 percent in DDR5?": "90 ddr5",
		"art of Arthur Café":           "arthur cafe",
		"삼성이 가진 ARM 지분":                "arm",
		"Ｐｌａｚａ ＡＩ":                     "ai",
	} {
		var got []string
		for _, c := range x.concepts(question) {
			if c.Name {
				got = append(got, c.Word)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q names %q, want %q", question, s, want)
		}
	}
}

func TestAVeryLongQuestionIsReadOnce(t *testing.T) {
	long := strings.Repeat("Where did Lee Jae-yong meet 올트먼? ", 20_000)
	if n := len(meetings().concepts(long)); n != 5 {
		t.Errorf("%d concepts, want 5", n)
	}
}

func TestATextSpeaksOfAConceptAsSurelyAsItsFormIs(t *testing.T) {
	x := meetings()
	for _, c := range []struct {
		name, word, text string
		least, most      float64
	}{
		{"the word", "hotel", "at the Hotel", 1, 1},
		{"its inflection", "회동에는", "회동했다", 1, 1},
		{"its translation", "호텔", "a hotel", translationTrust, translationTrust},
		{"its sound", "Altman", "올트먼이", soundTrust, soundTrust},
		{"all its grams", "스타게이트", "스타 게이트", gramTrust, gramTrust},
		{"some of its grams", "소프트뱅크", "소프트볼", 0, gramTrust - .01},
		{"something else", "hotel", "a house", 0, 0},
		{"nothing", "hotel", "", 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked := concept(t, x, c.word)
			if got := asked.In(NewText(c.text)); got < c.least || got > c.most {
				t.Errorf("%s in %q: %v, want %v to %v", c.word, c.text, got, c.least, c.most)
			}
		})
	}
}

func TestShareCountsWordsAlone(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"two words", "words: two, three", 1},
		{"two words", "one word", .5},
		{"스타 게이트", "스타게이트", 0},
		{"", "anything", 0},
		{"?!", "?!", 0},
	} {
		if got := NewText(c.a).Share(NewText(c.b)); got != c.want {
			t.Errorf("%q has %v of %q, want %v", c.b, got, c.a, c.want)
		}
	}
}

func TestANameThatIsTranslatedAndSoundsAlikeCountsOnce(t *testing.T) {
	x := lexicalOf("소프트뱅크는 회사다.", "A bank is a company.")
	query := queryTerms(x.concepts("What is SoftBank?"))
	if scores := x.search(query, 1, nil); len(scores) != 1 || scores[0].doc != 0 {
		t.Fatalf("found %v", scores)
	}
	if terms := x.explain(query, []uint32{0})[0]; len(terms) != 1 {
		t.Errorf("the name counts as %v", terms)
	}
}

func TestEquivalentsStandTogether(t *testing.T) {
	for _, c := range meetings().concepts("Who attended the meeting in the hotel at 서초사옥?") {
		if len(c.forms) == 0 || c.forms[0].equivalent {
			t.Errorf("%s begins with %+v", c.Word, c.forms)
		}
		// One run of them: after its end there is none.
		rest := slices.IndexFunc(c.forms[1:], func(q queryTerm) bool { return !q.equivalent }) + 1
		if rest > 0 && slices.ContainsFunc(c.forms[rest:], func(q queryTerm) bool { return q.equivalent }) {
			t.Errorf("%s has equivalents in several places", c.Word)
		}
	}
}
