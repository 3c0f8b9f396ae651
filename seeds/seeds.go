// Package seeds holds the sample articles that a first run answers from, so
// that a fresh checkout has something to be asked about.
//
// An article is a Markdown or text file with front matter: title, author,
// publisher, published, url and language. A new one needs a file here and its
// questions in testdata. The two articles on Stargate tell what newspapers
// reported of 4 February 2025, in words of our own, and one article explains
// Footnote; the others, with their people, places and publishers, are made up.
//
// Only the Stargate articles speak of a meeting and who attended it, so that a
// question about that has one answer. A note for readers of this folder belongs
// here rather than in a Markdown file, which would be embedded.
package seeds

import "embed"

// FS holds the articles at its root, and nothing else.
//
//go:embed *.md *.txt
var FS embed.FS
