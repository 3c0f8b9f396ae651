package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"footnote/corpus"
	"footnote/internal/message"
	"footnote/retrieval"
)

// data checks that the data folder can be written to.
func (c *checker) data() {
	if err := writable(c.config.Data); err != nil {
		c.log.Debug("check", "check", "data", "error", err)
		c.add("data", Fail, message.AppDataUnwritten.In(c.lang, c.config.Data), message.AppDataUnwrittenHint.In(c.lang))
		return
	}
	c.add("data", OK, message.DoctorData.In(c.lang, c.config.Data), "")
}

// writable reports why nothing can be written to a folder. It leaves nothing
// behind, except for the folder itself.
func writable(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, ".doctor-*")
	if err != nil {
		return err
	}
	_, err = f.WriteString("footnote")
	return errors.Join(err, f.Close(), os.Remove(f.Name()))
}

// corpus reads the articles, and reports each file that was skipped.
func (c *checker) corpus(ctx context.Context) []*corpus.Article {
	found, err := c.readCorpus(ctx)
	for _, p := range found.Problems {
		c.add("corpus", Warn, p.In(c.lang), message.AppProblemHint.In(c.lang))
	}
	var failure *Failure
	switch {
	case errors.As(err, &failure):
		line, hint := failure.Explain(c.lang)
		c.add("corpus", Fail, line, hint)
	case err != nil:
		c.add("corpus", Fail, message.AppCorpusUnread.In(c.lang, c.config.Corpus), message.AppCorpusUnreadHint.In(c.lang))
	case c.config.Corpus == "":
		c.add("corpus", OK, message.DoctorSeeds.In(c.lang, len(found.Articles)), message.DoctorSeedsHint.In(c.lang))
	default:
		c.add("corpus", OK, message.DoctorCorpus.In(c.lang, len(found.Articles), filepath.Clean(c.config.Corpus)), "")
	}
	return found.Articles
}

// index compares the index file with the articles, and changes nothing.
func (c *checker) index(articles []*corpus.Article) {
	path, err := c.IndexPath()
	if err == nil {
		_, err = os.Stat(path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		c.add("index", OK, message.DoctorIndexNone.In(c.lang), message.DoctorIndexHint.In(c.lang))
		return
	}
	var index *retrieval.Index
	if err == nil {
		index, err = retrieval.Open(path, retrieval.Options{Embedder: c.embedder(), Vocabulary: c.ownWords(), Logger: c.log})
	}
	switch {
	case errors.Is(err, retrieval.ErrVersion):
		c.add("index", Fail, message.AppIndexNewer.In(c.lang, path), message.AppIndexNewerHint.In(c.lang))
	case err != nil:
		c.log.Debug("check", "check", "index", "error", err)
		c.add("index", Fail, message.AppIndexUnread.In(c.lang, path), message.AppIndexUnreadHint.In(c.lang))
	case index.Damage() != nil:
		c.add("index", Warn, message.DoctorIndexDamaged.In(c.lang, path), message.DoctorIndexHint.In(c.lang))
	default:
		c.fresh(index, articles, path)
	}
}

// fresh reports whether the index is of these articles, and wholly embedded.
func (c *checker) fresh(index *retrieval.Index, articles []*corpus.Article, path string) {
	hashes := make(map[string]string)
	for _, a := range index.Articles() {
		hashes[a.ID] = a.Hash
	}
	indexed, same, gone := len(hashes), 0, len(hashes)
	for _, a := range articles {
		hash, found := hashes[a.ID]
		if found {
			gone--
		}
		if hash == a.Hash {
			same++
		}
	}
	passages := index.Passages()
	hint := message.DoctorIndexHint.In(c.lang)
	switch {
	case same < len(articles):
		c.add("index", Warn, message.DoctorIndexStale.In(c.lang, same, len(articles)), hint)
	case gone > 0:
		c.add("index", Warn, message.DoctorIndexGone.In(c.lang, gone), hint)
	case index.Embedded() < passages:
		c.add("index", Warn, message.DoctorIndexPart.In(c.lang, index.Embedded(), passages), hint)
	default:
		c.add("index", OK, message.DoctorIndex.In(c.lang, indexed, passages, path), "")
	}
}
