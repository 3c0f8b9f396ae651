package retrieval

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"footnote/corpus"
	"footnote/internal/wholefile"
)

// A snapshot is an index as it stands in a file. All numbers are little
// endian; a uvarint is as in [encoding/binary], a string is its length in
// bytes as a uvarint and its bytes.
//
//	magic      8 bytes
//	version    uint32
//	header     uint32 length, then a [header] as JSON
//	articles   by ID, each: 8 strings (ID, title, author, publisher, language,
//	           URL, text, hash), the time published as a string in the form of
//	           [time.Time.MarshalBinary], start and length of the body, and
//	           the number of its passages; then for each of them its ID, start,
//	           length, a byte (1: has a vector), and the number of its
//	           sentences; then for each of them its distance from the one
//	           before, or from the passage's start, and its length
//	vectors    float32s, for each passage that has one, in order; absent if
//	           the header's dimension is 0
//	lexical    uint64 length, then its own form
//	checksum   uint64: xxHash64 of all before; the last 8 bytes in any version
type snapshot struct {
	header   header
	articles []*corpus.Article
	passages []*corpus.Passage
	// first holds for each article the position of its first passage, and at
	// the end the number of passages.
	first []int
	// embedded tells which passages have a vector.
	embedded []bool
	// vectors are those of the embedded passages, in order, none if the store
	// keeps them by itself.
	vectors [][]float32
	// lexical is as the analyzer of the header wrote it, not checked.
	lexical []byte
}

type header struct {
	// Embedder is the name of the one that made the vectors.
	Embedder string `json:"embedder"`
	// Dimension is that of the vectors, 0 if none are in the file.
	Dimension int `json:"dimension"`
	// Analyzer is the version of the one that made the lexical.
	Analyzer string `json:"analyzer"`
	Articles int    `json:"articles"`
	Passages int    `json:"passages"`
}

const (
	snapshotMagic   = "footnote"
	snapshotVersion = 1
	// prefixBytes are those of magic, version and the header's length.
	prefixBytes   = len(snapshotMagic) + 4 + 4
	checksumBytes = 8
)

// Errors of an index file that a caller decides on.
var (
	// ErrDamaged: the file is no index, or not as it was written.
	ErrDamaged = errors.New("the index file is damaged")
	// ErrVersion: a newer Footnote wrote the file.
	ErrVersion = errors.New("the index file was written by a newer version")
	// ErrNotSaved: the index is up to date, but only in memory.
	ErrNotSaved = errors.New("the index could not be saved")
)

// openSnapshot reads a file. The error wraps [ErrDamaged], [ErrVersion] or
// that of the file system.
func openSnapshot(path string) (*snapshot, fs.FileInfo, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	s, err := readSnapshot(f, info.Size())
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", path, err)
	}
	return s, info, nil
}

// saveSnapshot writes a file, or leaves the one that is there as it is.
func saveSnapshot(path string, s *snapshot) (fs.FileInfo, error) {
	err := wholefile.Replace(path, wholefile.Options{}, func(w io.Writer) error { return writeSnapshot(w, s) })
	if err != nil {
		return nil, err
	}
	return os.Stat(path)
}
