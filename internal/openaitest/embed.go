package openaitest

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"
	"unicode"

	"github.com/cespare/xxhash/v2"
)

// Dimension is that of the server's vectors.
const Dimension = 64

// Vector is the server's vector of a text: its words and the pairs of letters
// in them, hashed; of length one.
func Vector(text string) []float64 {
	v := make([]float64, Dimension)
	v[0] = 0.01 // A text without words has a vector as well.
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		v[xxhash.Sum64String(word)%Dimension]++
		letters := []rune(word)
		for i := 1; i < len(letters); i++ {
			v[xxhash.Sum64String("2"+string(letters[i-1:i+1]))%Dimension] += 0.5
		}
	}
	var sum float64
	for _, x := range v {
		sum += x * x
	}
	for i := range v {
		v[i] /= math.Sqrt(sum)
	}
	return v
}

// An Embedding is one element of a reply's data.
type Embedding struct {
	Object    string    `json:"object"`
	Index     int       `json:"index"`
	Embedding []float64 `json:"embedding"`
}

// Embeddings answers with the texts' vectors, changed by each of the changes.
func Embeddings(changes ...func([]Embedding) []Embedding) Reply {
	return func(x *Exchange) {
		var data []Embedding
		for i, text := range x.Request.Input {
			data = append(data, Embedding{"embedding", i, Vector(text)})
		}
		for _, change := range changes {
			data = change(data)
		}
		x.json(http.StatusOK, map[string]any{
			"object": "list", "model": x.Request.Model, "data": data,
			"usage": map[string]any{"prompt_tokens": 0, "total_tokens": 0},
		})
	}
}

// Missing leaves out the last vector.
func Missing(data []Embedding) []Embedding { return data[:len(data)-1] }

// Doubled repeats the last vector.
func Doubled(data []Embedding) []Embedding { return append(data, data[len(data)-1]) }

// Reversed sends the vectors last to first, with their right index.
func Reversed(data []Embedding) []Embedding {
	slices.Reverse(data)
	return data
}

// Zero makes the last vector zero.
func Zero(data []Embedding) []Embedding {
	data[len(data)-1].Embedding = make([]float64, Dimension)
	return data
}

// Short makes the last vector one number shorter.
func Short(data []Embedding) []Embedding {
	v := &data[len(data)-1].Embedding
	*v = (*v)[:Dimension-1]
	return data
}

// NotANumber answers with a vector that holds NaN, as some servers write it.
func NotANumber() Reply {
	return Raw(http.StatusOK, `{"object":"list","model":"m","data":[{"object":"embedding","index":0,"embedding":[NaN,1]}]}`)
}

// TooGreat answers with a vector that holds a number beyond a float32.
func TooGreat() Reply {
	return Raw(http.StatusOK, `{"object":"list","model":"m","data":[{"object":"embedding","index":0,"embedding":[1e300,1]}]}`)
}

// Raw answers with a body as it is, even one that is not JSON.
func Raw(status int, body string) Reply {
	return func(x *Exchange) {
		x.Header().Set("Content-Type", "application/json")
		x.WriteHeader(status)
		fmt.Fprint(x, body)
	}
}

// Broken answers with the beginning of a good body, then breaks the
// connection.
func Broken() Reply {
	return func(x *Exchange) {
		fmt.Fprint(x, `{"object":"list","data":[`)
		x.flush()
		panic(http.ErrAbortHandler)
	}
}
