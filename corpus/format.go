package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"slices"
	"strings"
)

// A parser makes an article of a file's bytes: all but its ID and Hash. The
// article is nil if there is none to be had; then the last error says why. The
// other errors say what about the article is damaged.
type parser func(name string, raw []byte) (*Article, []error)

// A format is a kind of file that articles are kept in.
type format struct {
	// extensions of file names, in lower case, with the dot.
	extensions []string
	parse      parser
}

// formats are those that Footnote reads: a new one is one file with its parser
// and one line here.
var formats = []format{
	{[]string{".txt"}, parseText},
	{[]string{".md", ".markdown"}, parseMarkdown},
}

// unreadFormats are extensions of files that people keep articles in and
// Footnote does not read: they are named, all other files are none of its
// business.
var unreadFormats = strings.Fields(`.pdf .hwp .hwpx .doc .docx .odt .rtf .pages
	.html .htm .mhtml .epub .ppt .pptx .tex .rst .adoc .org`)

// parserVersion is part of every [Article.Hash]: it changes whenever the same
// bytes are read into another article.
const parserVersion = "1"

// Parse reads one article from a file's bytes; id is its path under the corpus
// root, whose extension tells the format. Problems say what about the article
// is damaged; if there is no article to be had, it is nil and the last problem
// says why.
func Parse(id string, raw []byte) (*Article, []Problem) {
	parse, ok := parserFor(id)
	if !ok {
		return nil, []Problem{{id, &FormatError{extension(id), 1}}}
	}
	a, errs := parse(path.Base(id), raw)
	var problems []Problem
	for _, err := range errs {
		problems = append(problems, Problem{id, err})
	}
	if a != nil {
		a.ID = id
		a.Hash = hash(raw)
	}
	return a, problems
}

func hash(raw []byte) string {
	h := sha256.New()
	h.Write([]byte(parserVersion + "\n"))
	h.Write(raw)
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// extension returns a file name's extension in lower case, with the dot.
func extension(name string) string { return strings.ToLower(path.Ext(name)) }

func parserFor(name string) (parser, bool) {
	ext := extension(name)
	for _, f := range formats {
		if slices.Contains(f.extensions, ext) {
			return f.parse, true
		}
	}
	return nil, false
}

func isUnread(name string) bool { return slices.Contains(unreadFormats, extension(name)) }

// readExtensions lists the extensions of all formats.
func readExtensions() []string {
	var out []string
	for _, f := range formats {
		out = append(out, f.extensions...)
	}
	return out
}
