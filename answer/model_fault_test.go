package answer_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"footnote/answer"
	"footnote/internal/message"
	"footnote/internal/openaitest"
	"footnote/retrieval"
)

// told holds an error of a model to what people are told of it, in both
// languages, and to nothing of what the server or the question says.
func told(t *testing.T, got asked, want message.Key) {
	t.Helper()
	if got.err == nil {
		t.Fatalf("no error, but %+v", got.answer)
	}
	for _, lang := range []string{message.English, message.Korean} {
		if why := answer.Why(got.err, lang); why != want.In(lang) {
			t.Errorf("%v is told as %q, want %q", got.err, why, want.In(lang))
		}
	}
	for _, word := range []string{openaitest.Key, "chairmen", "Who met"} {
		if strings.Contains(got.err.Error(), word) {
			t.Errorf("the error holds the key or a text: %v", got.err)
		}
	}
	if len(got.emitted) != 0 {
		t.Errorf("emitted %q before the error", got.emitted)
	}
}

func TestEachFaultOfAChatIsToldAsWhatItIs(t *testing.T) {
	s := openaitest.New(t)
	const echo = "Who met? Three chairmen. Bearer " + openaitest.Key
	fault := openaitest.Fault
	for name, c := range map[string]struct {
		reply openaitest.Reply
		want  message.Key
		// requests are those made of up to 3: with too much text, each is shorter.
		requests int
	}{
		"401":                {fault(401, "invalid_api_key", echo), message.ModelKeyRefused, 1},
		"403":                {fault(403, "", echo), message.ModelKeyRefused, 1},
		"404":                {fault(404, "model_not_found", echo), message.ModelUnknown, 1},
		"404 of a proxy":     {openaitest.Raw(404, "<html>"+echo), message.ModelUnknown, 1},
		"402":                {fault(402, "", echo), message.ModelNoCredit, 1},
		"408":                {fault(408, "", echo), message.ModelTimedOut, 3},
		"429":                {openaitest.Busy(""), message.ModelRateLimited, 3},
		"429, soon":          {openaitest.Busy("0.001"), message.ModelRateLimited, 3},
		"429, much later":    {openaitest.Busy("3600"), message.ModelRateLimited, 1},
		"500":                {fault(500, "", echo), message.ModelServerFailed, 3},
		"502 of a proxy":     {openaitest.Raw(502, "<html>"+echo), message.ModelServerFailed, 3},
		"503":                {fault(503, "", echo), message.ModelServerFailed, 3},
		"504":                {fault(504, "", echo), message.ModelTimedOut, 3},
		"too much text":      {fault(400, "context_length_exceeded", echo), message.ModelTooMuch, 3},
		"in vLLM's words":    {fault(400, "", "This model's maximum context length is 4096 tokens. "+echo), message.ModelTooMuch, 3},
		"in a stream":        {openaitest.Failed(`{"code":400,"type":"exceed_context_size_error","message":"` + echo + `"}`), message.ModelTooMuch, 3},
		"busy, in a stream":  {openaitest.Failed(`{"code":429,"message":"` + echo + `"}`), message.ModelRateLimited, 3},
		"error as a reason":  {openaitest.Finished("error"), message.ModelServerFailed, 3},
		"reset":              {openaitest.Reset(), message.ModelUnreachable, 3},
		"reset in a stream":  {openaitest.Reset("Three chairmen"), message.ModelUnreachable, 1},
		"cut before a word":  {openaitest.Cut(), message.ModelUnreachable, 3},
		"no first byte":      {openaitest.Silent(), message.ModelTimedOut, 1},
		"no first word":      {openaitest.Stalled(), message.ModelTimedOut, 1},
		"stalled in a word":  {openaitest.Stalled("Three chair"), message.ModelTimedOut, 1},
		"garbled":            {openaitest.Garbled(), message.ModelBadReply, 1},
		"garbled later":      {openaitest.Garbled("Three chairmen"), message.ModelBadReply, 1},
		"an empty stream":    {openaitest.Text(), message.ModelEmpty, 1},
		"nothing at all":     {openaitest.Raw(200, ""), message.ModelEmpty, 1},
		"blank":              {openaitest.Text(" \n", "\n "), message.ModelEmpty, 1},
		"a page":             {openaitest.Raw(200, "<html>"+echo+"</html>"), message.ModelEmpty, 1},
		"failed in a stream": {openaitest.FailedLater("Three chairmen"), message.ModelServerFailed, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s.Reset()
			s.Chat(c.reply, c.reply, c.reply)
			o := answer.ModelOptions{Stall: 2 * time.Second}
			if c.want == message.ModelTimedOut && c.requests == 1 {
				o.Stall = 50 * time.Millisecond
			}
			told(t, ask(t, newModel(s, o), answer.Question{Text: "Who met?"}), c.want)
			if n := len(s.Requests("/chat/completions")); n != c.requests {
				t.Errorf("%d requests, want %d", n, c.requests)
			}
		})
	}
}

func TestFaultsAfterASentenceKeepIt(t *testing.T) {
	s := openaitest.New(t)
	const begun = "Three chairmen met. [1] The fund will"
	for name, c := range map[string]struct {
		reply openaitest.Reply
		want  message.Key
	}{
		"reset":             {openaitest.Reset(begun), message.ModelUnreachable},
		"stalled":           {openaitest.Stalled(begun), message.ModelTimedOut},
		"error as a reason": {openaitest.Finished("error", begun), message.ModelServerFailed},
	} {
		t.Run(name, func(t *testing.T) {
			s.Reset()
			s.Chat(c.reply)
			got := ask(t, newModel(s, answer.ModelOptions{Stall: 100 * time.Millisecond}), answer.Question{Text: "Who?"})
			notice := message.ModelCutShort.In("en", c.want.In("en"))
			if got.err != nil || got.answer.Text != "Three chairmen met. [1]" || got.answer.Notice != notice {
				t.Errorf("got %+v, %v, want the notice %q", got.answer, got.err, notice)
			}
		})
	}
}

func TestAServerWhoseNameIsUnknownIsToldSo(t *testing.T) {
	dialer := net.Dialer{Resolver: &net.Resolver{
		PreferGo: true,
		Dial: func(context.Context, string, string) (net.Conn, error) {
			return nil, errors.New("no name server")
		},
	}}
	client := retrieval.NewServerClient("http://models.invalid/v1", openaitest.Key,
		&http.Client{Transport: &http.Transport{DialContext: dialer.DialContext}})
	m := answer.NewModel(client, "m", answer.ModelOptions{Patience: retrieval.Patience{First: 1}})
	told(t, ask(t, m, answer.Question{Text: "Who met?"}), message.ModelUnreachable)
}
