// Package answer answers questions from the passages that retrieval finds.
//
// In go a [Question] and the hits of a search; out comes an [Answer], whose
// every sentence carries the number of a [Citation], or an abstention that
// names what is missing and the nearest passages. With a model ([Model]) the
// sentences are the model's; without one the built-in reader picks them from the
// articles. In both, a quote is a span of an article, so that no quote is
// ever shown that does not stand there.
//
// In go [Claims], a text that somebody wrote; out comes a [Verdict] on each of its
// sentences: whether the articles say so.
package answer
