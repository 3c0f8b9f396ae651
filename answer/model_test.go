package answer_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"footnote/answer"
	"footnote/corpus"
	"footnote/internal/message"
	"footnote/internal/openaitest"
	"footnote/retrieval"
)

// modelHits are one passage of each of three articles.
func modelHits() []retrieval.Hit {
	var hits []retrieval.Hit
	for i, text := range []string{
		"Three chairmen met in Seoul on Tuesday. They talked about a data center for two hours. Mr. Lee met J. K. Kim there.",
		"The fund will invest 500 billion dollars. Its first site is in Texas.",
		"회동은 서초동 사옥에서 열렸다. 세 사람은 두 시간 동안 이야기했다.",
	} {
		a := &corpus.Article{
			ID: fmt.Sprintf("%d.txt", i), Title: fmt.Sprintf("Story %d", i+1), Text: text,
			Published: time.Date(2025, 2, 4+i, 0, 0, 0, 0, time.UTC), Body: corpus.Span{End: len(text)},
		}
		for _, p := range corpus.Split(a) {
			hits = append(hits, retrieval.Hit{Passage: p})
		}
	}
	return hits
}

// modelConcepts tells what a text is about, by those passages.
var modelConcepts = sync.OnceValue(func() func(string) []retrieval.Concept {
	ix, err := retrieval.Open("", retrieval.Options{})
	if err == nil {
		var articles []*corpus.Article
		for _, h := range modelHits() {
			articles = append(articles, h.Passage.Article)
		}
		_, err = ix.Update(context.Background(), articles, nil)
	}
	if err != nil {
		panic(err)
	}
	return ix.Concepts
})

type asked struct {
	answer  answer.Answer
	err     error
	emitted []string
}

func newModel(s *openaitest.Server, o answer.ModelOptions) *answer.Model {
	if o.Patience.First == 0 {
		o.Patience = retrieval.Patience{First: 1, Most: time.Second}
	}
	return answer.NewModel(retrieval.NewServerClient(s.URL(), openaitest.Key, s.HTTP()), openaitest.ChatModel, o)
}

func ask(t *testing.T, m *answer.Model, q answer.Question) asked {
	t.Helper()
	var got asked
	got.answer, got.err = m.Answer(t.Context(), q, "en", modelHits(), modelConcepts(), func(text string) {
		got.emitted = append(got.emitted, text)
	})
	if got.err == nil {
		checkModelAnswer(t, got)
	}
	return got
}

var anyMark = regexp.MustCompile(`[\[【［]\s*\p{Nd}+\s*[\]】］]`)

// checkModelAnswer holds an answer to what every answer promises.
func checkModelAnswer(t *testing.T, got asked) {
	t.Helper()
	a := got.answer
	if joined := strings.Join(got.emitted, ""); joined != a.Text || strings.TrimSpace(a.Text) != a.Text {
		t.Errorf("text %q is not what was emitted, %q", a.Text, joined)
	}
	next := 1
	for _, m := range anyMark.FindAllString(a.Text, -1) {
		switch {
		case m == fmt.Sprintf("[%d]", next):
			next++
		case next > 1 && regexp.MustCompile(`^\[\d+\]$`).MatchString(m) && m < fmt.Sprintf("[%d]", next):
		default:
			t.Errorf("mark %s in %q, where the next new one is [%d]", m, a.Text, next)
		}
	}
	if next-1 != len(a.Citations) {
		t.Errorf("%d marks for %d citations in %q", next-1, len(a.Citations), a.Text)
	}
	hits := modelHits()
	for i, c := range a.Citations {
		held := false
		for _, h := range hits {
			held = held || h.Passage.Article.ID == c.Article.ID && h.Passage.Span.Contains(c.Span) &&
				h.Passage.Article.Text[c.Span.Start:c.Span.End] == c.Quote()
		}
		if !held || c.Quote() == "" || len([]rune(c.Quote())) > answer.MaxQuote || c.N != i+1 {
			t.Errorf("citation %d, %+v, does not stand in a passage", i+1, c)
		}
	}
}

func TestMarksAreReadAndNumberedByFirstUse(t *testing.T) {
	s := openaitest.New(t)
	for name, c := range map[string]struct {
		chunks []string
		want   string
	}{
		"in order":        {[]string{"Three chairmen met. [1] The fund will invest. [2]"}, "Three chairmen met. [1] The fund will invest. [2]"},
		"before the stop": {[]string{"Three chairmen met [1]. The fund will invest [2]."}, "Three chairmen met. [1] The fund will invest. [2]"},
		"split marks":     {[]string{"The fund will invest. ", "[", "2", "]", " Three chairmen met", ". [", "1]"}, "The fund will invest. [1] Three chairmen met. [2]"},
		"split words":     {strings.Split("The fund will invest $500 billion. [2] Mr. Lee met J. K. Kim. [1]", ""), "The fund will invest $500 billion. [1] Mr. Lee met J. K. Kim. [2]"},
		"several":         {[]string{"Three chairmen met, the fund will invest. [2][1]"}, "Three chairmen met, the fund will invest. [1][2]"},
		"a list":          {[]string{"Three chairmen met, the fund will invest. [1, 2]"}, "Three chairmen met, the fund will invest. [1][2]"},
		"lenticular":      {[]string{"Three chairmen met. 【1】 The first site is in Texas. 【2†source】"}, "Three chairmen met. [1] The first site is in Texas. [2]"},
		"full width":      {[]string{"Three chairmen met. ［１］"}, "Three chairmen met. [1]"},
		"double":          {[]string{"Three chairmen met. [[1]]"}, "Three chairmen met. [1]"},
		"same place":      {[]string{"Three chairmen met. [1] The fund will invest. [2] They met on Tuesday. [1]"}, "Three chairmen met. [1] The fund will invest. [2] They met on Tuesday. [1]"},
		"one quote":       {[]string{"Three chairmen met. [1] They talked about a center. [1]"}, "Three chairmen met. [1] They talked about a center. [1]"},
		"words":           {[]string{"Three chairmen met. [1: \"Three chair", "men met in Seoul\"] The fund will invest. [2: “The fund will invest”]"}, "Three chairmen met. [1] The fund will invest. [2]"},
		"several words":   {[]string{"Three chairmen met, the fund will invest. [1: \"Three chairmen met\"; 2: \"The fund will invest\"]"}, "Three chairmen met, the fund will invest. [1][2]"},
		"out of range":    {[]string{"Three chairmen met. [0][1][4][2025]"}, "Three chairmen met. [1]"},
		"own line":        {[]string{"Three chairmen met.\n[1]\n"}, "Three chairmen met. [1]"},
		"lines":           {[]string{"- Three chairmen met [1]\n- The fund will invest [2]\n"}, "- Three chairmen met [1]\n- The fund will invest [2]"},
		"sources after":   {[]string{"Three chairmen met. [1]\n\nSources:\n[1] Story 1\n[2] Story 2"}, "Three chairmen met. [1]"},
		"Korean":          {[]string{"회동은 서초동에서 열렸다[3]. 세 사람은 이야기했다.[3]"}, "회동은 서초동에서 열렸다. [1] 세 사람은 이야기했다. [1]"},
		"thoughts":        {[]string{"<thi", "nk>\nIs it [2]? No.\n</think>\n\nThree chairmen met. [1]"}, "Three chairmen met. [1]"},
		"no mark":         {[]string{"Three chairmen met in Seoul. Nobody else knows."}, "Three chairmen met in Seoul. [1]"},
	} {
		t.Run(name, func(t *testing.T) {
			s.Reset()
			s.Chat(openaitest.Text(c.chunks...), openaitest.Text("NO_ANSWER"))
			got := ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "Who met?"})
			if got.err != nil || got.answer.Text != c.want {
				t.Errorf("got %q, %v\nwant %q", got.answer.Text, got.err, c.want)
			}
		})
	}
}

func TestMarkupBecomesTextAndItsMarksDoNotCount(t *testing.T) {
	s := openaitest.New(t)
	for name, c := range map[string]struct{ reply, want string }{
		"link":          {"Three chairmen [met](https://evil.example/?[2]). [1]", ""},
		"numbered link": {"Three chairmen met in Seoul [2](https://evil.example).", ""},
		"image":         {"Three ![chairmen](https://evil.example/p.png) met. [1]", ""},
		"reference":     {"Three [chairmen][2] met in Seoul.\n\n[2]: https://evil.example", "Three chairmen met in Seoul. [1]"},
		"HTML":          {"<b>Three</b> chairmen<script> met. [1]", "Three chairmen met. [1]"},
		"HTML image":    {`Three chairmen <img src="x" onerror="a. B"> met. [1]`, "Three chairmen met. [1]"},
		"bold":          {"**Three chairmen** met. [1]", "Three chairmen met. [1]"},
		"code":          {"Three chairmen met in `rooms[2]`. [1]", ""},
		"open code":     {"Three chairmen met in `Seoul. [2]", "Three chairmen met in Seoul. [1]"},
		"code block":    {"```\nThree chairmen met in Seoul. [2]\n```\n", "Three chairmen met in Seoul. [1]"},
		"bare address":  {"Three chairmen met https://evil.example/a?b. [1]", ""},
		"comparison":    {"Three chairmen < all met. [1]", "Three chairmen < all met. [1]"},
		"hidden mark":   {"Three chairmen met [<b>2</b>]. [1]", ""},
		"direction":     {"Three \u202echairmen\u202c met.\x07 [1]", "Three chairmen met. [1]"},
	} {
		t.Run(name, func(t *testing.T) {
			s.Reset()
			s.Chat(openaitest.Text(strings.Split(c.reply, "")...), openaitest.Text("NO_ANSWER"))
			got := ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "Who met?"})
			if errors.Is(got.err, answer.ErrUnfounded) != (c.want == "") || got.answer.Text != c.want {
				t.Errorf("got %q, %v\nwant %q", got.answer.Text, got.err, c.want)
			}
		})
	}
}

func TestSentencesAreEmittedAsTheyCome(t *testing.T) {
	for name, between := range map[string]string{"in a line": " ", "a line each": "\n", "a list": "\n- "} {
		t.Run(name, func(t *testing.T) {
			s := openaitest.New(t)
			first := make(chan struct{})
			s.Chat(func(x *openaitest.Exchange) {
				openaitest.Ended("Three chairmen met. [1]" + between + "The")(x)
				select {
				case <-first:
				case <-x.Gone:
				}
				openaitest.Text(" fund will invest. [2]")(x)
			})
			var emitted []string
			a, err := newModel(s, answer.ModelOptions{}).Answer(t.Context(), answer.Question{Text: "Who?"}, "en", modelHits(), modelConcepts(),
				func(text string) {
					if emitted = append(emitted, text); len(emitted) == 1 {
						close(first)
					}
				})
			if err != nil || len(emitted) != 2 || a.Text != strings.Join(emitted, "") {
				t.Errorf("got %q, %q, %v", a.Text, emitted, err)
			}
		})
	}
}

func TestTheSentinelAbstains(t *testing.T) {
	s := openaitest.New(t)
	for _, chunks := range [][]string{
		{"NO_", "ANSWER"},
		{"NO_ANSWER. The passages are about something else. [1]"},
		{"**NO_ANSWER**\n"},
		{"<think>hm</think>NO_ANSWER"},
	} {
		s.Reset()
		s.Chat(openaitest.Text(chunks...))
		got := ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "Who won?"})
		if got.err != nil || !got.answer.Abstained || got.answer.Text != "" || len(got.emitted) != 0 {
			t.Errorf("%q: got %+v, %v", chunks, got.answer, got.err)
		}
	}
}

func TestTheSentinelAmongSentencesIsLeftOut(t *testing.T) {
	s := openaitest.New(t)
	s.Chat(openaitest.Text("Three chairmen met. [1] NO_ANSWER. The fund will invest. [2]"))
	got := ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "Who?"})
	if want := "Three chairmen met. [1] The fund will invest. [2]"; got.answer.Text != want || got.answer.Abstained {
		t.Errorf("got %+v, %v", got.answer, got.err)
	}
}

func TestFaultsBeforeTheFirstWordAreErrorsThatSayWhy(t *testing.T) {
	s := openaitest.New(t)
	fault := openaitest.Fault
	for name, c := range map[string]struct {
		replies  []openaitest.Reply
		o        answer.ModelOptions
		want     message.Key
		requests int
	}{
		"bad key":      {[]openaitest.Reply{fault(401, "", "key "+openaitest.Key)}, answer.ModelOptions{}, message.ModelKeyRefused, 1},
		"no model":     {[]openaitest.Reply{fault(404, "", "")}, answer.ModelOptions{}, message.ModelUnknown, 1},
		"busy":         {[]openaitest.Reply{openaitest.Busy(""), openaitest.Busy("0.001"), openaitest.Busy("")}, answer.ModelOptions{}, message.ModelRateLimited, 3},
		"no credit":    {[]openaitest.Reply{fault(429, "insufficient_quota", "")}, answer.ModelOptions{}, message.ModelNoCredit, 1},
		"failed":       {[]openaitest.Reply{fault(500, "", ""), fault(502, "", ""), fault(503, "", "")}, answer.ModelOptions{}, message.ModelServerFailed, 3},
		"refused":      {[]openaitest.Reply{fault(400, "", ""), fault(400, "", "")}, answer.ModelOptions{}, message.ModelRequestRefused, 2},
		"cut":          {[]openaitest.Reply{openaitest.Cut(), openaitest.Cut(), openaitest.Cut()}, answer.ModelOptions{}, message.ModelUnreachable, 3},
		"cut later":    {[]openaitest.Reply{openaitest.Cut("Three chairmen")}, answer.ModelOptions{}, message.ModelUnreachable, 1},
		"garbled":      {[]openaitest.Reply{openaitest.Garbled()}, answer.ModelOptions{}, message.ModelBadReply, 1},
		"empty":        {[]openaitest.Reply{openaitest.Text()}, answer.ModelOptions{}, message.ModelEmpty, 1},
		"only thought": {[]openaitest.Reply{openaitest.Text("<think>hm</think>\n")}, answer.ModelOptions{}, message.ModelEmpty, 1},
		"no stream":    {[]openaitest.Reply{openaitest.Raw(200, `{"choices":[]}`)}, answer.ModelOptions{}, message.ModelEmpty, 1},
		"uncited":      {[]openaitest.Reply{openaitest.Text("It rains a lot. [7]"), openaitest.Text("NO_ANSWER")}, answer.ModelOptions{}, message.ModelUnfounded, 2},
		"too long":     {[]openaitest.Reply{openaitest.Finished("length", "Three chairmen met")}, answer.ModelOptions{}, message.ModelTooLong, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s.Reset()
			s.Chat(c.replies...)
			got := ask(t, newModel(s, c.o), answer.Question{Text: "Who met?"})
			if got.err == nil {
				t.Fatalf("no error, but %+v", got.answer)
			}
			if why := answer.Why(got.err, "en"); why != c.want.In("en") || why == "" {
				t.Errorf("%v is told as %q, want %q", got.err, why, c.want.In("en"))
			}
			if answer.Why(got.err, "ko") == answer.Why(got.err, "en") {
				t.Errorf("%v is not told in Korean", got.err)
			}
			if text := got.err.Error(); strings.Contains(text, openaitest.Key) || strings.Contains(text, "chairmen") {
				t.Errorf("the error holds the key or a text: %s", text)
			}
			if n := len(s.Requests("/chat/completions")); n != c.requests || len(got.emitted) != 0 {
				t.Errorf("%d requests, want %d; emitted %q", n, c.requests, got.emitted)
			}
		})
	}
}

func TestAPassingFaultIsTriedAgain(t *testing.T) {
	s := openaitest.New(t)
	s.Chat(openaitest.Busy("0.001"), openaitest.Cut(), openaitest.Text("Three chairmen met. [1]"))
	got := ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "Who?"})
	if got.err != nil || got.answer.Text != "Three chairmen met. [1]" {
		t.Errorf("got %+v, %v", got.answer, got.err)
	}
}

func TestAModelThatTakesNoTemperatureIsAskedWithout(t *testing.T) {
	s := openaitest.New(t)
	s.Chat(openaitest.Fault(http.StatusBadRequest, "unsupported_value", ""), openaitest.Text("Three chairmen met. [1]"))
	got := ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "Who?"})
	requests := s.Requests("/chat/completions")
	if got.err != nil || len(requests) != 2 || requests[0].Temperature == nil || requests[1].Temperature != nil {
		t.Errorf("got %+v, %v, %d requests", got.answer, got.err, len(requests))
	}
}

func TestAnAnswerThatBreaksOffKeepsItsWholeSentencesAndSaysSo(t *testing.T) {
	s := openaitest.New(t)
	const begun = "Three chairmen met. [1] The fund will"
	for name, reply := range map[string]openaitest.Reply{
		"cut":      openaitest.Cut(begun),
		"garbled":  openaitest.Garbled(begun),
		"failed":   openaitest.FailedLater(begun),
		"ended":    openaitest.Ended(begun),
		"length":   openaitest.Finished("length", begun),
		"filtered": openaitest.Finished("content_filter", begun),
		"endless":  openaitest.Text(begun, strings.Repeat(" and on", 1000)),
	} {
		t.Run(name, func(t *testing.T) {
			s.Reset()
			s.Chat(reply)
			var log bytes.Buffer
			o := answer.ModelOptions{Log: slog.New(slog.NewTextHandler(&log, nil))}
			got := ask(t, newModel(s, o), answer.Question{Text: "Who?"})
			if got.err != nil || got.answer.Text != "Three chairmen met. [1]" || got.answer.Notice == "" {
				t.Errorf("got %+v, %v", got.answer, got.err)
			}
			if text := log.String(); text == "" || strings.Contains(text, openaitest.Key) || strings.Contains(text, "chairmen") {
				t.Errorf("log %q", text)
			}
		})
	}
}

func TestAReplyWithoutAReasonForItsEndIsWholeIfItsLastSentenceIs(t *testing.T) {
	s := openaitest.New(t)
	for _, reply := range []string{"Three chairmen met. [1]", "Three chairmen met [1]", "Three chairmen met [1]."} {
		s.Reset()
		s.Chat(openaitest.Ended(reply))
		got := ask(t, newModel(s, answer.ModelOptions{}), answer.Question{Text: "Who?"})
		if got.err != nil || got.answer.Notice != "" || len(got.answer.Citations) != 1 {
			t.Errorf("%q: got %+v, %v", reply, got.answer, got.err)
		}
	}
}

func TestACancelledQuestionIsNoFailureOfTheModel(t *testing.T) {
	s := openaitest.New(t)
	ctx, cancel := context.WithCancel(t.Context())
	s.Chat(func(x *openaitest.Exchange) {
		cancel()
		openaitest.Stalled()(x)
	})
	_, err := newModel(s, answer.ModelOptions{}).Answer(ctx, answer.Question{Text: "Who?"}, "en", modelHits(), modelConcepts(), nil)
	var failed *retrieval.ServerError
	if !errors.Is(err, context.Canceled) || errors.As(err, &failed) {
		t.Errorf("got %v", err)
	}
}

func TestAServerThatIsAwayIsToldSo(t *testing.T) {
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	client := retrieval.NewServerClient(gone.URL+"/v1", openaitest.Key, gone.Client())
	m := answer.NewModel(client, "m", answer.ModelOptions{Patience: retrieval.Patience{First: 1}})
	got := ask(t, m, answer.Question{Text: "Who?"})
	if why := answer.Why(got.err, "en"); why != message.ModelUnreachable.In("en") {
		t.Errorf("%v is told as %q", got.err, why)
	}
}
