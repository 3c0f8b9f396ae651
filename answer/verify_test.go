package answer

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"footnote/internal/openaitest"
	"footnote/retrieval"
)

// checkVerdicts holds verdicts to their promises.
func checkVerdicts(t *testing.T, text string, verdicts []Verdict) {
	t.Helper()
	at := 0
	for _, v := range verdicts {
		n := strings.Index(text[at:], v.Sentence)
		if n < 0 || v.Sentence == "" {
			t.Fatalf("%q is no part of the rest of %q", v.Sentence, text[at:])
		}
		at += n + len(v.Sentence)
		if v.Confidence < 0 || v.Confidence > 1 || len(v.Citations) > mostCited || strings.Contains(v.Why, "%!") || strings.Contains(v.Why, "\n") {
			t.Errorf("%q: confidence %v, %d citations, %q", v.Sentence, v.Confidence, len(v.Citations), v.Why)
		}
		founded := v.Finding == Supported || v.Finding == Contradicted
		if founded && len(v.Citations) == 0 || (v.Finding == NoClaim || v.Finding == LeftOut) && len(v.Citations) > 0 {
			t.Errorf("%q is %s with %d citations", v.Sentence, v.Finding, len(v.Citations))
		}
		for i, c := range v.Citations {
			if n := utf8.RuneCountInString(c.Quote()); c.N != i+1 || n == 0 || n > MaxQuote || !utf8.ValidString(c.Quote()) {
				t.Errorf("%q: citation %d of %d characters: %q", v.Sentence, c.N, n, c.Quote())
			}
		}
	}
}

// verified goes through a text and holds the verdicts to their promises.
func verified(t *testing.T, an *Answerer, c Claims) []Verdict {
	t.Helper()
	verdicts, err := an.Verify(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	checkVerdicts(t, c.Text, verdicts)
	return verdicts
}

func TestAVerdictQuotesWhatTellsSoAndSaysWhy(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	for _, c := range []struct {
		text, language string
		finding        Finding
		quote, why     string
	}{
		{"The trial cost $6.3 million.", "", Supported, "The trial cost $6.3 million.", "word for word"},
		{"The trial cost $7.3 million.", "", Contradicted, "The trial cost $6.3 million.", "The text says “$7.3 million”, the article “$6.3 million”."},
		{"The trial cost $7.3 million.", "ko", Contradicted, "The trial cost $6.3 million.", "이 글: “$7.3 million”, 기사: “$6.3 million”"},
		{"가게는 아침 7시에 열고 월요일에는 쉰다.", "", Contradicted, "가게는 아침 7시에 열고 수요일에는 쉰다.", "“수요일”"},
		{"The honey does not taste of mint.", "en", Contradicted, "The honey tastes of mint.", "contrary about “not taste of mint”"},
		{"Entry is not free.", "", Contradicted, "Entry is free, every Saturday from 10 a.m. to 4 p.m., with no more than 15 visitors at a time.", "“not free”"},
		{"Rene Haas is the CEO of Nvidia.", "", Contradicted, "", "The text says “Nvidia”, the article “ARM”."},
		{"삼성과 오픈AI의 회동은 제주도에서 열렸다.", "", Contradicted, "삼성전자와 오픈AI, 소프트뱅크 수장의 회동이 2025년 2월 4일 오후 서울 삼성 서초사옥에서 열렸다.", "이 글: “제주도”, 기사: “서울”"},
		{"삼성과 오픈AI의 회동은 경기도에서 열렸다.", "", Contradicted, "", "이 글: “경기도”, 기사: “서울”"},
		{"회동은 2월 4일 부산에서 열렸다.", "", Contradicted, "", "이 글: “부산”, 기사: “서울”"},
		{"해온 혜성은 2097년 제주도로 다시 온다.", "", NotFound, "", "“제주도”에 대해"},
		{"해온 혜성은 2097년 가을에 다시 온다.", "", NotFound, "", "“가을”에 대해"},
		{"The town paid all of the cost.", "", Contradicted, "", "The text says “all of”, the article “half”."},
		{"She was paid in money.", "", NotFound, "", ""},
		{"The moon is 384,400 kilometres away.", "en", NotFound, "", "No article"},
		{"What does the honey taste of?", "en", NoClaim, "", "A question."},
	} {
		verdicts := verified(t, an, Claims{Text: c.text, Language: c.language})
		if len(verdicts) != 1 {
			t.Errorf("%q: %+v", c.text, verdicts)
			continue
		}
		v := verdicts[0]
		quote := ""
		if len(v.Citations) > 0 {
			quote = v.Citations[0].Quote()
		}
		if v.Finding != c.finding || c.quote != "" && quote != c.quote || !strings.Contains(v.Why, c.why) {
			t.Errorf("%q: %s, %q, %q", c.text, v.Finding, quote, v.Why)
		}
	}
}

// The passage denies something in each case, and not that.
func TestADenialIsNotSupportedByAnotherOne(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	for _, text := range []string{
		"Entry is not free.", "Masayoshi Son did not come.", "손정의 회장은 오지 않았다.", "손정의 회장은 회동에 참석하지 않았다.", "Son did not attend the meeting.",
	} {
		for _, v := range verified(t, an, Claims{Text: text}) {
			if v.Finding == Supported {
				t.Errorf("%q is supported by %q", text, quotesOf(v))
			}
		}
	}
	for _, text := range []string{"Coffee is not sold at the library.", "도서관에서 커피는 팔지 않는다.", "No reservations are taken.", "예약은 받지 않는다."} {
		for _, v := range verified(t, an, Claims{Text: text}) {
			if v.Finding == Contradicted {
				t.Errorf("%q is contradicted by %q", text, quotesOf(v))
			}
			t.Logf("%q: %s", text, v.Finding)
		}
	}
}

func TestWhatIsTooLongIsLeftOutAndSaidSo(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	many := strings.Repeat("The honey tastes of mint. ", MostClaims+5)
	verdicts := verified(t, an, Claims{Text: many})
	last := verdicts[len(verdicts)-1]
	if len(verdicts) != MostClaims+1 || last.Finding != LeftOut || last.Why == "" || strings.Count(last.Sentence, "mint.") != 5 {
		t.Errorf("%d verdicts, the last is %+v", len(verdicts), last)
	}
	long := "The honey tastes of mint. " + strings.Repeat("꿀", MostClaimsText) + " The end."
	verdicts = verified(t, an, Claims{Text: long})
	if last := verdicts[len(verdicts)-1]; last.Finding != LeftOut || !strings.HasSuffix(long, last.Sentence) {
		t.Errorf("%d verdicts, the last is %s", len(verdicts), last.Finding)
	}
	if verdicts := verified(t, an, Claims{Text: " \n 🎉🎉 --- \n"}); len(verdicts) != 0 {
		t.Errorf("%+v", verdicts)
	}
}

func TestOnlyArticlesOfTheFilterAreComparedWith(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	text := "The honey tastes of mint."
	for id, want := range map[string]Finding{"rooftop-bees-en.txt": Supported, "lost-mural-en.md": NotFound} {
		verdicts := verified(t, an, Claims{Text: text, Filter: retrieval.Filter{Articles: []string{id}}})
		if len(verdicts) != 1 || verdicts[0].Finding != want {
			t.Errorf("%s: %+v", id, verdicts)
		}
		for _, c := range verdicts[0].Citations {
			if c.Article.ID != id {
				t.Errorf("%s: cites %s", id, c.Article.ID)
			}
		}
	}
}

func TestRelativeDatesCountFromWhenATextWasWritten(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	text := "Big Nettie was lifted out of Skellan Sound yesterday."
	for asked, want := range map[string]Finding{"2024-06-04": Supported, "2024-06-14": Contradicted} {
		at, err := time.Parse(time.DateOnly, asked)
		if err != nil {
			t.Fatal(err)
		}
		if got := verified(t, an, Claims{Text: text, Asked: at}); len(got) != 1 || got[0].Finding != want {
			t.Errorf("%s: %+v", asked, got)
		}
	}
}

func TestATextIsVerifiedAlikeEachTimeAndByMany(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	text := "The mural was painted by Odile Farrant. She was 24 years old then. 솔내빵집은 수요일에 쉽니다. 너무 좋네요. Is it so?"
	want := verified(t, an, Claims{Text: text})
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			got, err := an.Verify(t.Context(), Claims{Text: text})
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("%v\n%s", err, diff)
			}
		})
	}
	group.Wait()
}

func TestAVerificationEndsWithItsContext(t *testing.T) {
	an := New(Options{Index: openIndex(t, seedArticles(t)...)})
	gone := errors.New("gone")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(gone)
	if verdicts, err := an.Verify(ctx, Claims{Text: "The honey tastes of mint. It is sweet."}); !errors.Is(err, gone) && !errors.Is(err, context.Canceled) || len(verdicts) != 0 {
		t.Errorf("%v, %v", verdicts, err)
	}
}

func TestOverAnEmptyIndexNothingIsFound(t *testing.T) {
	an := New(Options{Index: openIndex(t)})
	if got := verified(t, an, Claims{Text: "The honey tastes of mint."}); len(got) != 1 || got[0].Finding != NotFound || len(got[0].Citations) > 0 {
		t.Errorf("%+v", got)
	}
}

func TestASecondModelMayTakeAFindingAwayAndDecideWhatIsNear(t *testing.T) {
	s := openaitest.New(t)
	m := NewModel(retrieval.NewServerClient(s.URL(), openaitest.Key, s.HTTP()), openaitest.ChatModel, ModelOptions{Judge: openaitest.ChatModel})
	an := New(Options{Index: openIndex(t, seedArticles(t)...), Model: m})
	supported, contradicted, near := "The tidal trial cost 6.3 million dollars.", "The tidal trial cost 7.3 million dollars.", "The customs officers hated the mural."
	for _, c := range []struct {
		text  string
		reply openaitest.Reply
		want  Finding
		asked int
	}{
		{supported, openaitest.Text("SUPPORTED"), Supported, 1},
		{supported, openaitest.Text("NOT_FOUND"), NotFound, 1},
		{contradicted, openaitest.Text("CONTRADICTED"), Contradicted, 1},
		{contradicted, openaitest.Text("SUPPORTED"), NotFound, 1},
		{near, openaitest.Text("SUPPORTED"), Supported, 1},
		{near, openaitest.Text("CONTRADICTED"), Contradicted, 1},
		{near, openaitest.Text("NOT_FOUND"), NotFound, 1},
		{supported, openaitest.Text("Maybe."), Supported, 1},
		{"The trial cost $6.3 million.", openaitest.Text("NOT_FOUND"), Supported, 0}, // word for word
		{supported + " " + contradicted, openaitest.Fault(http.StatusBadRequest, "", ""), Supported, 2},
	} {
		s.Reset()
		s.Chat(c.reply, c.reply)
		verdicts := verified(t, an, Claims{Text: c.text})
		if n := len(s.Requests("/chat/completions")); verdicts[0].Finding != c.want || n != c.asked {
			t.Errorf("%q: %s (%s) after %d requests, want %s after %d", c.text, verdicts[0].Finding, verdicts[0].Why, n, c.want, c.asked)
		}
	}
}

func FuzzVerify(f *testing.F) {
	an := New(Options{Index: openIndex(f, seedArticles(f)...)})
	for _, s := range []string{
		"The trial cost $6.3 million. 솔내빵집은 수요일에 쉽니다.", "```\nThe honey tastes of mint.\n```", "> - 1. **a** ||b|| [x](https://e.example) <@1> <t:1:R>",
		"“We expected", "\u200b\u202e3\u0301", "1. 2. 3. $ € 2/3 10:00", "그는 그것을 그때", "'''\"\"\"”“", strings.Repeat("not ", 50), "\xff\xfe\x00",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 3000 {
			return
		}
		verdicts, err := an.Verify(t.Context(), Claims{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		checkVerdicts(t, text, verdicts)
	})
}
