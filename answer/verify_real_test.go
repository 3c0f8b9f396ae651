package answer

import (
	"flag"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
)

// verifyCorpus is a folder of articles whose sentences are verified: as they stand,
// with a digit changed, and with their article left out of the index or they alone
// out of it.
var verifyCorpus = flag.String("verify-corpus", "", "a folder of articles to verify sentences of")

// mostVerified is how many sentences of each kind are verified.
const mostVerified = 300

func TestSentencesOfACorpusAreVerified(t *testing.T) {
	if *verifyCorpus == "" {
		t.Skip("no -verify-corpus")
	}
	read, err := corpus.ReadFolder(t.Context(), os.DirFS(*verifyCorpus))
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	var kept, left []*corpus.Article
	for i, a := range read.Articles {
		if i%4 == 3 {
			left = append(left, a)
			continue
		}
		kept = append(kept, a)
	}
	an := New(Options{Index: openIndex(t, kept...)})
	own := sampledSentences(kept, random)
	var changed []string
	for _, s := range own {
		if c := withOtherDigit(s, random); c != s {
			changed = append(changed, c)
		}
	}
	without := New(Options{Index: openIndex(t, withoutSentences(kept, own)...)})
	started, n := time.Now(), 0
	for _, kind := range []struct {
		name      string
		an        *Answerer
		sentences []string
	}{
		{"as they stand", an, own},
		{"a digit changed", an, changed},
		{"article left out", an, sampledSentences(left, random)},
		{"cut out of its article", without, own},
	} {
		found := make(map[Finding]int)
		for _, s := range kind.sentences {
			verdicts, err := kind.an.Verify(t.Context(), Claims{Text: s})
			if err != nil || len(verdicts) == 0 {
				t.Fatalf("%q: %d, %v", s, len(verdicts), err)
			}
			checkVerdicts(t, s, verdicts)
			n++
			v := verdicts[0]
			found[v.Finding]++
			if kind.name == "as they stand" && v.Finding != Supported || kind.name != "as they stand" && v.Finding == Supported || kind.name != "a digit changed" && v.Finding == Contradicted {
				t.Logf("%s: %s: %q: %s %q", kind.name, v.Finding, s, v.Why, quotesOf(v))
			}
		}
		t.Logf("%s: %d sentences: %v", kind.name, len(kind.sentences), found)
	}
	t.Logf("%v a sentence", time.Since(started)/time.Duration(max(1, n)))
}

// sampledSentences returns whole sentences of articles that make one claim each.
func sampledSentences(articles []*corpus.Article, random *rand.Rand) []string {
	var all []string
	for _, a := range articles {
		for _, s := range corpus.Sentences(a.Text, a.Body) {
			text := oneLine(a.Quote(s))
			if n := utf8.RuneCountInString(text); n < 25 || n > 300 || strings.Contains(text, "?") || !strings.HasSuffix(text, ".") {
				continue
			}
			if parts, rest := claimsIn(text); len(parts) == 1 && rest == "" {
				all = append(all, text)
			}
		}
	}
	random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:min(len(all), mostVerified)]
}

// withoutSentences returns articles with some sentences cut out of them.
func withoutSentences(articles []*corpus.Article, sentences []string) []*corpus.Article {
	cut := make(map[string]bool)
	for _, s := range sentences {
		cut[s] = true
	}
	var out []*corpus.Article
	for _, a := range articles {
		var text strings.Builder
		at := a.Body.Start
		for _, s := range corpus.Sentences(a.Text, a.Body) {
			if cut[oneLine(a.Quote(s))] {
				text.WriteString(a.Text[at:s.Start])
				at = s.End
			}
		}
		text.WriteString(a.Text[at:a.Body.End])
		out = append(out, newArticle(a.ID, a.Title, text.String()))
	}
	return out
}

// withOtherDigit returns a text with one of its digits changed, the text itself if
// it has none.
func withOtherDigit(s string, random *rand.Rand) string {
	var at []int
	for i, r := range s {
		if r <= unicode.MaxASCII && unicode.IsDigit(r) {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return s
	}
	i := at[random.IntN(len(at))]
	return s[:i] + string('1'+(s[i]-'0'+byte(random.IntN(8)))%9) + s[i+1:]
}
