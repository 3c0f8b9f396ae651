package corpus

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func articleOf(text string) *Article {
	return &Article{ID: "a.txt", Title: "A", Text: text, Body: Span{0, len(text)}}
}

// words returns a sentence of n characters that names itself.
func words(name string, n int) string {
	return name + strings.Repeat(" word", n)[:n-len(name)-1] + "."
}

func textsOf(passages []*Passage) []string {
	var out []string
	for _, p := range passages {
		out = append(out, p.Text())
	}
	return out
}

func TestParagraphsStayWholeAndShortOnesAreJoined(t *testing.T) {
	long, longer, short := words("Long", 700), words("Longer", 1100), words("Short", 100)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"one sentence", "It rained.", []string{"It rained."}},
		{"a heading and its paragraph", "# Rain\n\n" + long, []string{"# Rain\n\n" + long}},
		{"two long paragraphs", long + "\n\n" + longer, []string{long, longer}},
		{"a short paragraph that does not fit", short + "\n\n" + longer + "\n", []string{short, longer}},
		{"a short paragraph after a long one", long + "\n\n" + short, []string{long, short}},
		{"short paragraphs until they are enough", strings.Join([]string{short, words("B", 350), words("C", 200), short}, "\r\n\r\n"),
			[]string{strings.Join([]string{short, words("B", 350), words("C", 200)}, "\r\n\r\n"), short}},
		{"a gap that is too wide", short + strings.Repeat("\n", MaxPassage) + short, []string{short, short}},
		{"nothing but white space", " \n\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, textsOf(Split(articleOf(c.text)))); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestPartsOfALongParagraphOverlapByASentence(t *testing.T) {
	var sentences []string
	for i := range 20 {
		sentences = append(sentences, words(fmt.Sprintf("S%d", i), 150))
	}
	passages := Split(articleOf(strings.Join(sentences, " ")))
	if len(passages) < 3 {
		t.Fatalf("%d passages", len(passages))
	}
	for i, p := range passages {
		if n := utf8.RuneCountInString(p.Text()); n > MaxPassage || n < shortParagraph {
			t.Errorf("passage %d has %d characters", i, n)
		}
		if i > 0 && p.Sentences[0] != passages[i-1].Sentences[len(passages[i-1].Sentences)-1] {
			t.Errorf("passage %d does not begin with the last sentence before", i)
		}
	}
}

func TestASentenceThatLeavesNoRoomIsNotRepeated(t *testing.T) {
	a, b := words("A", 1000), words("B", 1000)
	if diff := cmp.Diff([]string{a, b}, textsOf(Split(articleOf(a+" "+b)))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestPassagesAreOfTheBodyAlone(t *testing.T) {
	a := articleOf("---\ntitle: Rain\n---\nIt rained.\n")
	a.Body.Start = strings.Index(a.Text, "It")
	if diff := cmp.Diff([]string{"It rained."}, textsOf(Split(a))); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestPassageIDsTellWhatIsTheSame(t *testing.T) {
	id := func(a *Article) string { return Split(a)[0].ID }
	text := "It rained."
	base := id(articleOf(text))
	for _, c := range []struct {
		name string
		a    *Article
		same bool
	}{
		{"the same again", articleOf(text), true},
		{"moved within the article", articleOf("\n\n  " + text + "\n"), true},
		{"another text", articleOf("It snowed."), false},
		{"another article", &Article{ID: "b.txt", Title: "A", Text: text, Body: Span{0, len(text)}}, false},
		{"another title", &Article{ID: "a.txt", Title: "B", Text: text, Body: Span{0, len(text)}}, false},
		{"parts that run together the same", &Article{ID: "a.tx", Title: "tA", Text: text, Body: Span{0, len(text)}}, false},
	} {
		if got := id(c.a) == base; got != c.same {
			t.Errorf("%s: same ID is %t, want %t", c.name, got, c.same)
		}
	}
}

func TestEqualPassagesOfAnArticleHaveTheirOwnIDs(t *testing.T) {
	paragraph := words("Again", 600)
	passages := Split(articleOf(strings.Repeat(paragraph+"\n\n", 3)))
	ids := make(map[string]bool)
	for _, p := range passages {
		ids[p.ID] = true
	}
	if len(passages) != 3 || len(ids) != 3 {
		t.Errorf("%d passages with %d IDs, want 3 with 3", len(passages), len(ids))
	}
}

func TestASentenceAppendedToAPassageChangesNoOther(t *testing.T) {
	for i, p := range Split(articleOf(strings.Repeat(words("S", 150)+" ", 20))) {
		if cap(p.Sentences) != len(p.Sentences) {
			t.Errorf("passage %d shares the room after its sentences", i)
		}
	}
}

// The time is to grow with the size alone: B/s are about the same in each pair.
func BenchmarkSplit(b *testing.B) {
	prose := koreanProse + "The board met on Tuesday to hear the U.S. report. "
	for _, c := range []struct{ name, unit string }{
		{"articles", strings.Repeat(prose, 5) + "\n\n"},
		{"one paragraph", prose},
		{"tiny sentences", "? "},
		{"no space", "가"},
		{"blank lines", "\n"},
		{"blank lines and letters", "a\n\n"},
		{"open brackets", "a. ("},
		{"initials", "A. B. "},
		{"numbers", "1. 2. "},
		{"lone full stops", ". "},
		{"notes", "a.[1]"},
		{"headings", "# a\n"},
	} {
		for _, size := range []int{1 << 18, 1 << 21} {
			text := strings.Repeat(c.unit, size/len(c.unit))
			b.Run(fmt.Sprintf("%s/%dK", c.name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Split(articleOf(text))
				}
			})
		}
	}
}
