package feedback

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"footnote/internal/wholefile"
)

// ErrKey says that the key's file holds no key. Votes are refused then: with a new
// key people could vote again.
var ErrKey = errors.New("the key of the feedback is damaged")

// Lengths in bytes; 16 of a hash are enough for no two people to share one.
const (
	keyLength  = 32
	hashLength = 16
)

// hash returns what stands for a person. It is another one for each answer: the
// file does not tell what else a person voted on.
func hash(key []byte, person, answer string) string {
	h := hmac.New(sha256.New, key)
	fmt.Fprintf(h, "%q %q", person, answer)
	return hex.EncodeToString(h.Sum(nil)[:hashLength])
}

// readKey returns the key in a file, which is made if there is none. The lock is
// held.
func readKey(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		key := make([]byte, keyLength)
		_, _ = rand.Read(key) // It never fails.
		return key, wholefile.ReplaceBytes(path, wholefile.Options{Locked: true}, []byte(hex.EncodeToString(key)+"\n"))
	}
	if err != nil {
		return nil, err
	}
	key, err := hex.DecodeString(strings.TrimSpace(string(data)))
	if err != nil || len(key) != keyLength {
		return nil, ErrKey // The cause would quote the key.
	}
	return key, nil
}
