package retrieval

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestATextTellsWhichWordsSpeakOfAConcept(t *testing.T) {
	x := lexicalOf("The harbour bridge was opened.", "이재용 회장과 올트먼 CEO가 서초 사옥에서 만났다.")
	for _, c := range []struct {
		question, text string
		want           []int
	}{
		{"harbour", "A Harbour, and harbours again", []int{1, 3}},
		{"harbour", "A ﬁne\u00a0\n  harbour", []int{2}}, // folding makes two letters of the first word's
		{"올트먼", "샘 올트먼은 올트먼과", []int{1, 2}},
		{"서초사옥", "삼성 서초 사옥에서", []int{1, 2}},
		{"bridge", "no such thing", nil},
		{"bridge", "", nil},
	} {
		concepts := x.concepts(c.question)
		if len(concepts) != 1 {
			t.Fatalf("%s: %d concepts", c.question, len(concepts))
		}
		text := NewText(c.text)
		got := concepts[0].At(text)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q in %q: -want +got\n%s", c.question, c.text, diff)
		}
		if in := concepts[0].In(text); in > 0 != (len(got) > 0) {
			t.Errorf("%q in %q: trust %v, words %v", c.question, c.text, in, got)
		}
	}
}

func FuzzWordsOfATextAreInOrder(f *testing.F) {
	f.Add("삼성 서초 사옥", "서초사옥 bridge")
	f.Add("ﬁ\u0130 Ａ\xff", "\u00a0x")
	x := lexicalOf("The harbour bridge was opened.")
	f.Fuzz(func(t *testing.T, s, question string) {
		text := NewText(s)
		end := 0
		for _, w := range text.Words() {
			if w.Start < end || w.End <= w.Start || w.End > len(s) {
				t.Fatalf("%q: word %v after %d", s, w, end)
			}
			end = w.End
		}
		for _, c := range x.concepts(question) {
			for _, at := range c.At(text) {
				if at < 0 || at >= len(text.Words()) {
					t.Errorf("%q: word %d of %d", s, at, len(text.Words()))
				}
			}
		}
	})
}
