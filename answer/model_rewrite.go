package answer

import (
	"context"
	"errors"
	"fmt"
	"math"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/sashabaranov/go-openai"

	"footnote/answer/check"
	"footnote/corpus"
	"footnote/retrieval"
)

const (
	// rewriteDeadline bounds the time that a model has to rewrite a follow-up:
	// without it, names are carried over, and the answer itself is still to come.
	rewriteDeadline = 15 * time.Second
	// rewriteTokens bounds its reply: a question of some 300 characters.
	rewriteTokens = 200
	// A reasoning model thinks within its bound.
	rewriteThoughts = 2000
	// longestRewritten is the most characters of a question as a model rewrites it.
	longestRewritten = 400
)

// noTemperature asks for the likeliest words; 0 would be left out of a request.
const noTemperature = math.SmallestNonzeroFloat32

type rewriteData struct {
	Turns    []rewriteTurn
	Question string
}

type rewriteTurn struct{ Question, Answer string }

// rewritePrompt returns the messages that ask for a follow-up as a question that
// stands alone.
func rewritePrompt(q Question) ([]openai.ChatCompletionMessage, error) {
	data := rewriteData{Question: asData(first(q.Text, maxQuestion))}
	for _, t := range q.History {
		data.Turns = append(data.Turns, rewriteTurn{
			asData(first(t.meant(), maxTurn)), asData(first(withoutMarks(t.Answer), maxTurn)),
		})
	}
	var b strings.Builder
	if err := prompts().ExecuteTemplate(&b, "rewrite.tmpl", data); err != nil {
		return nil, fmt.Errorf("render prompt rewrite.tmpl: %w", err)
	}
	return []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleUser, Content: strings.TrimSpace(b.String())}}, nil
}

// rewrite asks the model for a follow-up as a question that stands alone, and
// returns what it wrote, without its thoughts.
func (m *Model) rewrite(ctx context.Context, q Question) (string, Usage, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, rewriteDeadline, errTimeout())
	defer cancel()
	messages, err := rewritePrompt(q)
	if err != nil {
		return "", Usage{}, err
	}
	request := openai.ChatCompletionRequest{Model: m.name, Messages: messages, Temperature: noTemperature, MaxCompletionTokens: rewriteTokens}
	if openai.NewReasoningValidator().Validate(request) != nil {
		request.Temperature, request.MaxCompletionTokens = 0, rewriteThoughts
	}
	var usage Usage
	response, err := m.complete(ctx, request, &usage)
	var failed *retrieval.ServerError
	if request.Temperature != 0 && errors.As(err, &failed) && failed.Failure == retrieval.FailureRequest {
		// Some models take no temperature, and some servers no such bound.
		request.Temperature, request.MaxCompletionTokens = 0, 0
		response, err = m.complete(ctx, request, &usage)
	}
	if err != nil {
		return "", usage, fmt.Errorf("rewrite with model %s: %w", m.name, err)
	}
	if len(response.Choices) == 0 {
		return "", usage, fmt.Errorf("rewrite with model %s: %w", m.name, &retrieval.ServerError{Failure: retrieval.FailureEmpty, Err: ErrNoContent})
	}
	var t thoughts
	text := t.write(response.Choices[0].Message.Content)
	return text + t.close(), usage, nil
}

// complete sends a request that is not streamed.
func (m *Model) complete(ctx context.Context, request openai.ChatCompletionRequest, usage *Usage) (openai.ChatCompletionResponse, error) {
	patience := m.o.Patience
	patience.Tries = 2
	return retrieval.RetryServer(ctx, patience, func(ctx context.Context) (openai.ChatCompletionResponse, error) {
		if err := allowed(m.o.Budget); err != nil {
			return openai.ChatCompletionResponse{}, err
		}
		usage.Requests++
		response, err := m.client.CreateChatCompletion(ctx, request)
		if err != nil {
			if ctx.Err() != nil { // It was sent, and is paid for.
				used := Usage{PromptTokens: size(request.Messages), Estimated: true}
				usage.Add(used)
				used.Requests = 1
				spend(context.WithoutCancel(ctx), m.o.Budget, used, m.o.Log)
			}
			return response, retrieval.Classify(ctx, err)
		}
		used := Usage{PromptTokens: response.Usage.PromptTokens, CompletionTokens: response.Usage.CompletionTokens}
		if used.PromptTokens == 0 {
			used = Usage{PromptTokens: size(request.Messages), CompletionTokens: rewriteTokens, Estimated: true}
		}
		usage.Add(used)
		used.Requests = 1
		spend(ctx, m.o.Budget, used, m.o.Log)
		return response, nil
	})
}

// label is what some models write before the question.
var label = regexp.MustCompile(`(?i)^(?:(?:rewritten|standalone|stand-alone)?\s*question|질문|다시 쓴 질문)\s*[:：]\s*`)

// trusted returns a follow-up as a model rewrote it; ok is false unless that is one
// line of a question's length whose numbers and names stand in the conversation
// or in the question.
func (a *Answerer) trusted(reply string, q Question) (text string, ok bool) {
	text = strings.TrimSpace(label.ReplaceAllString(strings.TrimSpace(reply), ""))
	text = strings.TrimSpace(strings.Trim(text, "\"“”'‘’`"))
	if text == "" || strings.ContainsAny(text, "\n\r<>[]") || utf8.RuneCountInString(text) > longestRewritten || check.HasLink(text) ||
		seen(text) != text {
		return "", false
	}
	var said strings.Builder
	said.WriteString(q.Text)
	for _, t := range q.History {
		said.WriteString("\n" + t.Question + "\n" + t.Meant + "\n" + t.Answer)
		for _, c := range t.Sources {
			said.WriteString("\n" + c.Article.Title)
		}
	}
	return text, sameNumbers(text, said.String()) && a.sameNames(text, said.String())
}

// sameNumbers reports whether each quantity of a text stands in another one.
func sameNumbers(text, said string) bool {
	known := givenBy(said)
	for _, x := range retrieval.Quantities(text) {
		if !known[x.Text] && !strings.Contains(said, text[x.Span.Start:x.Span.End]) {
			return false
		}
	}
	return true
}

// sameNames reports whether each name of a text stands in another one, in either
// language.
func (a *Answerer) sameNames(text, said string) bool {
	lower, read := strings.ToLower(said), retrieval.NewText(said)
	has := func(word string) bool { return strings.Contains(lower, strings.ToLower(word)) }
	unknown := make(map[string]bool)
	for _, c := range a.index.Concepts(text) {
		if !has(c.Word) && c.In(read) < 0.5 {
			unknown[c.Word] = true
		}
	}
	for _, t := range tokens(text, corpus.Span{End: len(text)}) {
		name := t.capital || t.hangul() && (isFullName(t.noun) || unknownNoun(t.noun))
		if name && unknown[t.lower] && !has(t.noun) && !englishNoName()[t.lower] {
			return false
		}
	}
	return true
}
