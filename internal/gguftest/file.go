package gguftest

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// The format, as gguf.h of ggml tells it: version 3, little-endian.
const (
	magic   = "GGUF"
	version = 3
	// alignment of the tensors' data in bytes, where no key says otherwise.
	alignment = 32
	// float32s is the tensor type of plain 32-bit floats.
	float32s = 0
)

// The types of a key's value.
const (
	kindUint32  = 4
	kindInt32   = 5
	kindFloat32 = 6
	kindBool    = 7
	kindString  = 8
	kindArray   = 9
)

// A File is a model: what is known of it, and its weights. Both are written in
// the order in which they were added.
type File struct {
	keys    []key
	tensors []tensor
}

type key struct {
	name  string
	value any
}

// A tensor is a table of weights.
type tensor struct {
	name string
	// shape holds the sizes, that of the dimension that varies fastest first.
	shape []int
	// data has as many numbers as shape says.
	data []float32
}

// set adds a key. Its value is a string, uint32, float32, bool, []string,
// []int32 or []float32.
func (f *File) set(name string, value any) { f.keys = append(f.keys, key{name, value}) }

// add adds a tensor.
func (f *File) add(name string, data []float32, shape ...int) {
	f.tensors = append(f.tensors, tensor{name: name, shape: shape, data: data})
}

// WriteTo implements [io.WriterTo].
func (f *File) WriteTo(w io.Writer) (int64, error) {
	b, err := f.bytes()
	if err != nil {
		return 0, err
	}
	n, err := w.Write(b)
	if err != nil {
		return int64(n), fmt.Errorf("write GGUF: %w", err)
	}
	return int64(n), nil
}

func (f *File) bytes() ([]byte, error) {
	b := []byte(magic)
	b = number32(b, version)
	b = number64(b, len(f.tensors))
	b = number64(b, len(f.keys))
	for _, k := range f.keys {
		var err error
		if b, err = value(text(b, k.name), k.value); err != nil {
			return nil, fmt.Errorf("key %s: %w", k.name, err)
		}
	}
	offset := 0
	for _, t := range f.tensors {
		size := 1
		b = text(b, t.name)
		b = number32(b, len(t.shape))
		for _, n := range t.shape {
			b = number64(b, n)
			size *= n
		}
		if size != len(t.data) {
			return nil, fmt.Errorf("tensor %s: %d numbers for the shape %v", t.name, len(t.data), t.shape)
		}
		b = number32(b, float32s)
		b = number64(b, offset)
		offset = aligned(offset + 4*size)
	}
	for _, t := range f.tensors {
		b = append(b, make([]byte, aligned(len(b))-len(b))...)
		for _, x := range t.data {
			b = float(b, x)
		}
	}
	return b, nil
}

// value appends a value after its type.
func value(b []byte, v any) ([]byte, error) {
	switch v := v.(type) {
	case uint32:
		return binary.LittleEndian.AppendUint32(number32(b, kindUint32), v), nil
	case float32:
		return float(number32(b, kindFloat32), v), nil
	case bool:
		bit := byte(0)
		if v {
			bit = 1
		}
		return append(number32(b, kindBool), bit), nil
	case string:
		return text(number32(b, kindString), v), nil
	case []string:
		return array(b, kindString, v, text), nil
	case []float32:
		return array(b, kindFloat32, v, float), nil
	case []int32:
		return array(b, kindInt32, v, func(b []byte, n int32) []byte { return number32(b, int(n)) }), nil
	default:
		return nil, fmt.Errorf("a value of type %T", v)
	}
}

func array[T any](b []byte, kind int, values []T, one func([]byte, T) []byte) []byte {
	b = number32(b, kindArray)
	b = number32(b, kind)
	b = number64(b, len(values))
	for _, v := range values {
		b = one(b, v)
	}
	return b
}

func text(b []byte, s string) []byte { return append(number64(b, len(s)), s...) }

func number32(b []byte, n int) []byte { return binary.LittleEndian.AppendUint32(b, uint32(n)) }

func number64(b []byte, n int) []byte { return binary.LittleEndian.AppendUint64(b, uint64(n)) }

func float(b []byte, x float32) []byte {
	return binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
}

// aligned returns the first aligned place from n on.
func aligned(n int) int { return (n + alignment - 1) / alignment * alignment }
