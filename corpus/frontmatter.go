package corpus

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"footnote/internal/message"
)

// maxFrontMatter is the most bytes of front matter, from the first "---" to
// the end of the second: what is longer is text.
const maxFrontMatter = 16 << 10

// maxMetadata is the most characters of a title, author or publisher that
// front matter names: what is longer is cut.
const maxMetadata = 200

// A field is what the front matter may say of an article.
type field struct {
	// names are in lower case; of several, the first one in the front matter
	// by this order counts.
	names []string
	// set returns why it does not take a value, or "".
	set func(a *Article, value string) message.Key
}

var fields = []field{
	{[]string{"title"}, func(a *Article, v string) message.Key {
		a.Title = shorten(v, maxMetadata)
		return ""
	}},
	{[]string{"author", "authors"}, func(a *Article, v string) message.Key {
		a.Author = shorten(v, maxMetadata)
		return ""
	}},
	{[]string{"publisher"}, func(a *Article, v string) message.Key {
		a.Publisher = shorten(v, maxMetadata)
		return ""
	}},
	{[]string{"published", "date"}, setPublished},
	{[]string{"url"}, setURL},
	{[]string{"language", "lang"}, setLanguage},
}

// otherNames are what front matter often holds besides: they tell it from a
// text between two rules.
var otherNames = strings.Fields(`layout tags tag categories category keywords draft slug id description summary
	subtitle permalink aliases weight type section source image cover created updated modified lastmod`)

func setPublished(a *Article, v string) message.Key {
	t, ok := parsePublished(v)
	if !ok {
		return message.CorpusFrontDate
	}
	a.Published = t
	return ""
}

// setURL takes web addresses alone: it is a link that people will press. One
// with a password in it is refused as well.
func setURL(a *Article, v string) message.Key {
	u, err := url.Parse(v)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil {
		return message.CorpusFrontURL
	}
	a.URL = u.String()
	return ""
}

func setLanguage(a *Article, v string) message.Key {
	tag, err := language.Parse(v)
	if err != nil || tag == language.Und {
		return message.CorpusFrontLanguage
	}
	a.Language = tag.String()
	return ""
}

// frontMatter reads the front matter at the start of a text into the article,
// and returns where the body begins: 0 if there is none. What of it cannot be
// understood is an error for each line, and the rest is read.
//
// Front matter stands between two lines "---" (the second may be "..."), of
// which the first one is the text's first line. It must look like "name:
// value" lines, one of a known name among them: a text between two rules of a
// Markdown file is text. Where other lines are among them, it is front matter
// only if they are few and no blank line is there, as one before a text would be.
func frontMatter(a *Article, text string) (body int, errs []*FrontMatterError) {
	lines, end := frontMatterLines(text)
	if lines == nil {
		return 0, nil
	}
	entries, strays := cutEntries(lines)
	known := slices.ContainsFunc(entries, func(e entry) bool { return isKnown(e.name) })
	prose := len(strays) > 0 && (len(strays) >= len(entries) || slices.ContainsFunc(lines, isBlank))
	if end == 0 || !known || prose {
		if len(entries) > 0 && entries[0].line == 2 && isKnown(entries[0].name) {
			return 0, []*FrontMatterError{{Line: 1, Value: "---", Reason: message.CorpusFrontOpen}}
		}
		return 0, nil
	}
	for _, s := range strays {
		errs = append(errs, complaint(s, message.CorpusFrontLine))
	}
	errs = append(errs, apply(a, entries)...)
	slices.SortStableFunc(errs, func(a, b *FrontMatterError) int { return cmp.Compare(a.Line, b.Line) })
	return end, errs
}

// apply takes what the entries say into the article.
func apply(a *Article, entries []entry) (errs []*FrontMatterError) {
	for _, f := range fields {
		for _, name := range f.names {
			named := slices.DeleteFunc(slices.Clone(entries), func(e entry) bool { return e.name != name })
			if len(named) == 0 {
				continue
			}
			errs = append(errs, f.apply(a, named[0])...)
			for _, e := range named[1:] {
				errs = append(errs, complaint(e, message.CorpusFrontTwice))
			}
			break
		}
	}
	return errs
}

func (f field) apply(a *Article, e entry) (errs []*FrontMatterError) {
	text, ok := e.text()
	if !ok {
		errs = append(errs, complaint(e, message.CorpusFrontYAML))
	}
	if text = oneLine(text); text == "" {
		return errs
	}
	if reason := f.set(a, text); reason != "" {
		errs = append(errs, complaint(e, reason))
	}
	return errs
}

// complaint tells what is wrong with an entry. An address is not repeated, as
// there may be a password in it.
func complaint(e entry, reason message.Key) *FrontMatterError {
	const enough = 40
	value := oneLine(e.value)
	if value == "" || reason == message.CorpusFrontTwice || e.name == "url" {
		value = e.name
	}
	return &FrontMatterError{Line: e.line, Value: shorten(value, enough), Reason: reason}
}

func isKnown(name string) bool {
	return slices.Contains(otherNames, name) ||
		slices.ContainsFunc(fields, func(f field) bool { return slices.Contains(f.names, name) })
}

// frontMatterLines returns the lines after the first one up to the one that
// ends the front matter, and where the text goes on after that, 0 if there is
// no end. It returns nil if the first line is no "---".
func frontMatterLines(text string) (lines []string, end int) {
	first, at := cutLine(text)
	if strings.TrimRight(first, " \t") != "---" {
		return nil, 0
	}
	lines = []string{}
	for at < len(text) && at < maxFrontMatter {
		line, n := cutLine(text[at:])
		at += n
		if at > maxFrontMatter {
			break
		}
		if mark := strings.TrimRight(line, " \t"); mark == "---" || mark == "..." {
			return lines, at
		}
		lines = append(lines, line)
	}
	return lines, 0
}

// An entry is a "name: value" line with the lines that belong to it.
type entry struct {
	// line is 1-based, in the file.
	line int
	// name is in lower case, value what stands on the same line.
	name, value string
	// more are the lines after it.
	more []string
}

func isBlank(line string) bool { return strings.TrimSpace(line) == "" }

var entryLine = regexp.MustCompile(`^([\pL\pN_-]+)\s*:(?:\s+(.*))?$`)

// cutEntries cuts front matter into entries. Strays are lines that are none
// and belong to none.
func cutEntries(lines []string) (entries, strays []entry) {
	for i, line := range lines {
		n := len(entries)
		switch m := entryLine.FindStringSubmatch(line); {
		case m != nil:
			entries = append(entries, entry{line: i + 2, name: strings.ToLower(m[1]), value: strings.TrimSpace(m[2])})
		case isBlank(line) || line[0] == '#':
		case n > 0 && strings.ContainsRune(" \t-]}", rune(line[0])):
			entries[n-1].more = append(entries[n-1].more, line)
		default:
			strays = append(strays, entry{line: i + 2, value: line})
		}
	}
	return entries, strays
}
