package answer

import (
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

const (
	// listShare is the share of the best statement's score on the logarithmic
	// scale that one has at least whose people join a list.
	listReach = 4.0
	// mostPeople bounds a list.
	mostPeople = 12
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
	var all []mention
	from := make(map[mention]*statement)
	for _, s := range r.eventful() {
		for _, m := range mentions(s.passage.Article, s.span) {
			if asked := r.asks(m.name); !asked {
				all = append(all, m)
				from[m] = s
			}
		}
	}
	var out []listed
	windows := make(map[*statement]*window)
	for _, p := range people(all) {
		s := r.best(p, from)
		if windows[s] == nil {
			windows[s] = r.window(s)
		}
		if len(out) < mostPeople && !isSurname(p.fullest.name) {
			out = append(out, listed{p, windows[s]})
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// eventful returns the statements that speak of what the question is about and
// are not far behind the best.
func (r *reading) eventful() []*statement {
	best := r.statements[0]
	var out []*statement
	for _, s := range r.statements {
		if s.score < best.score-listReach {
			break
		}
		if !s.foreign || best.foreign {
			if r.event(s) > 0 && r.event(s) >= r.event(best)/3 {
				out = append(out, s)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b *statement) int {
		if a.passage.Article != b.passage.Article {
			return 0
		}
		return a.span.Start - b.span.Start
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
func (r *reading) asks(name string) bool {
	for _, part := range strings.Fields(name) {
		if utf8.RuneCountInString(part) > 1 && strings.Contains(r.text, part) {
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
