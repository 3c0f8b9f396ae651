package answer

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/internal/openaitest"
	"footnote/retrieval"
)

// remembering returns an answerer that keeps its model's answers in a folder.
func remembering(t *testing.T, s *openaitest.Server, dir string) *Answerer {
	t.Helper()
	an := modelAnswerer(t, s)
	index, ok := an.index.(*retrieval.Index)
	if !ok {
		t.Fatalf("the index is a %T", an.index)
	}
	an.answers = NewCache(CacheOptions{Dir: dir, Articles: index})
	return an
}

func TestAnAnswerThatWasKeptIsToldTheSameWithoutAskingAgain(t *testing.T) {
	s := openaitest.New(t)
	dir := t.TempDir()
	for question, reply := range map[string]string{
		"Where was the meeting?":                  "The meeting was at Samsung's Seocho building. [1] SoftBank owns 90% of ARM. [1]",
		"Who paid for the meeting's umbrella?":    "NO_ANSWER",
		"회동은 어디에서 열렸나요?":                          "회동은 서초사옥에서 열렸다. [1]",
		"Where was the meeting of the three men?": "It was at Samsung's Seocho building. [1]",
	} {
		s.Chat(openaitest.Text(reply))
		asked := len(s.Requests("/chat/completions"))
		q := Question{Text: question}
		first := answered(t, remembering(t, s, dir), q)
		if first.Mode != ModeModel || first.Usage.Cached || len(s.Requests("/chat/completions")) != asked+1 {
			t.Errorf("%s: at first %+v", question, first)
		}
		again := answered(t, remembering(t, s, dir), q) // another process
		if again.Usage != (Usage{Cached: true}) || len(s.Requests("/chat/completions")) != asked+1 {
			t.Errorf("%s: used %+v", question, again.Usage)
		}
		again.Usage = first.Usage
		same := cmp.Comparer(func(a, b *corpus.Article) bool { return a.ID == b.ID && a.Hash == b.Hash })
		if diff := cmp.Diff(first, again, same, cmp.Comparer(func(a, b retrieval.Hit) bool { return a.Passage.ID == b.Passage.ID })); diff != "" {
			t.Errorf("%s: %s", question, diff)
		}
	}
}

func TestAnAnswerIsNotToldAgainOnceAnArticleChanged(t *testing.T) {
	s := openaitest.New(t)
	an := remembering(t, s, t.TempDir())
	q := Question{Text: "Where was the meeting?"}
	s.Chat(openaitest.Text("The meeting was at Samsung's Seocho building. [1]"))
	answered(t, an, q)
	articles := append(seedArticles(t), newArticle("new.txt", "Meeting", "The meeting was at the harbour."))
	if _, err := an.index.(*retrieval.Index).Update(t.Context(), articles, nil); err != nil {
		t.Fatal(err)
	}
	answered(t, an, q)
	if n := len(s.Requests("/chat/completions")); n != 2 {
		t.Errorf("asked %d times", n)
	}
}

func TestAFaultIsNotRemembered(t *testing.T) {
	s := openaitest.New(t)
	an := remembering(t, s, t.TempDir())
	q := Question{Text: "Where was the meeting?"}
	for _, reply := range []openaitest.Reply{
		openaitest.Fault(500, "", "no"), openaitest.Text(), openaitest.Cut("The meeting was at Samsung's Seocho building. [1] And"),
	} {
		s.Reset()
		s.Chat(reply, reply, reply) // it may be asked again
		if a := answered(t, an, q); a.Notice == "" {
			t.Errorf("got %+v", a)
		}
	}
	s.Reset()
	s.Chat(openaitest.Text("The meeting was at Samsung's Seocho building. [1]"))
	if a := answered(t, an, q); a.Notice != "" || a.Usage.Cached {
		t.Errorf("got %+v", a)
	}
}

func TestNoQuestionIsKept(t *testing.T) {
	s := openaitest.New(t)
	dir := t.TempDir()
	s.Chat(openaitest.Text("It was at Samsung's Seocho building. [1]"))
	a := answered(t, remembering(t, s, dir), Question{Text: "Where was the Zanzibar meeting?", Receipt: true})
	if a.Receipt.Question == "" {
		t.Errorf("got %+v", a.Receipt)
	}
	n := 0
	files(t, dir, func(path string) {
		data, err := os.ReadFile(path)
		if n++; err != nil || strings.Contains(string(data), "Zanzibar") {
			t.Errorf("%s, %v", data, err)
		}
	})
	again := answered(t, remembering(t, s, dir), Question{Text: "Where was the Zanzibar meeting?", Receipt: true})
	if n == 0 || again.Receipt.Question != a.Receipt.Question || !again.Usage.Cached {
		t.Errorf("of %d files, got %+v", n, again.Receipt)
	}
}

func TestAReceiptIsKeptWithTheAnswerAndAskedForAnewWithoutOne(t *testing.T) {
	s := openaitest.New(t)
	an := remembering(t, s, t.TempDir())
	for i, c := range []struct{ receipt, cached bool }{{false, false}, {false, true}, {true, false}, {true, true}, {false, true}} {
		s.Reset()
		s.Chat(openaitest.Text("The meeting was at Samsung's Seocho building. [1]"))
		a := answered(t, an, Question{Text: "Where was the meeting?", Receipt: c.receipt})
		if a.Usage.Cached != c.cached || (a.Receipt != nil) != c.receipt || c.receipt && a.Receipt.Usage.Cached != c.cached {
			t.Errorf("%d: %+v with the receipt %+v", i, a.Usage, a.Receipt)
		}
	}
}
