// Package gguftest writes tiny language models for tests, as GGUF files that a
// real engine loads: llama.cpp, and what is built on it.
//
// [Saying] is a chat model that says one text whatever it is asked, [Endless]
// one that does not stop. [Embedder] embeds texts by the beginnings of their
// words. None was trained: their weights are written down, and each file is the
// same to the byte every time.
package gguftest
