package retrieval

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"log/slog"
	"math"
	"os"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/rogpeppe/go-internal/cache"
)

// A CachedEmbedder keeps the vectors of another embedder in a folder, so that
// no text is paid for twice: not when an index is made anew, when two corpora
// share articles, or when a question is asked again.
//
// An entry is one vector, by the embedder's name and the text. Several
// processes may share the folder. A damaged or unfinished entry is none, since
// each holds its own SHA-256; a folder that cannot be read or written is as
// good as an empty one, and that is logged once. What was not used for five
// days is removed, at most once a day.
type CachedEmbedder struct {
	inner Embedder
	log   *slog.Logger
	// folder is nil if there is none that can be used.
	folder func() *cache.Cache
	// unwritten: that nothing can be written is logged once.
	unwritten sync.Once
	// dimension is that of the last vectors from the embedder, or the first
	// from the folder, 0 before.
	dimension atomic.Int64
}

var _ Embedder = (*CachedEmbedder)(nil)

// NewCachedEmbedder returns an embedder that keeps the vectors of another in a
// folder. That is made on the first use; the log may be nil.
func NewCachedEmbedder(inner Embedder, dir string, log *slog.Logger) *CachedEmbedder {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	e := &CachedEmbedder{inner: inner, log: log}
	e.folder = sync.OnceValue(func() *cache.Cache {
		folder, err := openCache(dir)
		if err != nil {
			log.Warn("vectors are not kept", "error", err)
			return nil
		}
		return folder
	})
	return e
}

func openCache(dir string) (*cache.Cache, error) {
	// Vectors tell what a text is about.
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return cache.Open(dir)
}

// Name implements [Embedder]: the vectors are the other's.
func (e *CachedEmbedder) Name() string { return e.inner.Name() }

// Embed implements [Embedder]. It asks the other embedder, in one call, for
// what is not in the folder.
func (e *CachedEmbedder) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("embed: %w", err)
	}
	folder := e.folder()
	if folder == nil {
		return e.inner.Embed(ctx, texts)
	}
	vectors, missing := e.look(folder, texts)
	fresh, err := e.fill(ctx, folder, texts, vectors, missing)
	if err != nil {
		return nil, err
	}
	if len(fresh) == 0 {
		return vectors, nil
	}
	// The same name may be another model by now.
	var stale []int
	for i, v := range vectors {
		if _, isFresh := slices.BinarySearch(missing, i); !isFresh && len(v) != len(fresh[0]) {
			stale = append(stale, i)
		}
	}
	if _, err := e.fill(ctx, folder, texts, vectors, stale); err != nil {
		return nil, err
	}
	return vectors, nil
}

// look returns the vectors that the folder has, and the indexes of the texts
// of which it has none.
func (e *CachedEmbedder) look(folder *cache.Cache, texts []string) (vectors [][]float32, missing []int) {
	vectors = make([][]float32, len(texts))
	for i, text := range texts {
		data, _, err := folder.GetBytes(e.key(text))
		v := decodeVector(data)
		if err != nil || !usable(v) || !e.fits(v) {
			missing = append(missing, i)
			continue
		}
		vectors[i] = v
	}
	return vectors, missing
}

// fits reports whether a vector from the folder has the dimension of those
// before it.
func (e *CachedEmbedder) fits(v []float32) bool {
	e.dimension.CompareAndSwap(0, int64(len(v)))
	return e.dimension.Load() == int64(len(v))
}

// fill embeds the texts of these indexes, sets their vectors, keeps them, and
// returns them.
func (e *CachedEmbedder) fill(ctx context.Context, folder *cache.Cache, texts []string, vectors [][]float32, indexes []int) ([][]float32, error) {
	if len(indexes) == 0 {
		return nil, nil
	}
	asked := make([]string, len(indexes))
	for i, at := range indexes {
		asked[i] = texts[at]
	}
	fresh, err := e.inner.Embed(ctx, asked)
	if err == nil && len(fresh) != len(asked) {
		err = fmt.Errorf("embed: %d vectors of %d texts", len(fresh), len(asked))
	}
	if err != nil {
		return nil, err
	}
	for i, at := range indexes {
		vectors[at] = fresh[i]
	}
	e.dimension.Store(int64(len(fresh[0])))
	e.keep(folder, asked, fresh)
	return fresh, nil
}

// keep writes the vectors to the folder. Where that fails, nothing is lost but
// the time to embed them again.
func (e *CachedEmbedder) keep(folder *cache.Cache, texts []string, vectors [][]float32) {
	// A folder that is asked for what it lacks has grown.
	err := folder.Trim()
	for i, v := range vectors {
		if !usable(v) || len(v) != len(vectors[0]) {
			continue
		}
		// Servers do not send the same vector twice to the last bit: NoVerify.
		if _, _, failed := folder.PutNoVerify(e.key(texts[i]), bytes.NewReader(encodeVector(v))); failed != nil {
			err = failed
			break
		}
	}
	if err != nil {
		e.unwritten.Do(func() { e.log.Warn("vectors are not kept", "error", err) })
	}
}

// cacheFormat is part of each key: another one is another cache.
const cacheFormat = "footnote vector 1"

// key returns the key of a text's vector.
func (e *CachedEmbedder) key(text string) cache.ActionID {
	name := e.inner.Name()
	key := make([]byte, 0, len(cacheFormat)+binary.MaxVarintLen64+len(name)+len(text))
	key = append(key, cacheFormat...)
	key = binary.AppendUvarint(key, uint64(len(name))) // So that no name and text are those of another pair.
	key = append(key, name...)
	key = append(key, text...)
	return sha256.Sum256(key)
}

// vectorNumber is the size of a vector's number in bytes.
const vectorNumber = 4

// encodeVector returns a vector's numbers, little-endian.
func encodeVector(v []float32) []byte {
	data := make([]byte, 0, vectorNumber*len(v))
	for _, x := range v {
		data = binary.LittleEndian.AppendUint32(data, math.Float32bits(x))
	}
	return data
}

// decodeVector reads what [encodeVector] wrote, nil if that did not.
func decodeVector(data []byte) []float32 {
	if len(data)%vectorNumber != 0 {
		return nil
	}
	v := make([]float32, 0, len(data)/vectorNumber)
	for number := range slices.Chunk(data, vectorNumber) {
		v = append(v, math.Float32frombits(binary.LittleEndian.Uint32(number)))
	}
	return v
}
