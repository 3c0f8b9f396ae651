package retrieval

import (
	"strings"
	"sync"
)

// A spoken word is how a word of a text sounds.
type spoken struct{ fine, coarse string }

// memos hold the sounds of words: texts have the same words again and again,
// and spelling one out takes longer than all else that becomes of it.
var memos = sync.Pool{New: func() any { return make(map[string]spoken) }}

// mostSpoken is how many words a memo holds.
const mostSpoken = 1 << 13

// speak returns the sounds of a folded word.
func speak(word string) spoken {
	memo := memos.Get().(map[string]spoken)
	defer memos.Put(memo)
	out, known := memo[word]
	if known {
		return out
	}
	out.coarse = sound(word)
	if word != "" && word[0] < 0x80 {
		out.fine = latinFine(word)
	} else {
		out.fine = hangulFine(word)
	}
	if len(memo) >= mostSpoken {
		clear(memo)
	}
	memo[strings.Clone(word)] = out // the text that it is cut from may go
	return out
}
