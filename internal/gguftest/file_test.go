package gguftest

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
	"testing"
)

// A reader reads a file as gguf.h of ggml tells the format; what it cannot
// read is an error of the test.
type reader struct {
	t testing.TB
	*bytes.Reader
}

func read[T any](r *reader) T {
	r.t.Helper()
	var v T
	if err := binary.Read(r, binary.LittleEndian, &v); err != nil {
		r.t.Fatal(err)
	}
	return v
}

func (r *reader) text() string {
	r.t.Helper()
	b := make([]byte, read[uint64](r))
	if _, err := io.ReadFull(r, b); err != nil {
		r.t.Fatal(err)
	}
	return string(b)
}

func (r *reader) value(kind uint32) any {
	r.t.Helper()
	switch kind {
	case 4:
		return read[uint32](r)
	case 5:
		return read[int32](r)
	case 6:
		return read[float32](r)
	case 7:
		return read[bool](r)
	case 8:
		return r.text()
	case 9:
		kind := read[uint32](r)
		values := make([]any, read[uint64](r))
		for i := range values {
			values[i] = r.value(kind)
		}
		return values
	default:
		r.t.Fatalf("a value of kind %d", kind)
		return nil
	}
}

// stored returns the keys and tensors of a written file.
func stored(t *testing.T, b []byte) (map[string]any, map[string]tensor) {
	t.Helper()
	r := &reader{t, bytes.NewReader(b)}
	if magic, version := string([]byte{read[byte](r), read[byte](r), read[byte](r), read[byte](r)}), read[uint32](r); magic != "GGUF" || version != 3 {
		t.Fatalf("%q, version %d", magic, version)
	}
	tensors, keys := make([]tensor, read[uint64](r)), make(map[string]any)
	for range read[uint64](r) {
		name := r.text()
		keys[name] = r.value(read[uint32](r))
	}
	offsets := make([]uint64, len(tensors))
	for i := range tensors {
		tensors[i].name = r.text()
		for range read[uint32](r) {
			tensors[i].shape = append(tensors[i].shape, int(read[uint64](r)))
		}
		if kind := read[uint32](r); kind != 0 {
			t.Fatalf("tensor %s of kind %d", tensors[i].name, kind)
		}
		offsets[i] = read[uint64](r)
	}
	start := (len(b) - r.Len() + 31) / 32 * 32
	byName := make(map[string]tensor)
	for i, stored := range tensors {
		size := 1
		for _, n := range stored.shape {
			size *= n
		}
		stored.data = make([]float32, size)
		if offsets[i]%32 != 0 {
			t.Errorf("tensor %s at %d", stored.name, offsets[i])
		}
		if err := binary.Read(bytes.NewReader(b[start+int(offsets[i]):]), binary.LittleEndian, stored.data); err != nil {
			t.Fatalf("tensor %s: %v", stored.name, err)
		}
		byName[stored.name] = stored
	}
	return keys, byName
}

func written(t *testing.T, f *File) []byte {
	t.Helper()
	var b bytes.Buffer
	if n, err := f.WriteTo(&b); err != nil || n != int64(b.Len()) {
		t.Fatalf("%d bytes of %d, %v", n, b.Len(), err)
	}
	return b.Bytes()
}

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	f := &File{}
	f.set("text", "글")
	f.set("number", uint32(7))
	f.set("fraction", float32(0.5))
	f.set("yes", true)
	f.set("no", false)
	f.set("texts", []string{"a", "", "나"})
	f.set("numbers", []int32{-1, 2})
	f.set("fractions", []float32{1.5})
	f.add("one", []float32{1}, 1)
	f.add("six", []float32{1, 2, 3, 4, 5, 6}, 2, 3)
	keys, tensors := stored(t, written(t, f))
	want := map[string]any{
		"text": "글", "number": uint32(7), "fraction": float32(0.5), "yes": true, "no": false,
		"texts": []any{"a", "", "나"}, "numbers": []any{int32(-1), int32(2)}, "fractions": []any{float32(1.5)},
	}
	if fmt.Sprint(keys) != fmt.Sprint(want) {
		t.Errorf("got %v, want %v", keys, want)
	}
	six := tensors["six"]
	if !slices.Equal(six.shape, []int{2, 3}) || !slices.Equal(six.data, []float32{1, 2, 3, 4, 5, 6}) || len(tensors) != 2 {
		t.Errorf("got %v", tensors)
	}
}

func TestAFileThatNoEngineCouldReadIsNotWritten(t *testing.T) {
	short := &File{}
	short.add("short", []float32{1}, 2, 2)
	odd := &File{}
	odd.set("odd", 1)
	for _, f := range []*File{short, odd} {
		if n, err := f.WriteTo(io.Discard); err == nil || n != 0 {
			t.Errorf("%d bytes, %v", n, err)
		}
	}
}
