package retrieval

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// proximities returns what is found of a question in some texts, each an article of its own.
func proximities(t *testing.T, question string, texts ...string) []float64 {
	t.Helper()
	var docs []document
	var passages []*corpus.Passage
	words := make(spellings)
	for i, text := range texts {
		a := &corpus.Article{ID: strings.Repeat("a", i+1), Text: text, Body: corpus.Span{End: len(text)}}
		for _, p := range corpus.Split(a) {
			d, w := analyze(p)
			docs, passages = append(docs, d), append(passages, p)
			words.add(w)
		}
	}
	if len(passages) != len(texts) {
		t.Fatalf("%d passages of %d texts", len(passages), len(texts))
	}
	x := buildLexical(docs)
	x.setWords(&dictionary{}, words)
	p := newProximity(x.concepts(question))
	var out []float64
	for _, passage := range passages {
		out = append(out, p.of(passage))
	}
	return out
}

func TestWhatStandsCloserTogetherIsNearer(t *testing.T) {
	for _, c := range []struct{ question, near, far string }{
		// in one sentence
		{"Who built the lighthouse of Alexandria?", "Ptolemy built the lighthouse in the port of Alexandria. Ships came.", "Ptolemy built ships. A lighthouse stood there. They came from Alexandria."},
		{"등대를 세운 왕은 누구인가?", "등대는 왕이 세운 것이다. 배가 왔다.", "왕이 왔다. 배가 등대로 왔다. 항구를 세운 뒤였다."},
		// neighbours of the question are neighbours
		{"the red kite of the village school", "A red kite flew over the village school today.", "A red school flew over the village kite today."},
		// a word within a compound, an inflected verb, another form
		{"학교 도서관은 어디에 있나?", "시골에서는 학교도서관이 산 아래에 있다. 물이 맑다.", "학교가 산 아래에 있다. 물이 맑다. 도서관은 없다."},
		{"강을 건넌 부대", "부대가 강을 건넜다. 다음 날 비가 왔다.", "부대가 비를 만났다. 다음 날 강에 물이 불었다. 사람들이 건넜다."},
		{"Who taught the young pianist?", "The young pianist was teaching himself and nobody taught him.", "The young went to school. Nobody taught there. A pianist came."},
		// across the languages
		{"semiconductor factory", "대만 반도체 공장이 문을 열었다. 비가 왔다.", "대만에서 반도체를 만든다. 비가 왔다. 공장은 닫혔다."},
		{"who met Altman", "올트먼을 만난 사람은 하나다. 비가 왔다.", "올트먼이 왔다. 비가 왔다. 둘은 만났다."},
	} {
		got := proximities(t, c.question, c.near, c.far)
		if got[0] <= got[1] {
			t.Errorf("%q: %q is %.3f near, %q %.3f", c.question, c.near, got[0], c.far, got[1])
		}
	}
}

func TestProximityIsAShare(t *testing.T) {
	for question, want := range map[string]float64{
		"lighthouse":        sentenceShare,
		"lighthouse keeper": sentenceShare + closenessShare,
		"submarine":         0,
	} {
		if got := proximities(t, question, "The lighthouse keeper sleeps.")[0]; got < want-1e-9 || got > want+1e-9 {
			t.Errorf("%q: %.3f, not %.3f", question, got, want)
		}
	}
	if newProximity(nil) != nil {
		t.Error("a question without a concept has a proximity")
	}
}

func TestWordsBeginAsTheirStemsDo(t *testing.T) {
	for word, stem := range map[string]string{
		"countries": "countri", "walking": "walk", "만났다": "만나", "1945": "1945", "é": "é", "한국에서": "한국",
	} {
		var b beginnings
		if b.add(stem); !b.has(word) {
			t.Errorf("%q does not begin as %q", word, stem)
		}
	}
	for word, stem := range map[string]string{"왔다": "오", "갔다": "가", "커서": "크", "만났다": "만나"} {
		var b beginnings
		if b.addVerb(stem); !b.has(word) {
			t.Errorf("%q does not begin as the verb %q", word, stem)
		}
	}
	var b beginnings
	if b.add("walk"); b.has("talk") || b.has("") {
		t.Error("all words begin as walk does")
	}
}

func FuzzProximity(f *testing.F) {
	f.Add("Who built the lighthouse?", "The lighthouse was built by Ptolemy. 등대를 세웠다.")
	f.Add("누가 등대를 세웠나", "등대를 세웠다. 12·3 비상계엄 3.5kg ㄱㅏ")
	f.Fuzz(func(t *testing.T, question, text string) {
		a := &corpus.Article{ID: "a", Text: strings.ToValidUTF8(text, "?")}
		a.Body = corpus.Span{End: len(a.Text)}
		for _, passage := range corpus.Split(a) {
			d, w := analyze(passage)
			x := buildLexical([]document{d})
			words := make(spellings)
			words.add(w)
			x.setWords(&dictionary{}, words)
			p := newProximity(x.concepts(question))
			if p == nil {
				continue
			}
			got := p.of(passage)
			if again := p.of(passage); got != again || !(got >= 0 && got <= sentenceShare+closenessShare+1e-9) {
				t.Fatalf("%q in %q: %g, then %g", question, a.Text, got, again)
			}
		}
	})
}
