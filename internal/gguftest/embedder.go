package gguftest

import (
	"crypto/sha256"
	"slices"
	"strings"
	"unicode/utf8"
)

// Dimensions is how many dimensions the vectors of an [Embedder] have.
const Dimensions = 128

// window is how many tokens the model can read: about twice as many as the
// longest passage has.
const window = 1024

// Embedder returns an embedding model that knows the words of a sample. A
// text's vector is the mean of those of its words' beginnings, with or without a
// capital; words that the sample does not have count for nothing. So texts that
// share words, or stems of them, are near each other.
//
// The architecture is BERT's, with attention that adds nothing, and a unigram
// tokenizer, as the multilingual models have it: llama.cpp's WordPiece reads
// of each Hangul syllable the first consonant alone.
func Embedder(sample string) *File {
	t := newTokens()
	begin := t.add("<s>", control)
	pad := t.add("<pad>", control)
	end := t.add("</s>", control)
	unk := t.add("<unk>", unknown)
	embedding := slices.Concat(direction("<s>"), make([]float32, 3*Dimensions)) // so that no text is without a direction
	know := func(text, head string) {
		if t.add(text, normal)*Dimensions == len(embedding) {
			embedding = append(embedding, direction(head)...)
		}
	}
	for _, word := range words.FindAllString(sample, -1) {
		lower := strings.ToLower(word)
		title := strings.ToUpper(first(lower)) + lower[len(first(lower)):]
		for _, form := range []string{word, lower, title} {
			know(wordStart+head(form), head(lower))
			know(head(form), head(lower)) // after a bracket or quotation mark
		}
	}

	f := &File{}
	f.set("general.architecture", "bert")
	f.set("general.name", "footnote words")
	t.write(f, "t5")
	f.set("tokenizer.ggml.token_type_count", uint32(1))
	f.set("tokenizer.ggml.bos_token_id", uint32(begin))
	f.set("tokenizer.ggml.padding_token_id", uint32(pad))
	f.set("tokenizer.ggml.eos_token_id", uint32(end))
	f.set("tokenizer.ggml.unknown_token_id", uint32(unk))
	for _, name := range []string{"add_bos_token", "add_eos_token", "add_space_prefix", "remove_extra_whitespaces"} {
		f.set("tokenizer.ggml."+name, true)
	}
	mean(f, embedding)
	return f
}

// mean adds the weights of a model whose vector of a text is the mean of its
// tokens' embeddings.
func mean(f *File, embedding []float32) {
	f.set("bert.context_length", uint32(window))
	f.set("bert.attention.layer_norm_epsilon", float32(1e-12))
	f.set("bert.attention.causal", false)
	f.set("bert.pooling_type", uint32(1)) // the mean, as llama.h numbers it
	sizes(f, "bert", Dimensions)
	f.add("token_embd.weight", embedding, Dimensions, len(embedding)/Dimensions)
	f.add("token_types.weight", make([]float32, Dimensions), Dimensions, 1)
	f.add("position_embd.weight", make([]float32, Dimensions*window), Dimensions, window)
	for _, name := range []string{"token_embd_norm", "blk.0.attn_output_norm", "blk.0.layer_output_norm"} {
		f.add(name+".weight", ones(Dimensions), Dimensions)
		f.add(name+".bias", make([]float32, Dimensions), Dimensions)
	}
	for _, name := range []string{"attn_q", "attn_k", "attn_v", "attn_output", "ffn_down"} {
		f.add("blk.0."+name+".bias", make([]float32, Dimensions), Dimensions)
	}
	f.add("blk.0.ffn_up.bias", make([]float32, hidden), hidden)
	blank(f, Dimensions)
}

// A head is a word's beginning: crude stems, without endings or particles.
const (
	headASCII = 5 // characters
	headOther = 2
)

func head(word string) string {
	n := headASCII
	if word[0] >= utf8.RuneSelf {
		n = headOther
	}
	for i := range word {
		if n == 0 {
			return word[:i]
		}
		n--
	}
	return word
}

// direction returns a vector that nothing but the text decides: each of its
// numbers is 1 or -1, as the bits of the text's hash.
func direction(text string) []float32 {
	hash := sha256.Sum256([]byte(text))
	out := make([]float32, Dimensions)
	for i := range out {
		out[i] = float32(int(hash[i/8]>>(i%8)&1)*2 - 1)
	}
	return out
}
