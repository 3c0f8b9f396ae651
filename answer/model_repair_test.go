package answer_test

import (
	"net/http"
	"strings"
	"testing"

	"footnote/answer"
	"footnote/internal/message"
	"footnote/internal/openaitest"
)

const (
	met      = "Three chairmen met. [1]"
	invested = "The fund will invest 500 billion dollars. [2]"
	wrong    = "The fund will invest 900 billion dollars. [2]"
	texas    = "Its first site is in Texas. [2]"
)

func TestWhatFailsItsChecksIsPutRightOnceAndInItsPlace(t *testing.T) {
	s := openaitest.New(t)
	for name, repair := range map[string]string{
		"numbered":   "1. " + invested,
		"in bold":    "**1**: " + invested,
		"thoughts":   "<think>Which?</think>\n1) " + invested,
		"unnumbered": invested,
		"all again":  met + " " + invested + " " + texas,
	} {
		s.Reset()
		s.Chat(openaitest.Text(met+" "+wrong+" "+texas), openaitest.Text(repair))
		got := ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "Who met?"})
		want := "Three chairmen met. [1] The fund will invest 500 billion dollars. [2] Its first site is in Texas. [2]"
		if got.err != nil || got.answer.Text != want || got.answer.Notice != "" {
			t.Errorf("%s: got %q, %q, %v", name, got.answer.Text, got.answer.Notice, got.err)
		}
		if len(got.emitted) == 0 || got.emitted[0] != "Three chairmen met. [1]" {
			t.Errorf("%s: emitted %q", name, got.emitted)
		}
		requests := s.Requests("/chat/completions")
		if len(requests) != 2 {
			t.Fatalf("%s: %d requests", name, len(requests))
		}
		asked := requests[1].Messages[len(requests[1].Messages)-1].Content
		if !strings.Contains(asked, "1. The fund will invest 900 billion dollars.") || !strings.Contains(asked, `"900 billion dollars"`) || strings.Contains(asked, "Texas") {
			t.Errorf("%s: the model is asked %q", name, asked)
		}
	}
}

func TestWhatFailsAgainIsLeftOutAndSaid(t *testing.T) {
	s := openaitest.New(t)
	for name, repair := range map[string]openaitest.Reply{
		"the same again":  openaitest.Text("1. " + wrong),
		"another mistake": openaitest.Text("1. The fund will invest 500 million dollars. [2]"),
		"the sentinel":    openaitest.Text("1. NO_ANSWER"),
		"nothing":         openaitest.Text(),
		"a fault":         openaitest.Fault(http.StatusBadRequest, "", ""),
		"cut off":         openaitest.Cut("1. The fund"),
	} {
		s.Reset()
		s.Chat(openaitest.Text(met+" "+wrong+" "+texas), repair, repair, repair)
		got := ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "Who met?"})
		if want := "Three chairmen met. [1] Its first site is in Texas. [2]"; got.err != nil || got.answer.Text != want {
			t.Errorf("%s: got %q, %v", name, got.answer.Text, got.err)
		}
		if want := message.ModelLeftOut.In("en", 1); !strings.HasPrefix(got.answer.Notice, want) {
			t.Errorf("%s: notice %q, want %q", name, got.answer.Notice, want)
		}
	}
}

func TestAQuotationIsShownAsTheArticleHasIt(t *testing.T) {
	s := openaitest.New(t)
	s.Chat(openaitest.Text(`The article says that they “talked about a data centre for two hours”. [1]`))
	got := ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "What about?"})
	if want := "The article says that they “talked about a data center for two hours”. [1]"; got.answer.Text != want {
		t.Errorf("got %q, %v", got.answer.Text, got.err)
	}
}

func TestASecondModelJudgesEachSentence(t *testing.T) {
	s := openaitest.New(t)
	s.Chat(openaitest.Text(met+" "+invested), openaitest.Text("SUPPORTED"), openaitest.Text("<think>no</think> NOT_FOUND"), openaitest.Text("1. NO_ANSWER"))
	m := newModel(s, answer.ModelOptions{Judge: openaitest.ChatModel})
	got := ask(t, m, answer.Question{Text: "Who met?", Receipt: true})
	if got.answer.Text != "Three chairmen met. [1]" || got.answer.Notice == "" {
		t.Errorf("got %q, %q, %v", got.answer.Text, got.answer.Notice, got.err)
	}
	requests := s.Requests("/chat/completions")
	if len(requests) != 4 || !strings.Contains(requests[1].Messages[0].Content, "Three chairmen met.") || strings.Contains(requests[1].Messages[0].Content, "Story 2") {
		t.Errorf("%d requests: %+v", len(requests), requests)
	}
	// A judge that cannot be asked, or says something else, decides nothing, which
	// is said.
	for _, judge := range []openaitest.Reply{openaitest.Text("Maybe."), openaitest.Fault(http.StatusBadRequest, "", "")} {
		s.Reset()
		s.Chat(openaitest.Text(met), judge, judge)
		got := ask(t, m, answer.Question{Text: "Who met?"})
		if got.answer.Text != "Three chairmen met. [1]" || got.answer.Notice != message.ModelUnjudged.In("en") {
			t.Errorf("got %q, %q, %v", got.answer.Text, got.answer.Notice, got.err)
		}
	}
}

func TestOnlySupportedSupports(t *testing.T) {
	s := openaitest.New(t)
	m := newModel(s, answer.ModelOptions{Judge: openaitest.ChatModel})
	long := "<think>" + strings.Repeat("Is it so? ", 4000) + "</think>"
	for said, want := range map[string]bool{
		"SUPPORTED": true, "Supported.": true, "**SUPPORTED**": true, long + "SUPPORTED": true,
		"UNSUPPORTED": false, "NOT_FOUND": false, "Not found": false, "CONTRADICTED": false, "Not supported": false,
		"PARTIALLY SUPPORTED": false, "NOT FULLY SUPPORTED": false, long + "CONTRADICTED": false,
	} {
		s.Reset()
		s.Chat(openaitest.Text(met), openaitest.Text(said), openaitest.Text("NO_ANSWER"))
		if got := ask(t, m, answer.Question{Text: "Who met?"}); (got.answer.Text != "") != want {
			t.Errorf("%.40s: got %q, %v", said, got.answer.Text, got.err)
		}
	}
}

func TestAMarkAloneCanBePutRight(t *testing.T) {
	s := openaitest.New(t)
	for name, c := range map[string][2]string{
		"the number":    {"Three chairmen met. [7]", "1. Three chairmen met. [1]"},
		"the words":     {`Three chairmen met. [1: "four chairmen met"]`, `1. Three chairmen met. [1: "Three chairmen met"]`},
		"long thoughts": {"Three chairmen met. [7]", "<think>" + strings.Repeat("Which? ", 4000) + "</think>1. Three chairmen met. [1]"},
	} {
		s.Reset()
		s.Chat(openaitest.Text(c[0]+" "+texas), openaitest.Text(c[1]))
		got := ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "Who met?"})
		if want := "Three chairmen met. [1] Its first site is in Texas. [2]"; got.answer.Text != want || got.answer.Notice != "" {
			t.Errorf("%s: got %q, %q, %v", name, got.answer.Text, got.answer.Notice, got.err)
		}
	}
}

func TestALongConversationLeavesRoomForPassages(t *testing.T) {
	s := openaitest.New(t)
	s.Chat(openaitest.Text(met))
	q := answer.Question{Text: "Who met?"}
	for range 5 {
		q.History = append(q.History, answer.Turn{Question: "And before?", Answer: strings.Repeat("한참 전의 일이다. ", 80)})
	}
	got := ask(t, newModel(s, answer.ModelOptions{Context: 4096}), q)
	if n := len(s.Requests("/chat/completions")[0].Messages); got.answer.Text == "" || n > 8 {
		t.Errorf("%d messages: %q, %v", n, got.answer.Text, got.err)
	}
}

func TestAModelThatTakesLessTextIsGivenLess(t *testing.T) {
	s := openaitest.New(t)
	full := openaitest.Fault(http.StatusBadRequest, "context_length_exceeded", "")
	s.Chat(full, full, openaitest.Text(met))
	hits := modelHits()[:1]
	for range 8 {
		hits = append(hits, hitOf("long", strings.Repeat("Word ", 220)))
	}
	a, err := newModel(s, answer.ModelOptions{Context: 4000}).Answer(t.Context(), answer.Question{Text: "Who met?"}, "en", hits, modelConcepts(), nil)
	if a.Text != "Three chairmen met. [1]" {
		t.Errorf("got %q, %v", a.Text, err)
	}
	requests := s.Requests("/chat/completions")
	if first, last := len(requests[0].Body), len(requests[len(requests)-1].Body); len(requests) != 3 || last >= first {
		t.Errorf("%d requests, the first of %d bytes, the last of %d", len(requests), first, last)
	}
}

func TestUsageIsThatOfAllRequests(t *testing.T) {
	s := openaitest.New(t)
	s.Chat(openaitest.Counted(100, 20, met+" "+wrong), openaitest.Counted(150, 5, "1. NO_ANSWER"))
	got := ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "Who met?"})
	if want := (answer.Usage{Requests: 2, PromptTokens: 250, CompletionTokens: 25}); got.answer.Usage != want {
		t.Errorf("used %+v, want %+v", got.answer.Usage, want)
	}
	s.Reset()
	s.Chat(openaitest.Uncounted(met))
	got = ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "Who met?"})
	if u := got.answer.Usage; !u.Estimated || u.PromptTokens < 100 || u.CompletionTokens < 3 {
		t.Errorf("used %+v", u)
	}
}

func TestTheReceiptTellsWhatBecameOfEachSentence(t *testing.T) {
	s := openaitest.New(t)
	reply := met + " " + wrong + " It rains in June. [1]"
	s.Chat(openaitest.Text(reply), openaitest.Text("1. "+invested))
	got := ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "Who met?", Receipt: true})
	r := got.answer.Receipt
	if r == nil || r.Model != openaitest.ChatModel || len(r.PromptHash) != 64 || len(r.Passages) != 3 || len(r.Replies) != 2 || r.Replies[0].Text != reply {
		t.Fatalf("receipt %+v, %v", r, got.err)
	}
	var fates []string
	for _, sentence := range r.Sentences {
		fates = append(fates, sentence.Fate)
	}
	if strings.Join(fates, " ") != "kept repaired cut" {
		t.Errorf("fates %v", fates)
	}
	if mended := r.Sentences[1]; mended.Text != "The fund will invest 900 billion dollars." || mended.Shown != invested || mended.Passages[0] != 2 {
		t.Errorf("repaired %+v", mended)
	}
	failed := false
	for _, c := range r.Sentences[2].Checks {
		failed = failed || !c.Passed
	}
	if !failed {
		t.Errorf("nothing failed in %+v", r.Sentences[2])
	}
}
