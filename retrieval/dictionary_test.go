package retrieval

import (
	"errors"
	"strings"
	"testing"
)

// wordsOf returns a dictionary's words.
func wordsIn(x *lexical) string {
	var out []string
	for i := range x.words.ends {
		out = append(out, x.words.word(i))
	}
	return strings.Join(out, " ")
}

func TestADictionaryHoldsTheStemsThatMayBeMistaken(t *testing.T) {
	x := lexicalOf("베토벤은 1823년에 곡을 썼다.", "Concertos of the sea, 東京, 베토벤이", strings.Repeat("가", 100)+" "+strings.Repeat("x", 100))
	if got := wordsIn(x); got != "concerto 곡을 년에 베토벤 썼다" {
		t.Errorf("the words are %q", got)
	}
	for _, w := range strings.Fields("concerto 베토벤") {
		if i := x.words.find(w); i < 0 || int(x.words.terms[i]) != x.find(wordHash(w)) {
			t.Errorf("%s is at %d", w, i)
		}
	}
	for _, w := range []string{"", "가", "concert", "베토벤이", "힣힣"} {
		if i := x.words.find(w); i >= 0 {
			t.Errorf("%q is at %d", w, i)
		}
	}
}

func TestWordsOutliveUpdatesRemovalsAndReopening(t *testing.T) {
	path := indexPath(t)
	first, second, third := article("a", "도서관 one"), article("b", "베토벤 two"), article("c", "콜럼버스 three")
	ix := open(t, path, nil)
	near := func(ix *Index, asked string) string { return concept(t, ix.state().lexical, asked).Near }
	for _, c := range []struct {
		name                      string
		change                    func()
		library, composer, sailor string
	}{
		{"one", func() { bring(t, ix, first) }, "도서관", "", ""},
		{"two", func() { bring(t, ix, first, second) }, "도서관", "베토벤", ""},
		{"reopened", func() { ix = open(t, path, nil) }, "도서관", "베토벤", ""},
		{"one of them gone", func() { bring(t, ix, second, third) }, "", "베토벤", "콜럼버스"},
		{"reopened again", func() { ix = open(t, path, nil) }, "", "베토벤", "콜럼버스"},
	} {
		c.change()
		whole(t, ix)
		if a, b, d := near(ix, "도서간"), near(ix, "배토벤"), near(ix, "콜롬버스"); a != c.library || b != c.composer || d != c.sailor {
			t.Errorf("%s: near %q, %q, %q", c.name, a, b, d)
		}
	}
}

func TestADictionaryThatDoesNotFitItsTermsIsRefused(t *testing.T) {
	whole := func() *lexical { return lexicalOf("베토벤 도서관 콜럼버스") }
	if _, err := parseLexical(whole().appendTo(nil), 1); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		damage func(d *dictionary)
	}{
		{"another word", func(d *dictionary) { d.text = strings.Replace(d.text, "도서관", "도서실", 1) }},
		{"another term", func(d *dictionary) { d.terms[0] = d.terms[1] }},
		{"a term that is not there", func(d *dictionary) { d.terms[0] = 1 << 30 }},
		{"words that overlap", func(d *dictionary) { d.ends[0], d.ends[1] = d.ends[1], d.ends[0] }},
		{"a word behind the end", func(d *dictionary) { d.ends[2]++ }},
		{"letters left over", func(d *dictionary) { d.text += "x" }},
		{"a word twice", func(d *dictionary) {
			d.text = d.text[:9] + d.text
			d.ends = []uint32{9, 18, d.ends[1] + 9, d.ends[2] + 9}
			d.terms = append(d.terms[:1:1], d.terms...)
		}},
	} {
		x := whole()
		c.damage(&x.words)
		if _, err := parseLexical(x.appendTo(nil), 1); !errors.Is(err, errPostings) {
			t.Errorf("%s: error %v", c.name, err)
		}
	}
	file := whole().appendTo(nil)
	for n := range file {
		if _, err := parseLexical(file[:n], 1); !errors.Is(err, errPostings) {
			t.Errorf("%d of %d bytes: error %v", n, len(file), err)
		}
	}
	if _, err := parseLexical(append(file, 0), 1); !errors.Is(err, errPostings) {
		t.Errorf("a byte too many: error %v", err)
	}
}
