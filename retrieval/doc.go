// Package retrieval finds the passages that answer a question.
//
// In go the articles of a corpus, once, and then questions; out come [Hit]s,
// best first, in a total order. An [Index] keeps passages in one snapshot
// file and searches them in two ways at once: by vectors ([Embedder],
// [Store]) and by words (BM25). What both find is fused into one ranking.
package retrieval
