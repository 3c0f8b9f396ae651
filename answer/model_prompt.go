package answer

import (
	"embed"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"text/template"
	"time"
	"unicode"

	"github.com/sashabaranov/go-openai"

	"footnote/internal/message"
	"footnote/internal/visible"
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

// promptData is what the templates are given, each what it needs.
type promptData struct {
	Language, NoAnswer, Question string
	// Asked is the day, empty if nobody knows.
	Asked    string
	Passages []promptPassage
	Faulty   []faulty
}

type promptPassage struct {
	N                      int
	Title, Published, Text string
}

// promptPassage returns evidence as a prompt has it, under a number.
func (e *evidence) promptPassage(n int) promptPassage {
	p := promptPassage{N: n, Title: oneLine(asData(e.Article.Title)), Text: asData(e.text())}
	if !e.Article.Published.IsZero() {
		p.Published = e.Article.Published.Format(time.DateOnly)
	}
	return p
}

// languageName is what models know a language by.
func languageName(lang string) string {
	if lang == message.Korean {
		return "Korean"
	}
	return "English"
}

// prompt returns the messages that ask the model. Passages are numbered from
// 1 on, as the evidence.
func prompt(q Question, lang string, all []evidence) ([]openai.ChatCompletionMessage, error) {
	data := promptData{
		Language: languageName(lang),
		NoAnswer: noAnswer,
		Question: asData(first(q.Text, maxQuestion)),
	}
	if !q.Asked.IsZero() {
		data.Asked = q.Asked.Format(time.DateOnly)
	}
	for i := range all {
		data.Passages = append(data.Passages, all[i].promptPassage(i+1))
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
	s = seen(s)
	s = strings.NewReplacer("<", "‹", ">", "›", noAnswer, "no answer").Replace(s)
	return defused(s)
}

// defused turns what reads as marks into round brackets.
func defused(s string) string {
	return bracketed.ReplaceAllString(s, "($1)")
}

// seen returns text without what nobody sees, and without characters of
// private use, which mean nothing to others.
func seen(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Co, r) {
			return -1
		}
		return r
	}, visible.Text(s))
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
