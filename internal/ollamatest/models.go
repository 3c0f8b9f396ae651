//go:build unix

package ollamatest

import (
	"io/fs"
	"strings"
	"testing"

	"footnote/internal/gguftest"
	"footnote/seeds"
)

// The models that a [Server] has. Each chat model says the same whatever it is
// asked, so its name says what to ask it.
const (
	// Harvest says [HarvestText], of the article on bees.
	Harvest = "harvest"
	// Comet says [CometText], of the article on a comet.
	Comet = "comet"
	// Endless says the first sentence of [HarvestText] and begins another one,
	// which has no end.
	Endless = "endless"
	// Narrow says [HarvestText], and has a window that is too narrow for the
	// prompts.
	Narrow = "narrow"
	// Words embeds, in [gguftest.Dimensions] dimensions.
	Words = "words"
)

// What the models say is what the sample articles say. The passage that comes
// first for a question about it is the one that holds it.
const (
	// Sold is the first sentence of [HarvestText].
	Sold        = "The crew filled 160 jars and sold them at the autumn fair for $5 each."
	HarvestText = Sold + ` [1: "filled 160 jars and sold them at the autumn fair for $5 each"] ` +
		"The table was empty after two hours. [1]"
	CometText = "해온 혜성은 1952년 봄 고등학교 교사 구해온 씨가 처음 발견했다. [1]"
	endless   = Sold + " [1] And prices went up and down"
)

// create creates the models.
func (s *Server) create() {
	s.t.Helper()
	sample := articles(s.t)
	// Threads wait for each other at every step, which is most of the time
	// where other tests run too.
	const alone = "PARAMETER num_thread 1"
	// Prompts are some 2,000 tokens long; see docs/ollama.md for what becomes
	// of those that are longer than num_ctx.
	chat := []string{`TEMPLATE """` + gguftest.Template + `"""`, "PARAMETER num_ctx 8192", alone}
	s.Create(Harvest, gguftest.Saying(HarvestText, sample), chat...)
	s.Create(Narrow, gguftest.Saying(HarvestText, sample), chat[0], "PARAMETER num_ctx 1024", alone)
	s.Create(Comet, gguftest.Saying(CometText, sample), chat...)
	s.Create(Endless, gguftest.Endless(endless, sample), chat...)
	s.Create(Words, gguftest.Embedder(sample), alone)
}

// articles returns the text of all sample articles.
func articles(t testing.TB) string {
	t.Helper()
	names, err := fs.Glob(seeds.FS, "*")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, name := range names {
		article, err := fs.ReadFile(seeds.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(article)
	}
	return b.String()
}
