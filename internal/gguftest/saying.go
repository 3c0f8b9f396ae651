package gguftest

import (
	"fmt"
	"slices"
	"strings"
)

// Turn is the token after which a model of [Saying] begins to speak: a chat
// template must end with it.
const Turn = "<|answer|>"

// Template is a chat template, in the language of Ollama's, that ends with
// [Turn]. Each message stands between its role's name and a line break.
const Template = "{{ range .Messages }}{{ .Role }}: {{ .Content }}\n{{ end }}" + Turn

// certain is how much more a token's successor weighs than any other token:
// far more than sampling at any temperature, or a penalty on repeated tokens,
// can make up for.
const certain = 10

// Saying returns a chat model that says a text, in pieces of a few letters
// each, and stops. The words of a sample are one token each, any other word as
// many as it has bytes: a prompt of bytes is slow, since attention costs the
// square of its length.
//
// It is a table. A state's embedding is a unit vector, attention and the
// feed-forward layer add nothing to it, and the output matrix holds at each
// state's place the token that follows. So what is said hangs on the last
// token alone, and it begins with what follows [Turn].
func Saying(text, sample string) *File {
	return speaker(text, sample, false)
}

// Endless returns a chat model that says a text, and its last two pieces over
// and over. (Ollama ends a reply that repeats a single token.)
func Endless(text, sample string) *File {
	return speaker(text, sample, true)
}

func speaker(text, sample string, endless bool) *File {
	t := newTokens()
	t.add("<unk>", unknown)
	begin := t.add("<s>", control)
	end := t.add("</s>", control)
	for b := range 256 {
		t.add(fmt.Sprintf("<0x%02X>", b), bytewise) // so that any prompt can be read
	}
	states := []int{t.add(Turn, control)}
	for _, p := range pieces(text) {
		states = append(states, t.add(strings.ReplaceAll(p, " ", wordStart), normal))
	}
	t.addWords(sample)
	next := append(slices.Clone(states[1:]), end)
	if endless {
		next[len(next)-1] = states[len(states)-2]
	}

	f := &File{}
	f.set("general.architecture", "llama")
	f.set("general.name", "footnote table")
	t.write(f, "llama")
	f.set("tokenizer.ggml.bos_token_id", uint32(begin))
	f.set("tokenizer.ggml.eos_token_id", uint32(end))
	table(f, len(t.texts), states, next)
	return f
}

// table adds the weights of a table: each of the states, which are tokens, is
// followed by the token at its place in next. Any token may follow another
// one.
func table(f *File, tokens int, states, next []int) {
	width := aligned(len(states)) // engines are quick with such widths
	embedding := make([]float32, tokens*width)
	output := make([]float32, tokens*width)
	for i, state := range states {
		embedding[state*width+i] = 1
		output[next[i]*width+i] = certain
	}
	f.set("llama.vocab_size", uint32(tokens))
	f.set("llama.context_length", uint32(1<<15))
	f.set("llama.rope.dimension_count", uint32(width))
	f.set("llama.attention.head_count_kv", uint32(1))
	f.set("llama.attention.layer_norm_rms_epsilon", float32(1e-6))
	sizes(f, "llama", width)
	f.add("token_embd.weight", embedding, width, tokens)
	f.add("output.weight", output, width, tokens)
	f.add("output_norm.weight", ones(width), width)
	f.add("blk.0.attn_norm.weight", ones(width), width)
	f.add("blk.0.ffn_norm.weight", ones(width), width)
	f.add("blk.0.ffn_gate.weight", make([]float32, width*hidden), width, hidden)
	blank(f, width)
}
