package corpus

import "errors"

// parseText reads plain text. Its first line is its title and stays in the
// body as well.
func parseText(name string, raw []byte) (*Article, []error) {
	return parseWith(name, raw, titleOfText)
}

// parseWith reads a format that is shown as it stands in the file, with front
// matter before it. Where that names no title, titleOf finds one in the body;
// where there is none either, it is the file's name.
func parseWith(name string, raw []byte, titleOf func(body string) string) (*Article, []error) {
	text, err := decode(raw)
	if errors.Is(err, ErrNotText) {
		return nil, []error{err}
	}
	var errs []error
	if err != nil {
		errs = append(errs, err)
	}
	a := &Article{Text: text}
	start, damage := frontMatter(a, text)
	for _, d := range damage {
		errs = append(errs, d)
	}
	a.Body = Span{start, len(text)}
	body := a.Quote(a.Body)
	if !hasWord(body) {
		return nil, append(errs, ErrEmpty)
	}
	if a.Title == "" {
		a.Title = titleOf(body)
	}
	if a.Title == "" {
		a.Title = titleOfFile(name)
	}
	if a.Language == "" {
		a.Language = guessLanguage(body)
	}
	return a, errs
}
