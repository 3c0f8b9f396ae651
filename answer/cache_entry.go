package answer

import (
	"encoding/json"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"footnote/corpus"
)

// A keptAnswer is an answer on disk.
type keptAnswer struct {
	Made      time.Time      `json:"made"`
	Text      string         `json:"text"`
	Short     string         `json:"short"`
	Abstained bool           `json:"abstained"`
	Citations []keptCitation `json:"citations"`
	// Receipt is there if one was asked for when the answer was made.
	Receipt *Receipt `json:"receipt,omitempty"`
}

// A keptCitation is the place of a quote, half open, in bytes, and the quote
// that stood there.
type keptCitation struct {
	Article string `json:"article"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Quote   string `json:"quote"`
}

func keptCitations(citations []Citation) []keptCitation {
	kept := make([]keptCitation, 0, len(citations))
	for _, c := range citations {
		kept = append(kept, keptCitation{c.Article.ID, c.Span.Start, c.Span.End, c.Quote()})
	}
	return kept
}

func encodeAnswer(a Answer, made time.Time) ([]byte, error) {
	return json.Marshal(keptAnswer{made, a.Text, a.Short, a.Abstained, keptCitations(a.Citations), anonymous(a.Receipt)})
}

// anonymous returns a receipt without the question, which whoever asks again
// brings along: an answer is kept longer than people are told that receipts are.
func anonymous(r *Receipt) *Receipt {
	if r == nil {
		return nil
	}
	out := *r
	out.Question, out.Rewritten, out.Asked = "", "", time.Time{}
	out.Replies = nil
	for _, reply := range r.Replies {
		if reply.Purpose != "rewrite" {
			out.Replies = append(out.Replies, reply)
		}
	}
	return &out
}

// Why a kept answer is not told again.
var (
	errOld      = errors.New("the kept answer is too old")
	errNotWhole = errors.New("the kept answer is not whole")
	errMoved    = errors.New("a quote does not stand in the articles any more")
)

// decodeAnswer reads a kept answer and checks it as if a model had given it
// now: its marks are those of its citations, and each quote stands in its
// article. The answer is no older than keep.
func decodeAnswer(data []byte, articles Articles, now time.Time, keep time.Duration) (Answer, error) {
	var k keptAnswer
	if err := json.Unmarshal(data, &k); err != nil {
		return Answer{}, errNotWhole
	}
	if age := now.Sub(k.Made); age > keep || age < -time.Hour {
		return Answer{}, errOld // or made by a clock that was wrong
	}
	a := Answer{Text: k.Text, Short: k.Short, Mode: ModeModel, Abstained: k.Abstained, Receipt: k.Receipt}
	switch {
	case k.Abstained && len(k.Citations) > 0, !k.Abstained && !numbered(k.Text, len(k.Citations)):
		return Answer{}, errNotWhole
	}
	for i, c := range k.Citations {
		article, found := articles.Article(c.Article)
		span := corpus.Span{Start: c.Start, End: c.End}
		if !found || !quotes(article, span, c.Quote) {
			return Answer{}, errMoved
		}
		a.Citations = append(a.Citations, Citation{N: i + 1, Article: article, Span: span})
	}
	return a, nil
}

// quotes reports whether a quote stands at a place of an article's body.
func quotes(a *corpus.Article, s corpus.Span, quote string) bool {
	return s.Start >= 0 && s.Start < s.End && s.End <= len(a.Text) && a.Body.Contains(s) &&
		a.Quote(s) == quote && strings.TrimSpace(quote) == quote && utf8.ValidString(quote) && utf8.RuneCountInString(quote) <= MaxQuote
}

// marked is a mark of an answer's text.
var marked = regexp.MustCompile(`\[(\d{1,4})\]`)

// numbered reports whether the marks of a text are 1 to n, at least one, in the
// order of their first use.
func numbered(text string, n int) bool {
	next := 1
	for _, m := range marked.FindAllStringSubmatch(text, -1) {
		switch i, _ := strconv.Atoi(m[1]); {
		case i == next:
			next++
		case i < 1 || i > next:
			return false
		}
	}
	return n > 0 && next == n+1
}
