package app

import (
	"path/filepath"
	"strconv"
	"strings"

	"footnote/answer"
)

// answersFolder holds the answers of models; it is in the data folder.
const answersFolder = "answers"

// cache returns what keeps the answers of the configured model.
func (a *App) cache(articles answer.Articles) *answer.Cache {
	c := a.config
	return answer.NewCache(answer.CacheOptions{
		Dir: filepath.Join(c.Data, answersFolder),
		// No part has a line break. The key is left out: another key of the same
		// server has the same models.
		Of:       strings.Join([]string{c.BaseURL, c.ChatModel, c.CheckModel, strconv.Itoa(c.ChatContext)}, "\n"),
		Articles: articles,
		Log:      a.log,
	})
}
