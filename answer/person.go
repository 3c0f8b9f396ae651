package answer

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"footnote/retrieval"
)

// A person is who is mentioned, in one or several places.
type person struct {
	mentions []mention
	// fullest is the mention that tells most.
	fullest mention
}

// people merges mentions: who is named in part, by surname and office or with
// an error of typing is who is named in full. They are in the order in which
// they are mentioned first.
func people(all []mention) []*person {
	byLength := slices.Clone(all)
	slices.SortStableFunc(byLength, func(a, b mention) int {
		return cmp.Compare(utf8.RuneCountInString(b.name), utf8.RuneCountInString(a.name))
	})
	order := make(map[mention]int)
	for i, m := range slices.Backward(all) {
		order[m] = i
	}
	var out []*person
	first := make(map[*person]int)
	for _, m := range byLength {
		i := slices.IndexFunc(out, func(p *person) bool { return p.is(m) })
		if i < 0 {
			p := &person{mentions: []mention{m}, fullest: m}
			out, first[p] = append(out, p), order[m]
			continue
		}
		first[out[i]] = min(first[out[i]], order[m])
		out[i].mentions = append(out[i].mentions, m)
		if m.name == out[i].fullest.name && len(m.office) > len(out[i].fullest.office) {
			out[i].fullest = m
		}
	}
	slices.SortStableFunc(out, func(a, b *person) int { return cmp.Compare(first[a], first[b]) })
	return out
}

// is reports whether a mention is of the person.
func (p *person) is(m mention) bool {
	return !slices.ContainsFunc(p.mentions, func(known mention) bool { return known.besides(m) }) &&
		slices.ContainsFunc(p.mentions, func(known mention) bool { return known.samePerson(m) })
}

// besides reports whether one sentence names two people in full: names there
// that are alike are no errors.
func (m *mention) besides(other mention) bool {
	return m.article == other.article && m.sentence == other.sentence && m.name != other.name && m.full() && other.full()
}

// full reports whether a name has a surname and a given name.
func (m *mention) full() bool { return koreanName.MatchString(m.name) || strings.Contains(m.name, " ") }

// samePerson reports whether two mentions are of one person, the first by a
// name that is no shorter.
func (m *mention) samePerson(other mention) bool {
	switch {
	case m.name == other.name:
		return true
	case isSurname(other.name): // 이 회장 is 이재용 … 회장
		return strings.HasPrefix(m.name, other.name) && koreanName.MatchString(m.name) && m.title() == other.title()
	case koreanName.MatchString(m.name) && koreanName.MatchString(other.name):
		return m.title() == other.title() && retrieval.Alike(m.name, other.name)
	}
	long, short := strings.Fields(m.name), strings.Fields(other.name)
	if len(short) == 1 && len(long) > 1 { // 올트먼 is 샘 올트먼
		return slices.ContainsFunc(long, func(part string) bool { return retrieval.Alike(part, short[0]) })
	}
	if len(short) != len(long) {
		return false
	}
	for i := range long {
		if !retrieval.Alike(long[i], short[i]) {
			return false
		}
	}
	return true
}

// title returns the office without whose it is: "회장" of "삼성전자 회장".
func (m *mention) title() string {
	fields := strings.Fields(m.office)
	if len(fields) == 0 {
		return ""
	}
	title, _, _ := strings.Cut(fields[len(fields)-1], "(")
	return title
}
