package answer

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/sashabaranov/go-openai"

	"footnote/corpus"
	"footnote/internal/openaitest"
	"footnote/retrieval"
)

// manyPassages is about how many the overhead is measured at.
const manyPassages = 10_000

// wideIndex returns the sample articles among others that are made of their
// words, some 10,000 passages in all.
func wideIndex(b *testing.B) *retrieval.Index {
	b.Helper()
	articles := seedArticles(b)
	var words []string
	for _, a := range articles {
		words = append(words, strings.Fields(a.Quote(a.Body))...)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for n := range manyPassages / 2 {
		var text strings.Builder
		for i := range 120 {
			text.WriteString(words[random.IntN(len(words))] + fmt.Sprint(random.IntN(50)))
			text.WriteString([]string{" ", " ", " ", ". "}[min(3, i%9)])
		}
		articles = append(articles, newArticle(fmt.Sprintf("%d.txt", n), fmt.Sprint("Story ", n), text.String()))
	}
	return openIndex(b, articles...)
}

// BenchmarkModelOverhead measures an answer of a model that says five sentences
// at once: all but waiting for it, the round trip on loopback included.
// BenchmarkModelCheck is the checking of its sentences alone.
func BenchmarkModelOverhead(b *testing.B) {
	ix := wideIndex(b)
	b.Logf("%d passages", ix.Passages())
	s := openaitest.New(b)
	m := NewModel(retrieval.NewServerClient(s.URL(), openaitest.Key, s.HTTP()), openaitest.ChatModel, ModelOptions{})
	an := New(Options{Index: ix, Model: m})
	b.Run("extractive", func(b *testing.B) {
		plain := New(Options{Index: ix})
		for b.Loop() {
			answerOnce(b, plain)
		}
	})
	b.Run("model", func(b *testing.B) {
		for b.Loop() {
			s.Reset()
			s.Chat(openaitest.Text(fiveSentences...))
			answerOnce(b, an)
		}
	})
}

var fiveSentences = strings.SplitAfter(`Lee Jae-yong, Sam Altman and Masayoshi Son met at Samsung's Seocho building on 4 February 2025. [1: "The meeting took place on the afternoon of Tuesday, 4 February 2025"] `+
	`Rene Haas of ARM and Jun Young-hyun attended as well. [1] They talked about Stargate, a joint venture of OpenAI, SoftBank and Oracle. [1] `+
	`Up to $500 billion is to be invested by 2029. [1] Whether Samsung joins was left open. [1]`, " ")

func answerOnce(b *testing.B, an *Answerer) {
	b.Helper()
	a, err := an.Answer(b.Context(), Question{Text: "Who attended the meeting at Samsung's Seocho building?"}, nil)
	if err != nil || a.Abstained {
		b.Fatalf("%+v, %v", a, err)
	}
}

func BenchmarkModelCheck(b *testing.B) {
	ix := wideIndex(b)
	q := Question{Text: "Who attended the meeting at Samsung's Seocho building?"}
	hits, err := ix.Search(b.Context(), retrieval.Query{Text: q.Text, K: depth})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		c := &call{Model: &Model{}, question: q, lang: "en", hits: hits, concepts: ix.Concepts}
		if err := c.prepare(defaultContext); err != nil {
			b.Fatal(err)
		}
		for _, piece := range fiveSentences {
			if err := c.draft.write(piece); err != nil {
				b.Fatal(err)
			}
		}
		if err := c.draft.end(openai.FinishReasonStop); err != nil || c.draft.text.Len() == 0 {
			b.Fatal(err)
		}
	}
	_ = corpus.MaxPassage
}
