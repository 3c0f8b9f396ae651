package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// rivalWeekday looks for another day of the week in the place of the statement's.
func (t *telling) rivalWeekday(i, j int) opposition {
	quote := t.sources[i].Article.Quote(t.sources[i].sentences[j].span)
	var claimed, told string
	var day *regexp.Regexp
	for _, name := range weekdays {
		own, there := name.FindString(t.unquoted()), name.FindString(quote)
		switch {
		case own != "" && there == "" && claimed == "":
			claimed, day = own, name
		case own == "" && there != "" && told == "":
			told = there
		}
	}
	if claimed == "" || told == "" || !t.tellsSame(i, j, t.clause(strings.Index(t.review.text, claimed))) {
		return opposition{}
	}
	return opposition{
		Comparison: Comparison{Kind: Date, Claimed: claimed, Told: told, Share: t.shares[i][j]},
		holds: func(t *telling, i, j int) bool {
			return day.MatchString(t.sources[i].Article.Quote(t.sources[i].sentences[j].span))
		},
	}
}

// denial looks for a word that one of statement and sentence denies, or for its
// contrary.
func (t *telling) denial(i, j int) opposition {
	if t.deniesTold(i, j) {
		return opposition{Comparison: Comparison{Kind: Polarity, Claimed: t.denialIn(), Share: t.shares[i][j]}}
	}
	if t.shares[i][j] < leastDenial || t.lacksAny(i, j, anyClause, nil) || !t.holdsAll(i, j) {
		return opposition{}
	}
	own := retrieval.NewText(t.review.text).Words()
	if k := t.contrary(t.told, i, j, own, denied(t.review.text, own)); k >= 0 && !t.affirmed(k, i, j, t.told) {
		return opposition{Comparison: Comparison{Kind: Polarity, Claimed: t.written(k), Share: t.shares[i][j]}}
	}
	quote := t.sources[i].Article.Quote(t.sources[i].sentences[j].span)
	if deniesPlainly(quote) != deniesPlainly(t.review.text) {
		return opposition{}
	}
	for _, pair := range contraries {
		for side := range pair {
			word, other := wholeWord(pair[side], t.review.text), wholeWord(pair[1-side], quote)
			if word != "" && other != "" && !pair[1-side].MatchString(t.review.text) && !pair[side].MatchString(quote) {
				return opposition{Comparison: Comparison{Kind: Polarity, Claimed: word, Told: other, Share: t.shares[i][j]}}
			}
		}
	}
	return opposition{}
}

// denialIn returns the words of the statement that its first denial is made of.
func (t *telling) denialIn() string {
	own := retrieval.NewText(t.review.text).Words()
	var out corpus.Span
	for n, is := range denied(t.review.text, own) {
		switch {
		case is && out.Len() == 0:
			out = own[n]
		case is:
			out.End = own[n].End
		}
		if !is && out.Len() > 0 {
			break
		}
	}
	return strings.TrimFunc(t.review.text[out.Start:out.End], func(r rune) bool { return !isWordy(r) })
}

// wholeWord returns the word in which a pattern is found, "" if it is not.
func wholeWord(pattern *regexp.Regexp, text string) string {
	at := pattern.FindStringIndex(text)
	if at == nil {
		return ""
	}
	rest := strings.IndexFunc(text[at[1]:], func(r rune) bool { return !isWordy(r) })
	if rest < 0 {
		rest = len(text) - at[1]
	}
	return text[at[0] : at[1]+rest]
}

// deniesTold reports whether the statement denies what a sentence tells without
// denying anything, the rest of the statement being told around it.
func (t *telling) deniesTold(i, j int) bool {
	s := &t.sources[i].sentences[j]
	if s.negated || !deniesPlainly(t.review.text) || t.isAcross() || t.lacksAny(i, j, anyClause, nil) || !t.holdsAll(i, j) {
		return false
	}
	own := retrieval.NewText(t.review.text).Words()
	ownDenied := denied(t.review.text, own)
	all, found, total, near := 0, 0, 0.0, 0.0
	for _, k := range t.told {
		w := t.rareWeight(k)
		total += w
		for n := max(0, j-1); n <= min(j+1, len(t.trust[i])-1); n++ {
			if t.trust[i][n][k] >= surely {
				near += w
				break
			}
		}
		if t.deniedAt(k, own, ownDenied) && !isNegated(t.concepts[k].Word) {
			if all++; t.trust[i][j][k] >= surely {
				found++
			}
		}
	}
	return all > 0 && found == all && near >= leastDenied*total
}

// leastDenial is how much of a statement a sentence tells at least that denies
// it.
const leastDenial = 0.6

// holdsAll reports whether a sentence has all numbers and dates of the statement.
func (t *telling) holdsAll(i, j int) bool {
	return !slices.ContainsFunc(t.quantities, func(q retrieval.Quantity) bool { return !t.hasNear(&q, i, j) && !t.isPlain(&q) })
}

// rivalName looks for another name in the place of one of the statement that the
// source does not have at all. It is not told across languages, where a name
// may be written in ways that nobody knows.
func (t *telling) rivalName(i, j int, concepts func(string) []retrieval.Concept) opposition {
	if t.isAcross() {
		return opposition{}
	}
	for _, k := range t.names {
		run := t.nameRun(k)
		if t.isTitle(k) || honorifics()[t.concepts[k].Word] || t.quoted(t.at[k]) || t.best(k) >= surely || !t.tellsRest(i, j, run) {
			continue
		}
		quote := t.sources[i].Article.Quote(t.sources[i].sentences[j].span)
		other := newReview(quote, concepts(quote))
		if told := t.inTheSamePlace(run, i, j, other); told != "" {
			return opposition{Comparison: Comparison{Kind: Name, Claimed: t.withoutParticle(t.runText(run)), Told: told, Share: t.shareAt(t.withoutRun(run), i, j)}}
		}
	}
	return opposition{}
}

// nameRun returns the names of the statement that stand together with one.
func (t *telling) nameRun(k int) []int {
	at := slices.Index(t.names, k)
	from, to := at, at
	for from > 0 && t.joined(t.names[from-1], t.names[from]) {
		from--
	}
	for to+1 < len(t.names) && t.joined(t.names[to], t.names[to+1]) {
		to++
	}
	return t.names[from : to+1]
}

// joined reports whether two names stand next to one another and are no offices.
func (r *review) joined(a, b int) bool {
	end := r.at[a] + len(r.concepts[a].Word)
	return !r.isTitle(a) && !r.isTitle(b) && !honorifics()[r.concepts[a].Word] && end <= r.at[b] && strings.Trim(r.text[end:r.at[b]], " .-") == ""
}

func (t *telling) runText(run []int) string {
	last := run[len(run)-1]
	return t.review.text[t.at[run[0]]:min(len(t.review.text), t.at[last]+len(t.concepts[last].Word))]
}

func (t *telling) withoutRun(run []int) []int {
	return slices.DeleteFunc(slices.Clone(t.told), func(k int) bool { return slices.Contains(run, k) })
}

// tellsRest reports whether a sentence tells all but a name.
func (t *telling) tellsRest(i, j int, run []int) bool {
	rest := t.withoutRun(run)
	but := make(map[int]bool)
	for _, k := range run {
		if but[k] = true; t.trust[i][j][k] >= surely {
			return false
		}
	}
	plain := slices.DeleteFunc(slices.Clone(rest), t.isNameAt)
	return len(rest) >= fewestRest && t.shareAt(rest, i, j) >= leastRestOfName && (len(plain) == 0 || t.shareAt(plain, i, j) >= leastRestOfName) && !t.lacksAny(i, j, anyClause, but) && t.holdsAll(i, j)
}

// leastRestOfName is how much of the rest of a statement a sentence tells at least
// that gives another name, and fewestRest how many words that are.
const (
	leastRestOfName = 0.65
	fewestRest      = 2
)

// inTheSamePlace returns the name that a sentence has next to the same words as
// the statement has a name of its own, "" if there is none: of several, the one
// that the rest of the statement stands nearest to.
func (t *telling) inTheSamePlace(run []int, i, j int, other *review) string {
	s := &t.sources[i].sentences[j]
	last := run[len(run)-1]
	span := corpus.Span{Start: t.at[run[0]], End: t.at[last] + len(t.concepts[last].Word)}
	words := s.text.Words()
	best, nearest := "", 0
	for at := 0; at < len(other.names); {
		o := (&telling{examination: &examination{review: other}}).nameRun(other.names[at])
		at += len(o)
		if o = t.alike(run, o, other); len(o) == 0 || other.isTitle(o[0]) || t.isOwnName(o, other) || hasHangul(other.concepts[o[0]].Word) != hasHangul(t.concepts[last].Word) {
			continue
		}
		end := other.at[o[len(o)-1]] + len(other.concepts[o[len(o)-1]].Word)
		place := corpus.Span{Start: other.at[o[0]], End: min(len(other.text), end)}
		for _, k := range t.beside(span) {
			before := t.at[k] < span.Start
			if slices.Contains(run, k) || !isBeside(words, t.concepts[k].At(s.text), place, before) {
				continue
			}
			if d := t.restFrom(place, run, i, j); best == "" || d < nearest {
				best, nearest = strings.TrimFunc(other.text[place.Start:place.End], func(r rune) bool { return !isWordy(r) }), d
			}
		}
	}
	return best
}

// alike returns those names of another sentence that may stand for some of the
// statement's: of places, places if there are any, and none that are known to be
// something else.
func (t *telling) alike(run, o []int, other *review) []int {
	isPlace := func(r *review) func(int) bool {
		return func(k int) bool { return retrieval.IsPlace(r.concepts[k].Word) }
	}
	if !slices.ContainsFunc(run, isPlace(t.review)) {
		return o
	}
	if n := slices.IndexFunc(o, isPlace(other)); n >= 0 {
		return o[n : n+1]
	}
	return slices.DeleteFunc(slices.Clone(o), func(k int) bool { return retrieval.IsProper(other.concepts[k].Word) })
}

// restFrom returns how far the words of the statement, but for a name, stand from
// a place in a sentence, in words.
func (t *telling) restFrom(place corpus.Span, run []int, i, j int) int {
	sum := 0
	s := &t.sources[i].sentences[j]
	for _, k := range t.withoutRun(run) {
		if at := t.concepts[k].At(s.text); len(at) > 0 {
			sum += min(mostDistance, apartBy(s.text.Words(), at, place))
		}
	}
	return sum
}

// isOwnName reports whether the statement has a part of a name as well.
func (t *telling) isOwnName(run []int, other *review) bool {
	own := strings.ToLower(t.review.text)
	return slices.ContainsFunc(run, func(k int) bool {
		return !honorifics()[other.concepts[k].Word] && (strings.Contains(own, other.concepts[k].Stem) || strings.Contains(own, other.concepts[k].Word))
	})
}

// honorifics stand before names and are none.
var honorifics = wordSet(`mr mrs ms dr prof sir rev st lady lord miss`)

// isBeside reports whether one of some words stands next to a place, on a side.
func isBeside(words []corpus.Span, at []int, place corpus.Span, before bool) bool {
	return slices.ContainsFunc(at, func(n int) bool {
		return n < len(words) && (words[n].Start < place.Start) == before && apartBy(words, []int{n}, place) <= mostBetween
	})
}

func isWordy(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
