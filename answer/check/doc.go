// Package check tells whether the passages that a model cites say what it wrote.
//
// In go the passages and, one after the other, the model's sentences with the
// passages that each names; out comes a [Verdict]: the sentence as it may be
// shown and the places that say so, or what is wrong with it. No model is
// asked: quotations are looked for in the article's letters, numbers and dates
// by their value, names in both scripts, and the rest by how much of it the
// passages speak of at all. docs/checking.md tells what each check does and
// how well it works.
//
// A [Comparer] tells more of a sentence that nobody made from the passages: that
// they say it, that they contradict it, or neither.
package check
