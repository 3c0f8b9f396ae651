package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"footnote/answer"
	"footnote/internal/app"
	"footnote/internal/message"
	"footnote/retrieval"
)

// How many passages search shows: by itself, and at most.
const (
	defaultHits = 5
	maxHits     = 1000
)

type searchOptions struct {
	k       int
	explain bool
}

// newSearch returns "footnote search".
func newSearch(s *session) *cobra.Command {
	var o searchOptions
	cmd := &cobra.Command{
		Use:     "search QUERY",
		Short:   message.CLISearchShort.In(s.lang),
		Long:    message.CLISearchLong.In(s.lang),
		Example: message.CLISearchExample.In(s.lang),
		Args:    oneQuestion,
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.k < 1 || o.k > maxHits {
				return &usageError{what: message.CLIBadFlag, args: []any{"-k", fmt.Sprint(o.k)}, hint: message.CLIHitsHint, hintArgs: []any{maxHits}}
			}
			ctx, stop := interruptible(cmd.Context())
			defer stop()
			return s.search(ctx, cmd, args, o)
		},
	}
	cmd.Flags().IntVarP(&o.k, "k", "k", defaultHits, message.CLIFlagK.In(s.lang, defaultHits))
	cmd.Flags().BoolVar(&o.explain, "explain", false, message.CLIFlagExplain.In(s.lang))
	s.jsonFlag(cmd)
	return cmd
}

func (s *session) search(ctx context.Context, cmd *cobra.Command, args []string, o searchOptions) error {
	library, err := s.open(ctx, cmd, app.OpenOptions{})
	if err != nil {
		return err
	}
	many := len(args) == 1 && args[0] == batch
	asked := 0
	return s.eachQuestion(ctx, args, func(query string) error {
		asked++
		began := time.Now()
		hits, err := library.Index.Search(ctx, retrieval.Query{Text: query, K: o.k, Explain: o.explain})
		if err != nil {
			return err
		}
		if s.json {
			line := searchJSON(query, hits, time.Since(began))
			if o.explain {
				line.Explain = queryExplainJSON(answer.Kind(query), library.Index.Concepts(query))
			}
			return writeJSON(s.Out, line)
		}
		if many {
			s.heading(query, asked)
		}
		p := s.outPrinter(message.Of(query))
		if o.explain {
			p.explainQuery(answer.Kind(query), library.Index.Concepts(query))
		}
		p.hits(hits)
		return written(p, nil)
	})
}

// hits prints passages.
func (p *printer) hits(hits []retrieval.Hit) {
	if len(hits) == 0 {
		p.say(message.CLINoHits)
	}
	for i, h := range hits {
		if i > 0 {
			p.line("")
		}
		passage := h.Passage
		first, last := passage.Article.Lines(passage.Span)
		number, score := fmt.Sprintf("%d.", i+1), fmt.Sprintf("  %.4f", h.Score)
		p.line(p.in(cyan, number) + " " + p.place(columns(number+" "+score), passage.Article, first, last) + p.in(dim, score))
		if e := h.Explanation; e != nil {
			p.block(p.explanation(e), indent, yellow)
		}
		p.block(passage.Text(), indent, "")
	}
}

// maxTerms is how many terms an explanation shows; JSON has them all.
const maxTerms = 8

// explanation tells in one line how a score came about.
func (p *printer) explanation(e *retrieval.Explanation) string {
	var terms []string
	for _, t := range e.Terms[:min(len(e.Terms), maxTerms)] {
		terms = append(terms, fmt.Sprintf("%s %.2f", oneLine(t.Term), t.Score))
	}
	if len(e.Terms) > maxTerms {
		terms = append(terms, "…")
	}
	return message.CLIExplain.In(p.lang, e.Lexical, rank(e.LexicalRank), e.Vector, rank(e.VectorRank), e.Proximity, strings.Join(terms, ", "))
}

func rank(n int) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprint(n)
}

type searchLine struct {
	Query    string        `json:"query"`
	Passages []passageLine `json:"passages"`
	TookMS   float64       `json:"took_ms"`
	// Explain is there if it was asked for.
	Explain *queryExplainLine `json:"explain,omitempty"`
}

type passageLine struct {
	Article   string       `json:"article"`
	Title     string       `json:"title"`
	StartLine int          `json:"start_line"`
	EndLine   int          `json:"end_line"`
	Text      string       `json:"text"`
	Score     float64      `json:"score"`
	Explain   *explainLine `json:"explain,omitempty"`
}

type explainLine struct {
	Lexical     float64    `json:"lexical"`
	LexicalRank int        `json:"lexical_rank"`
	Vector      float64    `json:"vector"`
	VectorRank  int        `json:"vector_rank"`
	Proximity   float64    `json:"proximity"`
	Terms       []termLine `json:"terms"`
}

type termLine struct {
	Term  string  `json:"term"`
	Score float64 `json:"score"`
}

func searchJSON(query string, hits []retrieval.Hit, took time.Duration) searchLine {
	line := searchLine{Query: query, Passages: make([]passageLine, 0, len(hits)), TookMS: milliseconds(took)}
	for _, h := range hits {
		p := h.Passage
		first, last := p.Article.Lines(p.Span)
		line.Passages = append(line.Passages, passageLine{
			Article: p.Article.ID, Title: p.Article.Title, StartLine: first, EndLine: last,
			Text: p.Text(), Score: h.Score, Explain: explainJSON(h.Explanation),
		})
	}
	return line
}

func explainJSON(e *retrieval.Explanation) *explainLine {
	if e == nil {
		return nil
	}
	line := &explainLine{
		Lexical: e.Lexical, LexicalRank: e.LexicalRank, Vector: e.Vector, VectorRank: e.VectorRank,
		Proximity: e.Proximity, Terms: make([]termLine, 0, len(e.Terms)),
	}
	for _, t := range e.Terms {
		line.Terms = append(line.Terms, termLine(t))
	}
	return line
}
