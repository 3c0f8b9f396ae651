package answer

import (
	"slices"
	"strings"

	"footnote/corpus"
)

// venueEnds are how Korean words for places to meet at end, and venueWords the
// English ones. A city or a country is none: a meeting in Seoul may well be the
// one at a hotel.
var (
	venueEnds = []string{
		"호텔", "사옥", "본사", "회관", "청사", "관", "홀", "센터", "빌딩", "타워", "궁", "공원", "식당", "학교", "대학", "공장", "캠퍼스", "극장", "경기장",
		"플라자", "성당", "교회", "사무실", "광장", "병원", "공항",
	}
	venueWords = wordsSet(`hotel building hall palace centre center tower headquarters office park museum library university plaza
		restaurant stadium theatre theater airport church cathedral factory club campus lighthouse station`)
)

// venueReach is how many sentences of a paragraph may tell what happened at a
// place after the one that names it.
const venueReach = 2

// venues returns the places at which what the i-th sentence of a passage tells
// happened, as far as it or those just before it in its paragraph say so.
func venues(p *corpus.Passage, i int) []string {
	for j := i; j >= max(0, i-venueReach); j-- {
		if j < i {
			if _, blank := blankLine(p.Article.Text[p.Sentences[j].End:p.Sentences[j+1].Start]); blank > 0 {
				return nil
			}
		}
		if found := venuesIn(p.Article.Text, p.Sentences[j]); found != nil {
			return found
		}
	}
	return nil
}

func venuesIn(text string, s corpus.Span) []string {
	var out []string
	all := tokens(text, s)
	for i := range all {
		t := &all[i]
		switch {
		case t.is == asPlace && strings.HasPrefix(t.text[len(t.noun):], "에서") && endsWithAny(t.noun, venueEnds):
			out = append(out, t.noun)
		case venueWords()[t.lower]:
			name := t.lower
			if i > 0 && all[i-1].capital && !all[i-1].function && t.before == "" {
				name = all[i-1].lower + " " + name
			}
			out = append(out, name)
		}
	}
	return out
}

// elsewhere reports whether what happened at some places happened at other
// places than something else. Where nothing is known of one, it did not: 서초사옥
// and 사옥 may be the same.
func elsewhere(one, other []string) bool {
	if len(one) == 0 || len(other) == 0 {
		return false
	}
	return !slices.ContainsFunc(one, func(a string) bool {
		return slices.ContainsFunc(other, func(b string) bool { return strings.HasSuffix(a, b) || strings.HasSuffix(b, a) })
	})
}
