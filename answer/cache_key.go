package answer

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"sync"
	"time"

	"footnote/retrieval"
)

// answersVersion is raised when the same reply of a model would become another
// answer: when it is read or checked in another way.
const answersVersion = "3"

// A Key is what the answer of a model depends on, besides what [CacheOptions]
// name.
type Key struct {
	// Question is as it is understood: white space aside, or rewritten.
	Question string
	Language string
	// History are the turns that it may refer to.
	History []Turn
	Filter  retrieval.Filter
	// Day is when it was asked, where the answer depends on that; else empty.
	Day string
	// Index is the version of the index, Prompt that of the prompts.
	Index, Prompt string
}

// newKey returns the key of a question as it was asked and understood.
func newKey(q Question, as understood, lang, index string) Key {
	k := Key{
		Question: oneLine(q.Text) + "\n" + oneLine(as.text), Language: lang, History: q.History, Filter: as.filter,
		Index: index, Prompt: promptVersion(),
	}
	if !q.Asked.IsZero() {
		k.Day = q.Asked.Format(time.DateOnly) // as the prompt has it
	}
	return k
}

// keyTurn is what counts of a [Turn].
type keyTurn struct {
	Question, Answer string
	Sources          []keptCitation
}

// sum hashes a key together with the name of what answers.
func (k *Key) sum(of string) [sha256.Size]byte {
	history := make([]keyTurn, 0, len(k.History))
	for _, t := range k.History {
		history = append(history, keyTurn{t.Question, t.Answer, keptCitations(t.Sources)})
	}
	// JSON keeps the parts apart. Nothing in here fails to be encoded, which a
	// time that is no string might.
	data, _ := json.Marshal([]any{
		answersVersion, of, k.Question, k.Language, history, k.Day, k.Index, k.Prompt,
		k.Filter.Articles, k.Filter.Since.UTC().String(), k.Filter.Until.UTC().String(),
	})
	return sha256.Sum256(data)
}

// promptVersion hashes the prompts' templates.
var promptVersion = sync.OnceValue(func() string {
	h := sha256.New()
	_ = fs.WalkDir(promptFiles, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := promptFiles.ReadFile(path)
		_, _ = io.WriteString(h, path+"\x00"+string(text)+"\x00")
		return err
	})
	return hex.EncodeToString(h.Sum(nil))
})
