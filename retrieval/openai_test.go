package retrieval_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"footnote/internal/openaitest"
	"footnote/retrieval"
)

// quick tries again at once.
var quick = retrieval.Patience{First: 1, Most: time.Second}

func newOpenAI(s *openaitest.Server, o retrieval.OpenAIOptions) *retrieval.OpenAI {
	if o.Patience == (retrieval.Patience{}) {
		o.Patience = quick
	}
	client := retrieval.NewServerClient(s.URL(), openaitest.Key, s.HTTP())
	return retrieval.NewOpenAI(client, openaitest.EmbeddingModel, o)
}

func texts(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = fmt.Sprintf("text %d of the articles", i)
	}
	return out
}

// checkVectors holds vectors to be those of the texts, in their order.
func checkVectors(t *testing.T, texts []string, vectors [][]float32) {
	t.Helper()
	if len(vectors) != len(texts) {
		t.Fatalf("%d vectors for %d texts", len(vectors), len(texts))
	}
	for i, text := range texts {
		for j, want := range openaitest.Vector(text) {
			if vectors[i][j] != float32(want) {
				t.Fatalf("vector %d is not that of %q", i, text)
			}
		}
	}
}

func TestVectorsComeInTheOrderOfTheTexts(t *testing.T) {
	s := openaitest.New(t)
	s.Embed(openaitest.Embeddings(openaitest.Reversed))
	in := texts(150)
	vectors, err := newOpenAI(s, retrieval.OpenAIOptions{Batch: 16}).Embed(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	checkVectors(t, in, vectors)
	if n := len(s.Requests("/embeddings")); n != 10 {
		t.Errorf("%d requests, want 10 of up to 16 texts", n)
	}
}

func TestBatchesAreBoundedBySize(t *testing.T) {
	s := openaitest.New(t)
	in := []string{"a", strings.Repeat("b", 100), "c", "d", strings.Repeat("e", 30)}
	vectors, err := newOpenAI(s, retrieval.OpenAIOptions{BatchBytes: 20, Parallel: 1}).Embed(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	checkVectors(t, in, vectors)
	var sizes []int
	for _, r := range s.Requests("/embeddings") {
		sizes = append(sizes, len(r.Input))
	}
	if got := fmt.Sprint(sizes); got != "[1 1 2 1]" {
		t.Errorf("batches of %s texts", got)
	}
}

func TestASmallerBatchIsTriedWhereTheServerTakesNoLargerOne(t *testing.T) {
	s := openaitest.New(t)
	refuse := openaitest.Fault(http.StatusRequestEntityTooLarge, "", "batch size 8 > 4")
	s.Embed(refuse)
	in := texts(8)
	vectors, err := newOpenAI(s, retrieval.OpenAIOptions{}).Embed(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	checkVectors(t, in, vectors)
}

func TestPassingFaultsAreTriedAgain(t *testing.T) {
	s := openaitest.New(t)
	for name, fault := range map[string]openaitest.Reply{
		"timeout":     openaitest.Fault(http.StatusRequestTimeout, "", ""),
		"conflict":    openaitest.Fault(http.StatusConflict, "", ""),
		"busy":        openaitest.Busy(""),
		"busy until":  openaitest.Busy("0.001"),
		"failed":      openaitest.Fault(http.StatusInternalServerError, "", ""),
		"proxy page":  openaitest.Raw(http.StatusBadGateway, "<html>bad gateway</html>"),
		"broken":      openaitest.Broken(),
		"unavailable": openaitest.Fault(http.StatusServiceUnavailable, "", ""),
	} {
		t.Run(name, func(t *testing.T) {
			s.Reset()
			s.Embed(fault, fault)
			in := texts(3)
			vectors, err := newOpenAI(s, retrieval.OpenAIOptions{}).Embed(t.Context(), in)
			if err != nil {
				t.Fatal(err)
			}
			checkVectors(t, in, vectors)
			if n := len(s.Requests("/embeddings")); n != 3 {
				t.Errorf("%d requests, want 3", n)
			}
		})
	}
}

func TestOtherFaultsAreToldAtOnce(t *testing.T) {
	s := openaitest.New(t)
	for name, c := range map[string]struct {
		fault openaitest.Reply
		want  retrieval.Failure
	}{
		"bad request":     {openaitest.Fault(http.StatusBadRequest, "", "no"), retrieval.FailureRequest},
		"bad key":         {openaitest.Fault(http.StatusUnauthorized, "", "key "+openaitest.Key), retrieval.FailureKey},
		"forbidden":       {openaitest.Raw(http.StatusForbidden, openaitest.Key), retrieval.FailureKey},
		"no model":        {openaitest.Fault(http.StatusNotFound, "model_not_found", "x"), retrieval.FailureModel},
		"no credit":       {openaitest.Fault(http.StatusTooManyRequests, "insufficient_quota", ""), retrieval.FailureCredit},
		"vector missing":  {openaitest.Embeddings(openaitest.Missing), retrieval.FailureReply},
		"vector twice":    {openaitest.Embeddings(openaitest.Doubled), retrieval.FailureReply},
		"zero vector":     {openaitest.Embeddings(openaitest.Zero), retrieval.FailureReply},
		"other dimension": {openaitest.Embeddings(openaitest.Short), retrieval.FailureReply},
		"not a number":    {openaitest.NotANumber(), retrieval.FailureReply},
		"too great":       {openaitest.TooGreat(), retrieval.FailureReply},
		"too long a wait": {openaitest.Busy("3600"), retrieval.FailureRate},
	} {
		t.Run(name, func(t *testing.T) {
			s.Reset()
			s.Embed(c.fault)
			_, err := newOpenAI(s, retrieval.OpenAIOptions{}).Embed(t.Context(), texts(2))
			var failed *retrieval.ServerError
			if !errors.As(err, &failed) || failed.Failure != c.want {
				t.Fatalf("got %v, want %s", err, c.want)
			}
			if strings.Contains(fmt.Sprintf("%+v", err), openaitest.Key) {
				t.Errorf("the error holds the key: %v", err)
			}
			if errors.Is(err, retrieval.ErrTemporary) != failed.Temporary() {
				t.Errorf("%v: temporary is not as told", err)
			}
			if n := len(s.Requests("/embeddings")); n != 1 {
				t.Errorf("%d requests, want 1", n)
			}
		})
	}
}

func TestTheKeyAndTheModelAreTold(t *testing.T) {
	s := openaitest.New(t)
	for _, c := range []struct {
		key, model string
		want       retrieval.Failure
	}{
		{"sk-secret-other", openaitest.EmbeddingModel, retrieval.FailureKey},
		{openaitest.Key, "no-such-model", retrieval.FailureModel},
	} {
		client := retrieval.NewServerClient(s.URL(), c.key, s.HTTP())
		_, err := retrieval.NewOpenAI(client, c.model, retrieval.OpenAIOptions{Patience: quick}).Embed(t.Context(), texts(1))
		var failed *retrieval.ServerError
		if !errors.As(err, &failed) || failed.Failure != c.want {
			t.Errorf("key %s, model %s: got %v, want %s", c.key, c.model, err, c.want)
		}
		if err != nil && strings.Contains(err.Error(), c.key) {
			t.Errorf("the error holds the key: %v", err)
		}
	}
}

func TestAServerThatIsAwayIsATemporaryError(t *testing.T) {
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	client := retrieval.NewServerClient(gone.URL+"/v1", openaitest.Key, gone.Client())
	_, err := retrieval.NewOpenAI(client, "m", retrieval.OpenAIOptions{Patience: quick}).Embed(t.Context(), texts(1))
	var failed *retrieval.ServerError
	if !errors.As(err, &failed) || failed.Failure != retrieval.FailureReach || !errors.Is(err, retrieval.ErrTemporary) {
		t.Errorf("got %v", err)
	}
}

func TestAStalledServerTimesOut(t *testing.T) {
	s := openaitest.New(t)
	s.Embed(openaitest.Stalled())
	e := newOpenAI(s, retrieval.OpenAIOptions{Timeout: 20 * time.Millisecond, Patience: retrieval.Patience{Tries: 1}})
	_, err := e.Embed(t.Context(), texts(1))
	var failed *retrieval.ServerError
	if !errors.As(err, &failed) || failed.Failure != retrieval.FailureTime {
		t.Errorf("got %v", err)
	}
}

func TestACancelledEmbeddingIsNoFailureOfTheServer(t *testing.T) {
	s := openaitest.New(t)
	ctx, cancel := context.WithCancel(t.Context())
	s.Embed(func(x *openaitest.Exchange) {
		cancel()
		openaitest.Stalled()(x)
	})
	_, err := newOpenAI(s, retrieval.OpenAIOptions{}).Embed(ctx, texts(1))
	var failed *retrieval.ServerError
	if !errors.Is(err, context.Canceled) || errors.As(err, &failed) {
		t.Errorf("got %v", err)
	}
}

func TestAnEmptyTextIsRefused(t *testing.T) {
	s := openaitest.New(t)
	if _, err := newOpenAI(s, retrieval.OpenAIOptions{}).Embed(t.Context(), []string{"a", " \n"}); err == nil {
		t.Error("no error")
	}
	if n := len(s.Requests("/embeddings")); n != 0 {
		t.Errorf("%d requests", n)
	}
}

func TestVectorsOfLaterCallsHaveTheSameDimension(t *testing.T) {
	s := openaitest.New(t)
	e := newOpenAI(s, retrieval.OpenAIOptions{})
	s.Embed(openaitest.Embeddings(), openaitest.Embeddings(openaitest.Short))
	if _, err := e.Embed(t.Context(), texts(1)); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Embed(t.Context(), texts(1)); !errors.Is(err, retrieval.ErrDimension) {
		t.Errorf("got %v", err)
	}
}

func TestTheNameTellsVectorsApartAndHoldsNoSecret(t *testing.T) {
	for _, c := range []struct {
		o    retrieval.OpenAIOptions
		want string
	}{
		{retrieval.OpenAIOptions{}, "openai:m"},
		{retrieval.OpenAIOptions{Dimensions: 256}, "openai:m/256"},
		{retrieval.OpenAIOptions{Server: "https://me:secret@Models.example:8443/v1?key=secret"}, "openai:m@models.example:8443"},
	} {
		if got := retrieval.NewOpenAI(nil, "m", c.o).Name(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestAServerIsWaitedForAsLongAsItAsks(t *testing.T) {
	for _, header := range []http.Header{
		{"Retry-After": {"7"}},
		{"Date": {"Tue, 04 Feb 2025 10:00:00 GMT"}, "Retry-After": {"Tue, 04 Feb 2025 10:00:07 GMT"}},
	} {
		synctest.Test(t, func(t *testing.T) {
			server := &pages{replies: []page{{429, header}, {200, nil}}}
			client := retrieval.NewServerClient("http://models.example/v1", "", &http.Client{Transport: server})
			_, err := retrieval.NewOpenAI(client, "m", retrieval.OpenAIOptions{}).Embed(t.Context(), []string{"a"})
			if err != nil {
				t.Fatal(err)
			}
			if waited := server.at[1].Sub(server.at[0]); waited != 7*time.Second {
				t.Errorf("waited %v with %v", waited, header)
			}
		})
	}
}

// pages is a transport that replies from a list, and notes when.
type pages struct {
	replies []page
	at      []time.Time
}

type page struct {
	status int
	header http.Header
}

func (p *pages) RoundTrip(*http.Request) (*http.Response, error) {
	reply := p.replies[len(p.at)]
	p.at = append(p.at, time.Now())
	w := httptest.NewRecorder()
	for name, values := range reply.header {
		w.Header()[name] = values
	}
	w.WriteHeader(reply.status)
	fmt.Fprint(w, `{"data":[{"index":0,"embedding":[1]}]}`)
	return w.Result(), nil
}
