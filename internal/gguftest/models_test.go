package gguftest

import (
	"bytes"
	"math"
	"strings"
	"testing"
)

// spoken follows the table of a model from Turn on, at most for so many
// tokens.
func spoken(t *testing.T, f *File, most int) string {
	t.Helper()
	keys, tensors := stored(t, written(t, f))
	texts := keys["tokenizer.ggml.tokens"].([]any)
	embedding, output := tensors["token_embd.weight"], tensors["output.weight"]
	width := embedding.shape[0]
	token := -1
	for i, text := range texts {
		if text == Turn {
			token = i
		}
	}
	var b strings.Builder
	for range most {
		state := embedding.data[token*width : (token+1)*width]
		best := float32(math.Inf(-1))
		for i := range texts {
			score := float32(0)
			for j, x := range output.data[i*width : (i+1)*width] {
				score += x * state[j]
			}
			if score > best {
				best, token = score, i
			}
		}
		if token == int(keys["tokenizer.ggml.eos_token_id"].(uint32)) {
			return b.String() + "."
		}
		b.WriteString(strings.ReplaceAll(texts[token].(string), wordStart, " "))
	}
	return b.String()
}

func TestAModelSaysItsText(t *testing.T) {
	const text = "The crew filled 160 jars, and 160 more. [1] The crew filled 해온 혜성은 해온. [1]"
	if got := spoken(t, Saying(text, "The crew of the jars 해온"), 100); got != text+"." {
		t.Errorf("got %q", got)
	}
	if got := spoken(t, Endless("up and down", ""), 6); got != "up and down and down and" {
		t.Errorf("got %q", got)
	}
}

// The tokenizer joins two tokens at a time: each word of the sample needs all
// its beginnings.
func TestTheWordsOfTheSampleAreTokensWithTheirBeginnings(t *testing.T) {
	keys, _ := stored(t, written(t, Saying("x", "honey, 혜성은")))
	for _, want := range []string{"▁h", "▁ho", "▁hon", "▁hone", "▁honey", "▁혜", "▁혜성", "▁혜성은", "<0x00>", "<0xFF>"} {
		found := false
		for _, text := range keys["tokenizer.ggml.tokens"].([]any) {
			found = found || text == want
		}
		if !found {
			t.Errorf("%s is no token", want)
		}
	}
}

func FuzzPiecesAreDifferentAndMakeTheText(f *testing.F) {
	for _, text := range []string{"", " ", "a a a a", "The [1] and the [1]. [1]", "혜성은 혜성을 혜성", "!!!!!", " a\n\n a "} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		seen := make(map[string]bool)
		out := pieces(text)
		for _, p := range out {
			if seen[p] {
				t.Fatalf("%q twice in %q", p, out)
			}
			seen[p] = true
		}
		if got := strings.Join(out, ""); got != text && strings.TrimSpace(text) != "" {
			t.Fatalf("%q of %q", got, text)
		}
	})
}

func TestTheCaseAndTheEndOfAWordDoNotTurnItsVector(t *testing.T) {
	keys, tensors := stored(t, written(t, Embedder("Honey, harvests, 혜성은 of")))
	embedding := tensors["token_embd.weight"].data
	row := func(token string) []float32 {
		for i, text := range keys["tokenizer.ggml.tokens"].([]any) {
			if text == token {
				return embedding[i*Dimensions : (i+1)*Dimensions]
			}
		}
		t.Fatalf("%s is no token", token)
		return nil
	}
	cosine := func(a, b string) (sum float64) {
		v, w := row(a), row(b)
		for i := range v {
			sum += float64(v[i]) * float64(w[i])
		}
		return sum / Dimensions
	}
	for _, like := range [][2]string{{"▁Honey", "▁honey"}, {"▁harve", "Harve"}, {"▁혜성", "혜성"}} {
		if got := cosine(like[0], like[1]); got != 1 {
			t.Errorf("%v: %v", like, got)
		}
	}
	for _, unlike := range [][2]string{{"▁honey", "▁harve"}, {"▁of", "혜성"}} {
		if got := cosine(unlike[0], unlike[1]); got > 0.3 {
			t.Errorf("%v: %v", unlike, got)
		}
	}
}

func TestAModelIsTheSameEveryTime(t *testing.T) {
	const text = "the same, 같은 것"
	for name, build := range map[string]func() *File{
		"saying": func() *File { return Saying(text, text) }, "embedder": func() *File { return Embedder(text) },
	} {
		if !bytes.Equal(written(t, build()), written(t, build())) {
			t.Errorf("%s: two files", name)
		}
	}
}
