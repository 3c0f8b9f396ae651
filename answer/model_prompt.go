package answer

import (
	"embed"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"text/template"
	"unicode"
	"unicode/utf8"

	"github.com/sashabaranov/go-openai"

	"footnote/internal/message"
	"footnote/retrieval"
)

//go:embed prompts/*.tmpl
var promptFiles embed.FS

var prompts = sync.OnceValue(func() *template.Template {
	return template.Must(template.ParseFS(promptFiles, "prompts/*.tmpl"))
})

// noAnswer is what the model writes where the passages do not answer.
const noAnswer = "NO_ANSWER"

// maxQuestion bounds the question in characters: Discord takes 2,000.
const maxQuestion = 4000

type promptData struct {
	Language, NoAnswer, Question string
	Passages                     []promptPassage
}

type promptPassage struct {
	N                      int
	Title, Published, Text string
}

// prompt returns the messages that ask the model. Passages are numbered from
// 1 on, as the evidence.
func prompt(q Question, lang string, evidence []retrieval.Hit) ([]openai.ChatCompletionMessage, error) {
	data := promptData{
		Language: "English",
		NoAnswer: noAnswer,
		Question: asData(first(q.Text, maxQuestion)),
	}
	if lang == message.Korean {
		data.Language = "Korean"
	}
	for i, h := range evidence {
		article := h.Passage.Article
		p := promptPassage{N: i + 1, Title: oneLine(asData(article.Title)), Text: asData(h.Passage.Text())}
		if !article.Published.IsZero() {
			p.Published = article.Published.Format("2006-01-02")
		}
		data.Passages = append(data.Passages, p)
	}
	system, err := render("system.tmpl", data)
	if err != nil {
		return nil, err
	}
	user, err := render("user.tmpl", data)
	if err != nil {
		return nil, err
	}
	messages := []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleSystem, Content: system}}
	for _, turn := range recent(q.History) {
		messages = append(messages,
			openai.ChatCompletionMessage{Role: openai.ChatMessageRoleUser, Content: asData(first(turn.Question, maxTurn))},
			// The marks of that answer number other passages.
			openai.ChatCompletionMessage{Role: openai.ChatMessageRoleAssistant, Content: asData(first(withoutMarks(turn.Answer), maxTurn))})
	}
	return append(messages, openai.ChatCompletionMessage{Role: openai.ChatMessageRoleUser, Content: user}), nil
}

func render(name string, data promptData) (string, error) {
	var b strings.Builder
	if err := prompts().ExecuteTemplate(&b, name, data); err != nil {
		return "", fmt.Errorf("render prompt %s: %w", name, err)
	}
	return strings.TrimSpace(b.String()), nil
}

// bracketed is a number in brackets, as encyclopedias have them: a model
// would copy it as if it were a mark.
var bracketed = regexp.MustCompile(`[\[【［]+([\p{Nd},、;\s\-–]*\p{Nd}[\p{Nd},、;\s\-–]*)[\]】］]+`)

// asData makes text from articles and people unable to pass for part of the
// prompt: it holds no angle bracket, so no delimiter, no mark, no word that
// stops the answer, and nothing invisible. Only the model sees this form;
// quotes are cut from the article.
func asData(s string) string {
	s = strings.Map(visible, s)
	s = strings.NewReplacer("<", "‹", ">", "›", noAnswer, "no answer").Replace(s)
	return defused(s)
}

// defused turns what reads as marks into round brackets.
func defused(s string) string {
	return bracketed.ReplaceAllString(s, "($1)")
}

// visible drops control and format characters other than white space, among
// them the tag characters, which spell out text that nobody sees.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\t':
		return r
	case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
		return -1
	}
	return r
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// first returns the first n characters of s.
func first(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// firstWithin returns the first hits whose passages have at most budget
// characters together, at least one.
func firstWithin(hits []retrieval.Hit, budget int) []retrieval.Hit {
	for i, h := range hits {
		budget -= utf8.RuneCountInString(h.Passage.Text())
		if budget < 0 && i > 0 {
			return hits[:i]
		}
	}
	return hits
}
