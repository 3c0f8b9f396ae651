package answer

import "sync"

// A before is what kind of word stands before a phrase.
type before int

const (
	beforeNothing before = iota
	beforeMark           // punctuation
	beforeArticle
	beforeIn // a time or a place follows
	beforeBy
	beforeOf
	beforeTo
	beforeWith
	beforeIs
	beforeNamed
	beforeFunction // another word of grammar
	beforeWord     // another Latin word
	// The Korean word before has a particle: the rest are by it.
	beforeKorean
	befores = beforeKorean + before(particleCount)
)

// beforeNames are what weights.txt calls them.
var beforeNames = sync.OnceValue(func() []string {
	out := []string{"nothing", "mark", "article", "in", "by", "of", "to", "with", "is", "named", "function", "word"}
	for _, name := range particleNames {
		out = append(out, "after-"+name)
	}
	return out
})

// prepositions are the English words that tell what follows them.
var prepositions = map[string]before{
	"the": beforeArticle, "a": beforeArticle, "an": beforeArticle,
	"in": beforeIn, "at": beforeIn, "on": beforeIn, "during": beforeIn, "since": beforeIn, "until": beforeIn,
	"by": beforeBy, "of": beforeOf, "to": beforeTo, "from": beforeTo, "into": beforeTo,
	"with": beforeWith, "for": beforeWith, "as": beforeWith, "and": beforeWith, "or": beforeWith,
	"is": beforeIs, "was": beforeIs, "are": beforeIs, "were": beforeIs, "be": beforeIs, "been": beforeIs,
	"called": beforeNamed, "named": beforeNamed, "titled": beforeNamed, "known": beforeNamed,
}

// standsBefore tells what kind of word stands before a phrase.
func standsBefore(tokens []token, p *phrase) before {
	if p.from == 0 {
		return beforeNothing
	}
	t := &tokens[p.from-1]
	if tokens[p.from].before != "" {
		return beforeMark
	}
	if b, ok := prepositions[t.lower]; ok {
		return b
	}
	switch {
	case t.function:
		return beforeFunction
	case t.hangul():
		return beforeKorean + before(t.is)
	}
	return beforeWord
}
