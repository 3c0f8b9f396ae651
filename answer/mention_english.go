package answer

import (
	"regexp"
	"slices"
	"strings"

	"footnote/corpus"
)

// englishMention is a run of names, with its first group, and the office after
// it, with its second.
var englishMention = regexp.MustCompile(`\b(\p{Lu}\p{Ll}[\p{Latin}'’-]*\.?\s+(?:(?:de|van|von|bin|al|da|del|\p{Lu}\.|CEO|CFO|COO|CTO)\s+)?\p{Lu}\p{Ll}[\p{Latin}'’-]*(?:\s+\p{Lu}\p{Ll}[\p{Latin}'’-]*){0,4})` +
	`(?:,\s+((?:the\s+|an?\s+)?(?:[a-z]+\s+){0,2}(?:chairman|chairwoman|chair|president|ceo|CEO|chief|head|director|minister|secretary|founder|professor|mayor|governor|senator|leader|member|editor|coach|author|spokes\w+)\b[^,;.]*))?`)

// honorifics stand before a name and are no part of it, nor are words that only
// begin a sentence. After one that is true, a surname is enough.
var honorifics = map[string]bool{
	"Mr": true, "Mrs": true, "Ms": true, "Dr": true, "Prof": true, "Professor": true, "President": true, "Chairman": true,
	"Chairwoman": true, "Minister": true, "Senator": true, "Governor": true, "Mayor": true, "King": true, "Queen": true, "Pope": true,
	"Judge": true, "General": true, "Captain": true, "Sir": true, "CEO": true, "CFO": true, "COO": true, "CTO": true, "Director": true, "Secretary": true,
	"The": false, "In": false, "On": false, "At": false, "When": false, "After": false, "Before": false, "But": false, "And": false,
	"With": false, "For": false, "From": false, "Then": false, "Later": false, "While": false, "As": false, "By": false, "Both": false,
}

// notPeople are words that a person's name does not have, and an
// organisation's, a place's or a day's does.
var notPeople = wordsSet(`electronics group bank times university college school park building street center centre house council court korea
	states state kingdom company corp inc ltd committee ministry department hotel plaza sea river lake bay sound island
	bridge museum festival award awards prize league cup association institute foundation telecom motors holdings news post union
	south north east west new united national city county airport station church army navy party act war day
	january february march april june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday`)

func englishMentions(a *corpus.Article, s corpus.Span) []mention {
	var out []mention
	text := a.Text
	for _, m := range englishMention.FindAllStringSubmatchIndex(text[s.Start:s.End], -1) {
		run := placedWords(text, corpus.Span{Start: s.Start + m[2], End: s.Start + m[3]})
		found, ok := englishName(a, run)
		if !ok {
			continue
		}
		if m[4] >= 0 {
			found.office, found.span.End = oneLine(text[s.Start+m[4]:s.Start+m[5]]), s.Start+m[5]
		}
		out = append(out, found)
	}
	return out
}

// englishName finds the name in a run of capitalised words: what follows the
// last title in it, "Samsung Chairman Lee Jae-yong", which is the office.
func englishName(a *corpus.Article, run []corpus.Span) (mention, bool) {
	word := func(i int) string { return strings.TrimSuffix(a.Quote(run[i]), ".") }
	from, titled := 0, false
	for i := range run {
		if title, known := honorifics[word(i)]; known {
			from, titled = i+1, title
		} else if owner := a.Quote(run[i]); strings.HasSuffix(owner, "'s") || strings.HasSuffix(owner, "’s") {
			from, titled = i+1, false // Samsung's Lee Jae-yong
		}
	}
	if n := len(run) - from; n == 0 || n == 1 && !titled {
		return mention{}, false
	}
	if slices.ContainsFunc(run[from:], func(w corpus.Span) bool { return notPeople()[strings.ToLower(a.Quote(w))] }) {
		return mention{}, false
	}
	out := mention{article: a, span: corpus.Span{Start: run[from].Start, End: run[len(run)-1].End}}
	out.name = oneLine(a.Quote(out.span))
	if titled {
		first := from - 1
		for first > 0 && notFirst(word(first-1)) {
			first--
		}
		out.office = oneLine(a.Text[run[first].Start:run[from-1].End])
		if len(run) == from+1 { // a surname alone is shown with its honorific
			out.span.Start = run[first].Start
		}
	}
	return out, true
}

// notFirst reports whether a word may belong to a title: it is none that only
// begins a sentence.
func notFirst(word string) bool {
	title, known := honorifics[word]
	return title || !known
}

// placedWords returns the words of a place, each with its own.
func placedWords(text string, s corpus.Span) []corpus.Span {
	var out []corpus.Span
	at := s.Start
	for word := range strings.FieldsSeq(text[s.Start:s.End]) {
		at += strings.Index(text[at:s.End], word)
		out = append(out, corpus.Span{Start: at, End: at + len(word)})
		at += len(word)
	}
	return out
}
