package retrieval

import (
	"bufio"
	_ "embed"
	"strings"
	"sync"
)

//go:embed surnames.txt
var surnamesFile string

// surnames maps the ways to write Korean surnames in Latin letters, and their
// Korean syllables, to one another.
var surnames = sync.OnceValue(func() map[string][]string {
	out := make(map[string][]string)
	for s := bufio.NewScanner(strings.NewReader(surnamesFile)); s.Scan(); {
		english, korean, err := parseEntry(s.Text())
		if err != nil {
			continue // a test holds that there is none
		}
		for _, e := range english {
			out[e] = append(out[e], korean...)
		}
		for _, k := range korean {
			out[k] = append(out[k], english...)
		}
	}
	return out
})
