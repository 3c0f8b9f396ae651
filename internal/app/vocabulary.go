package app

import (
	"errors"
	"os"

	"footnote/internal/message"
	"footnote/retrieval"
)

// readVocabulary returns the built-in vocabulary with the operator's entries,
// if there are any. What is wrong with their file is a [Failure].
func (a *App) readVocabulary() (*retrieval.Vocabulary, error) {
	path := a.config.Vocabulary
	if path == "" {
		return nil, nil //nolint:nilnil // nil is the built-in vocabulary
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, vocabularyFailure(path, err)
	}
	defer f.Close()
	v, err := retrieval.NewVocabulary(f)
	if err != nil {
		return nil, vocabularyFailure(path, err)
	}
	return v, nil
}

// ownWords returns the vocabulary, the built-in one where the operator's is
// wrong.
func (a *App) ownWords() *retrieval.Vocabulary {
	v, _ := a.vocabulary() // whoever opens the index is told what is wrong
	return v
}

func vocabularyFailure(path string, err error) *Failure {
	var line *retrieval.VocabularyError
	if !errors.As(err, &line) {
		return &Failure{
			what: message.AppVocabularyUnread, args: []any{path}, hint: message.AppVocabularyUnreadHint, cause: err,
		}
	}
	wrong := map[retrieval.VocabularyFlaw]message.Key{
		retrieval.NoEquals:   message.AppVocabularyNoEquals,
		retrieval.NotEnglish: message.AppVocabularyNotEnglish,
		retrieval.NotKorean:  message.AppVocabularyNotKorean,
		retrieval.TooLong:    message.AppVocabularyTooLong,
	}[line.Wrong]
	return &Failure{
		what: message.AppVocabularyLine, args: []any{path, line.Line, shortened(line.Value)},
		hint:  message.AppVocabularyLineHint,
		why:   func(lang string) string { return wrong.In(lang) },
		cause: err,
	}
}

// shortened cuts a value that is too long to be shown.
func shortened(value string) string {
	const most = 60
	if runes := []rune(value); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return value
}

// vocabularyFile checks the operator's vocabulary, if there is one.
func (c *checker) vocabularyFile() {
	if c.config.Vocabulary == "" {
		return
	}
	_, err := c.vocabulary()
	var failure *Failure
	if errors.As(err, &failure) {
		line, hint := failure.Explain(c.lang)
		c.add("vocabulary", Fail, line, hint)
		return
	}
	c.add("vocabulary", OK, message.DoctorVocabulary.In(c.lang, c.config.Vocabulary), "")
}
