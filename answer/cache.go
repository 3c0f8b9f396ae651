package answer

import (
	"bytes"
	"log/slog"
	"os"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/cache"

	"footnote/corpus"
)

// Answers keep the answers of models. They may be used by several goroutines.
type Answers interface {
	// Get returns the answer that was kept for a key, without its question,
	// language, confidence, usage and, of an abstention, what is near and missing.
	// Its receipt is there if it had one.
	Get(Key) (Answer, bool)
	// Put keeps an answer, unless it should not be told again: one with a
	// notice, which a fault may have left incomplete, and one of no model.
	Put(Key, Answer)
}

// Articles are those that may be quoted.
type Articles interface {
	Article(id string) (*corpus.Article, bool)
}

// CacheOptions make a [Cache].
type CacheOptions struct {
	// Dir is the folder; it is made once there is something to keep or to find.
	Dir string
	// Of names all that makes answers besides the question, the index and the
	// prompts: server, models, and the settings that change what they say.
	Of       string
	Articles Articles
	// Clock tells how old answers are; nil means [time.Now].
	Clock func() time.Time
	// Log takes what keeps answers from being kept.
	Log *slog.Logger
}

// keepAnswers bounds the age of an answer: a model behind a name changes.
const keepAnswers = 30 * 24 * time.Hour

// A Cache keeps answers on disk, one file each, for several processes. What is
// damaged, too old or says something that the articles no longer say is not
// found; what cannot be written is not kept. Neither is an error. An answer that
// nobody asked for in five days is removed.
type Cache struct {
	o    CacheOptions
	open func() (*cache.Cache, error)
}

var _ Answers = (*Cache)(nil)

// NewCache returns a cache. It touches no file yet.
func NewCache(o CacheOptions) *Cache {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	c := &Cache{o: o}
	c.open = sync.OnceValues(c.openDir)
	return c
}

func (c *Cache) openDir() (*cache.Cache, error) {
	// Questions are nobody else's business.
	err := os.MkdirAll(c.o.Dir, 0o700)
	var opened *cache.Cache
	if err == nil {
		opened, err = cache.Open(c.o.Dir)
	}
	if err != nil {
		c.o.Log.Warn("no answers are kept", "error", err)
		return nil, err
	}
	if err := opened.Trim(); err != nil {
		c.o.Log.Debug("old answers are not removed", "error", err)
	}
	return opened, nil
}

// Get implements [Answers].
func (c *Cache) Get(k Key) (Answer, bool) {
	opened, err := c.open()
	if err != nil {
		return Answer{}, false
	}
	data, _, err := opened.GetBytes(k.sum(c.o.Of))
	if err != nil {
		return Answer{}, false
	}
	a, err := decodeAnswer(data, c.o.Articles, c.o.Clock(), keepAnswers)
	if err != nil {
		c.o.Log.Debug("a kept answer is not used", "error", err)
		return Answer{}, false
	}
	return a, true
}

// Put implements [Answers].
func (c *Cache) Put(k Key, a Answer) {
	if a.Mode != ModeModel || a.Notice != "" || a.Usage.Cached || !a.Abstained && !numbered(a.Text, len(a.Citations)) {
		return
	}
	opened, err := c.open()
	if err != nil {
		return
	}
	data, err := encodeAnswer(a, c.o.Clock())
	if err == nil {
		_, _, err = opened.PutNoVerify(k.sum(c.o.Of), bytes.NewReader(data))
	}
	if err != nil {
		c.o.Log.Warn("an answer is not kept", "error", err)
	}
}
