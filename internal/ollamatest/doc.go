// Package ollamatest runs Ollama for tests, with tiny models of package
// gguftest, so that Footnote is tried against a real engine.
//
// In goes the path of an Ollama program, which `make ollama` builds; out comes a
// [Server] that ends with the test, however that ends.
package ollamatest
