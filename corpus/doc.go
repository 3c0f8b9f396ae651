// Package corpus reads articles from files and cuts them into passages.
//
// In go the files of a folder tree (plain text or Markdown, UTF-8 or one of
// the Korean encodings). Out come [Article]s, whose text is valid UTF-8 in
// normalization form NFC, and [Passage]s: runs of whole sentences that are
// searched as one unit.
//
// Every place in an article is a [Span]. Whatever is shown as a quote is cut
// out of [Article.Text] by a span, so it is the article's own bytes.
package corpus
