package answer

import (
	"fmt"
	"strings"
	"testing"

	"footnote/corpus"
)

func tokensOf(text string) []token { return tokens(text, corpus.Span{End: len(text)}) }

func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"It cost $500, or 3.5% of 1,234 won.":     "It cost $500 or 3.5% of 1,234 won",
		"The U.S. court met at 10 a.m. (in D.C.)": "The U.S court met at 10 a m in D.C",
		"Lee Jae-yong's phone—new.":               "Lee Jae-yong's phone new",
		"A 'big' day":                             "A big day",
		"소설 《광장》을 썼다.":                            "소설 광장/object 썼다/predicate",
		"‘별’이라는 시":                                "별/named 시",
		"반도체(DS) 부문장이":                            "반도체 DS 부문장/subject",
		"5,000억 달러를":                              "5,000억 달러/object",
		"이재용·손정의 회장은":                             "이재용 손정/owner 회장/topic",
		"ARM은 90%를":                               "ARM/topic 90%/object",
		"1990~1995년":                              "1990~1995년",
		"AT&T and R&D":                            "AT&T and R&D",
		"“…”":                                     "",
		"\u200b":                                  "",
		"café naïve":                              "café naïve",
	} {
		var got []string
		for _, x := range tokensOf(text) {
			s := x.text
			if x.is != noParticle {
				s = x.noun + "/" + particleNames[x.is]
			}
			got = append(got, s)
		}
		if joined := strings.Join(got, " "); joined != want {
			t.Errorf("%q has the tokens %q, want %q", text, joined, want)
		}
	}
}

func TestTokensKnowTheirWordAndWhatStandsBetween(t *testing.T) {
	got := ""
	for _, x := range tokensOf("One (two-three), four·five") {
		got += fmt.Sprintf("%s %d %q %v; ", x.text, x.word, x.before, x.glued)
	}
	if want := `One 0 "" false; two-three 1 "(" true; four 2 ")," false; five 2 "·" true; `; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func phrasesOf(text string) map[string]bool {
	out := make(map[string]bool)
	for _, p := range phrases(tokensOf(text)) {
		out[text[p.span.Start:p.span.End]] = true
	}
	return out
}

func TestPhrasesAreWhatMayAnswer(t *testing.T) {
	for _, c := range []struct {
		text        string
		want, never []string
	}{
		{
			"The bridge of Lindmoor was opened by Queen Adela in 1871. It rained.",
			[]string{"bridge", "bridge of Lindmoor", "Queen Adela", "1871", "opened by Queen Adela"},
			[]string{"The bridge", "bridge of", "in 1871", "1871. It", "1871. It rained", "by Queen Adela"},
		},
		{
			"소설 《광장》을 최인훈이 1960년에 발표했다.",
			[]string{"광장", "최인훈", "1960년"},
			[]string{"광장》을", "소설 《광장", "1960년에 발표했다. "},
		},
		{
			"Rene Haas (CEO of ARM) came, and Son left.",
			[]string{"Rene Haas", "CEO of ARM", "Son"},
			[]string{"Rene Haas (CEO", "ARM) came", "and Son"},
		},
		{"Ann, Bob and Cid", []string{"Ann, Bob and Cid"}, nil},
	} {
		got := phrasesOf(c.text)
		for _, s := range c.want {
			if !got[s] {
				t.Errorf("%q has no phrase %q", c.text, s)
			}
		}
		for _, s := range c.never {
			if got[s] {
				t.Errorf("%q has the phrase %q", c.text, s)
			}
		}
	}
}

func TestPhrasesAreBounded(t *testing.T) {
	for _, word := range []string{"word ", "낱말이 ", "Ann, "} {
		text := strings.Repeat(word, 500)
		if n := len(phrases(tokensOf(text))); n > 500*2*longestEnglish {
			t.Errorf("%q: %d phrases", word, n)
		}
	}
}

func TestShapes(t *testing.T) {
	for text, want := range map[string]shape{
		"1871": shapeYear, "1871년": shapeYear, "4 February 2025": shapeTime, "2월 4일": shapeTime, "월요일": shapeTime,
		"$500 billion": shapeQuantity, "90%": shapeQuantity, "5,000억 달러": shapeQuantity, "두 명": shapeQuantity,
		"12": shapeNumber, "seven": shapeNumber,
		"Queen Adela": shapeName, "ARM": shapeName, "old Adela": shapeMixed, "큰 다리": shapeOther, "a red boat": shapeOther,
		"이재용 회장": shapePerson, "샘 올트먼 CEO": shapePerson,
	} {
		all := tokensOf(text)
		p := phrase{to: len(all), span: corpus.Span{End: len(text)}}
		if got := p.shape(text, all); got != want {
			t.Errorf("%q is of shape %s, want %s", text, shapeNames[got], shapeNames[want])
		}
	}
	text := "그는 《광장》을 썼다"
	all := tokensOf(text)
	p := phrase{from: 1, to: 2, span: all[1].span}
	if got := p.shape(text, all); got != shapeTitle {
		t.Errorf("a title is of shape %s", shapeNames[got])
	}
}

func TestWhatStandsBefore(t *testing.T) {
	for text, want := range map[string]string{ // before the last token
		"Adela": "nothing", "the Adela": "article", "in Seoul": "in", "by Adela": "by", "of Adela": "of", "to Adela": "to",
		"with Adela": "with", "is Adela": "is", "named Adela": "named", "who Adela": "function", "met Adela": "word", "met, Adela": "mark",
		"서울에서 회동": "after-place", "회장은 누구": "after-topic", "큰 다리": "after-none", "만났다 회장": "after-predicate",
	} {
		all := tokensOf(text)
		p := phrase{from: len(all) - 1, to: len(all)}
		if got := beforeNames()[standsBefore(all, &p)]; got != want {
			t.Errorf("before the end of %q stands %s, want %s", text, got, want)
		}
	}
}
