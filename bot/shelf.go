package bot

import (
	"context"
	"strconv"
	"sync"

	"github.com/cespare/xxhash/v2"

	"footnote/bot/titles"
	"footnote/corpus"
	"footnote/retrieval"
)

// A Library is what the bot lists and searches.
type Library interface {
	Articles() []*corpus.Article
	Search(ctx context.Context, q retrieval.Query) ([]retrieval.Hit, error)
	Passages() int
	// Version names what there is: it changes with the articles.
	Version() string
}

// A shelf is the articles of one version of the library.
type shelf struct {
	version  string
	articles []*corpus.Article
	byKey    map[string]*corpus.Article
	byID     map[string]*corpus.Article
	// titles are found as they are typed.
	titles *titles.Titles
	// pages list the articles. They are made once, when they are first wanted:
	// there may be ten thousand articles, and people turn pages quickly.
	listing sync.Once
	pages   []string
	// examples are questions that the articles answer, by language, made when
	// they are first wanted.
	mu       sync.Mutex
	examples map[string][]string
}

// shelf returns that of the library as it is now.
func (b *Bot) shelf() *shelf {
	b.shelving.Lock()
	defer b.shelving.Unlock()
	version := b.library.Version() // before the articles, lest newer ones be kept as older
	if b.shelved == nil || b.shelved.version != version {
		b.shelved = newShelf(version, b.library.Articles())
	}
	return b.shelved
}

func newShelf(version string, articles []*corpus.Article) *shelf {
	s := &shelf{
		version: version, articles: newestFirst(articles), titles: titles.New(articles),
		byKey: make(map[string]*corpus.Article, len(articles)), byID: make(map[string]*corpus.Article, len(articles)),
		examples: make(map[string][]string),
	}
	for _, a := range articles {
		s.byKey[articleKey(a)], s.byID[a.ID] = a, a
	}
	return s
}

// list returns the pages that list the articles.
func (s *shelf) list() []string {
	s.listing.Do(func() {
		lines := make([]string, len(s.articles))
		for i, a := range s.articles {
			lines[i] = strconv.Itoa(i+1) + "\\. " + listed(a)
		}
		s.pages = sheets(lines, listedEach, "\n")
	})
	return s.pages
}

// articleKey names an article in a choice or a button, where there is room for
// 100 characters and an ID may be longer.
func articleKey(a *corpus.Article) string {
	return "#" + strconv.FormatUint(xxhash.Sum64String(a.ID), 36)
}

// article returns the one that somebody chose, or typed: by key, by ID, or the
// first whose title is found by it; nil if there is none.
func (s *shelf) article(typed string) *corpus.Article {
	if a := s.byKey[typed]; a != nil {
		return a
	}
	if a := s.byID[typed]; a != nil {
		return a
	}
	if found := s.titles.Find(typed, 1); len(found) > 0 && !blank(typed) {
		return found[0]
	}
	return nil
}
