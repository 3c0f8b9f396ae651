package answer

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// listAsked finds questions for all the people of something.
var listAsked = regexp.MustCompile(`(?i)\bwho (all )?(attended|participated|joined|took part|was present|were present|were|met|came|are)\b|\bwho .*\b(attend|join|participate|take part)|` +
	`누가[^?]*(참석|참가|참여|동석|모였|함께)|누구누구|참석자|참가자|동석자|(참석|참가|참여|동석|함께)한 (사람|인물|이)`)

// attends are words for taking part.
var attends = regexp.MustCompile(`(?i)^(attend|participat|join|present)|^(참석|참가|참여|동석|함께)`)

// tookPart is how sentences tell that somebody else took part.
var tookPart = regexp.MustCompile(`(?i)\b(attended|joined|took part|was present|were present|participated|came along|was there|were there)\b|참석|참가|참여|동석|함께|배석|합류`)

const (
	// listReach is how far behind the best a statement's score may be, on the
	// logarithmic scale, for its people to join a list.
	listReach = 4.0
	// mostPeople bounds a list, and mostMentions those that it is made of.
	mostPeople   = 12
	mostMentions = 200
)

// A listed person with the window that names them.
type listed struct {
	person *person
	window *window
}

// list gathers the people that a question for all of them asks for: those whom
// the statements name that speak of the event as much as the best does. It
// returns none unless there are two or more.
func (r *reading) list() []listed {
	if r.kind != kindWho || !listAsked.MatchString(r.text) {
		return nil
	}
	all, from := r.mentioned()
	at := make(map[*statement][]string)
	for _, s := range r.statements {
		at[s] = venues(s.passage, s.place)
	}
	main := r.venue(at)
	var out []listed
	windows := make(map[*statement]*window)
	for _, p := range people(all) {
		s := r.best(p, from)
		if isSurname(p.fullest.name) || r.absent(p, from, main, at) {
			continue
		}
		if windows[s] == nil {
			windows[s] = r.window(s)
		}
		if out = append(out, listed{p, windows[s]}); len(out) == mostPeople {
			break
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// mentioned returns whom the statements on the event name, and which of them
// does. Those whom the question names are left out.
func (r *reading) mentioned() ([]mention, map[mention]*statement) {
	var all []mention
	from := make(map[mention]*statement)
	for _, s := range r.eventful() {
		for _, m := range mentions(s.passage.Article, s.span) {
			if len(all) < mostMentions && !r.asks(m.name) {
				all = append(all, m)
				from[m] = s
			}
		}
	}
	return all, from
}

// venue returns the place of the event that is asked for: that of the best
// statement, or else the one at which most happened that the question is about.
func (r *reading) venue(at map[*statement][]string) []string {
	if found := at[r.statements[0]]; found != nil {
		return found
	}
	sums := make(map[string]float64)
	for _, s := range r.statements {
		if x := r.event(s); x > 0 {
			for _, v := range at[s] {
				sums[v] += x
			}
		}
	}
	var out []string
	for _, v := range slices.Sorted(maps.Keys(sums)) {
		if out == nil || sums[v] > sums[out[0]] {
			out = []string{v}
		}
	}
	return out
}

// absent reports whether a person is told to have been at another place than
// that of the event, and not there too.
func (r *reading) absent(p *person, from map[mention]*statement, main []string, at map[*statement][]string) bool {
	away := slices.ContainsFunc(p.mentions, func(m mention) bool { return elsewhere(at[from[m]], main) })
	return away && !slices.ContainsFunc(r.statements, func(s *statement) bool {
		there := at[s]
		return there != nil && !elsewhere(there, main) && hasName(s.passage.Article.Quote(s.span), p.fullest.name)
	})
}

// eventful returns the statements that speak of what the question is about and
// are not far behind the best, and those next to them that tell who else took
// part.
func (r *reading) eventful() []*statement {
	best := r.statements[0]
	var out []*statement
	speaks := make(map[[2]int]bool) // by hit and place
	for _, s := range r.statements {
		if s.score >= best.score-listReach && (!s.foreign || best.foreign) && r.event(s) > 0 && r.event(s) >= r.event(best)/3 {
			out = append(out, s)
			speaks[[2]int{s.hit, s.place}] = true
		}
	}
	for _, s := range r.statements {
		beside := speaks[[2]int{s.hit, s.place - 1}] || speaks[[2]int{s.hit, s.place + 1}]
		if beside && !speaks[[2]int{s.hit, s.place}] && (!s.foreign || best.foreign) && tookPart.MatchString(s.passage.Article.Quote(s.span)) {
			out = append(out, s)
		}
	}
	order := make(map[string]int) // of the articles: the one with the best statement first
	for i, s := range slices.Backward(out) {
		order[s.passage.Article.ID] = i
	}
	slices.SortStableFunc(out, func(a, b *statement) int {
		return cmp.Or(order[a.passage.Article.ID]-order[b.passage.Article.ID], a.span.Start-b.span.Start)
	})
	return out
}

// event tells how much of the question a statement speaks of.
func (r *reading) event(s *statement) float64 {
	sum := 0.0
	for i, c := range r.concepts {
		sum += c.Weight * s.trust[i]
	}
	return sum
}

// asks reports whether the question itself has a name: who met whom is not
// asked for whom it names.
func (r *reading) asks(name string) bool { return hasName(r.text, name) }

// hasName reports whether a text has a part of a name that is more than a
// letter.
func hasName(text, name string) bool {
	for part := range strings.FieldsSeq(name) {
		if utf8.RuneCountInString(part) > 1 && strings.Contains(text, part) {
			return true
		}
	}
	return false
}

// best returns the best statement that names a person.
func (r *reading) best(p *person, from map[mention]*statement) *statement {
	var out *statement
	for _, m := range p.mentions {
		if s := from[m]; out == nil || m == p.fullest && s.score > out.score-1 || s.score > out.score+1 {
			out = s
		}
	}
	return out
}

// composeList returns the text of a list, its citations and its short form.
func (r *reading) composeList(people []listed) (text string, citations []Citation, short string) {
	var b, names strings.Builder
	for _, l := range people {
		a := l.window.passage.Article
		n := 1 + slices.IndexFunc(citations, func(c Citation) bool { return c.Article.ID == a.ID && c.Span.Contains(l.window.span) })
		if n == 0 {
			n = len(citations) + 1
		}
		m := l.person.fullest
		shown := toldText(m.text())
		entry := shown + " [" + strconv.Itoa(n) + "]"
		if utf8.RuneCountInString(b.String()+entry)+2 > MaxText {
			break
		}
		if b.Len() > 0 {
			b.WriteString(r.separator())
			names.WriteString(r.separator())
		}
		b.WriteString(entry)
		names.WriteString(shown)
		if n > len(citations) {
			citations = append(citations, Citation{N: n, Article: a, Span: l.window.quote})
		}
	}
	return b.String(), citations, names.String()
}

// separator stands between the people of a list, whose offices may hold
// commas.
func (r *reading) separator() string {
	if r.lang == "ko" {
		return ", "
	}
	return "; "
}
