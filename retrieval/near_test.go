package retrieval

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// nearestWords returns the words that a word may be meant for, nearest first.
func nearestWords(x *lexical, asked string) []string {
	t := tokenize(asked)[0]
	var out []string
	for _, n := range x.nearWords(t, t.stem()) {
		out = append(out, x.words.word(n.word))
	}
	return out
}

func TestAMistypedWordIsNearTheRightOne(t *testing.T) {
	x := lexicalOf("베토벤은 교향곡을 썼다. 도서관이 훌륭한 색이다.", "Vivaldi composed concertos in 1723.", "고래와 돌고래, 콜럼버스", "가위 DDR5")
	for asked, want := range map[string]string{
		"배토벤": "베토벤", "베토밴": "베토벤", "베톱엔": "베토벤", "베토벤긑": "베토벤", "벼토벤이": "베토벤",
		"도서간": "도서관", "더사간": "", "도서ㄱ솬": "도서관", "휼륭한": "훌륭", "콜롬버스": "콜럼버스", "콜럼버스에능": "콜럼버스",
		"Vivaldl": "vivaldi", "Viavldi": "vivaldi", "Vivalddi": "vivaldi", "concetros": "concerto",
		"1724": "", "가뮈": "가위", "위": "", "DDR4": "", "москва": "", "兎": "",
	} {
		if got := nearestWords(x, asked); want == "" && len(got) > 0 || want != "" && !slices.Contains(got, want) {
			t.Errorf("%s is near %q, want %q", asked, got, want)
		}
	}
}

func TestSignaturesLoseNoNearWord(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	words := randomWords(r, 2_000)
	x := lexicalOf(strings.Join(words, ", "))
	for _, w := range words[:300] {
		letters := lettersOf(t, w)
		at := r.IntN(len(letters) - 1)
		letters[at], letters[at+1] = letters[at+1], letters[at]
		got := x.words.near(letters, oneError)
		for i := range x.words.ends {
			other := lettersOf(t, x.words.word(i))
			d := distance(letters, other, oneError)
			if near := d > 0 && d <= oneError; near != slices.ContainsFunc(got, func(n nearWord) bool { return n.word == i }) {
				t.Errorf("%s with letters exchanged: near %s is %v", w, x.words.word(i), near)
			}
		}
	}
}

// The right word of each pair is put into a long passage once, and the wrong one
// into a short one, many times.
func TestAWrongWordNeverOutranksARightOne(t *testing.T) {
	filler := strings.Repeat("바람이 불고 비가 내리며 들판에 꽃이 핀다 and rivers run down to the sea. ", 4)
	for _, c := range []struct{ right, wrong string }{
		{"베토벤", "배토벤"}, {"베토벤", "베톱엔"}, {"콜럼버스", "콜롬버스"}, {"냉장실", "냉쟝실"}, {"강철", "강절"},
		{"훌륭한", "휼륭한"}, {"하프", "하브"}, {"도서관", "도서간"}, {"Vivaldi", "Viavldi"}, {"Einstein", "Einstien"},
		{"modern", "modem"}, {"Columbus", "Colombus"},
	} {
		for _, copies := range []int{1, 5} {
			texts := []string{strings.Repeat(c.wrong+". ", copies)}
			for range copies {
				texts = append(texts, filler+c.right+". "+filler)
			}
			x := lexicalOf(texts...)
			for _, question := range []string{c.right, c.right + "?", "바람 " + c.right} {
				found := x.search(queryTerms(x.concepts(question)), len(texts), nil)
				if at := slices.IndexFunc(found, func(s scored) bool { return s.doc == 0 }); at >= 0 && at != len(texts)-1 {
					t.Errorf("%q, %d times: %s is at %d of %v", question, copies, c.wrong, at, found)
				}
			}
		}
	}
}

func TestAnArticlesErrorIsFoundByTheRightWord(t *testing.T) {
	for _, c := range []struct{ right, wrong string }{
		{"베토벤이", "베톱엔이"}, {"콜럼버스", "클럼버스"}, {"하프", "하브"}, {"Einstein", "Einstien"},
	} {
		x := lexicalOf("오늘 "+c.wrong+" 왔다.", c.right+" 왔다.", c.right+" 갔다.", "아무것도 없다.")
		terms := queryTerms(x.concepts(c.right))
		found := x.search(terms, 9, nil)
		if len(found) != 3 || found[2].doc != 0 {
			t.Errorf("%s finds %v", c.right, found)
			continue
		}
		label := ""
		for _, s := range x.explain(terms, []uint32{0})[0] {
			if strings.Contains(s.Term, "≈") {
				label = s.Term
			}
		}
		stem := func(w string) string { return tokenize(w)[0].stem() }
		if want := stem(c.wrong) + "≈" + stem(c.right); label != want {
			t.Errorf("%s is explained as %q, want %q", c.right, label, want)
		}
	}
}

func TestAFrequentWordIsNotCorrected(t *testing.T) {
	x := lexicalOf("사과 사과", "사과", "사과", "사고", "사고", "사고", "사고", "사고", "사고", "사고")
	for _, f := range concept(t, x, "사과").forms {
		if f.meant != "" {
			t.Errorf("사과 is taken for %s", f.text)
		}
	}
}

func TestANearWordIsNotKnownButTold(t *testing.T) {
	x := lexicalOf("베토벤은 교향곡을 썼다.", "Vivaldi composed.")
	for asked, want := range map[string]string{"배토벤": "베토벤", "Viavldi": "vivaldi", "베토벤": "", "쇼팽": "", "Chopin": ""} {
		c := concept(t, x, asked)
		if c.Near != want || c.Known != (asked == "베토벤") {
			t.Errorf("%s: near %q, known %v", asked, c.Near, c.Known)
		}
		if got := c.In(NewText("오늘 베토벤과 Vivaldi")); want != "" && (got <= 0 || got >= gramTrust) {
			t.Errorf("a text speaks of %s by %v", asked, got)
		}
	}
}

func TestALongQuestionIsForgivenInPart(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	x := lexicalOf("베토벤은 교향곡을 썼다.")
	near := 0
	for range 2 {
		near = 0
		question := strings.Join(randomWords(r, mostForgiven), "? ") + "? 배토벤"
		for _, c := range x.concepts(question) {
			if c.Near != "" {
				near++
			}
		}
	}
	if near != 0 {
		t.Errorf("%d words are forgiven after many others", near)
	}
}

func TestCompoundsAreTakenApartIntoWords(t *testing.T) {
	x := lexicalOf("겨울 바다 여행", "오렌지 주스는 맛있다", "바다에서 여행하는 여행자")
	for compound, want := range map[string]string{
		"겨울바다":                             "바다 겨울",
		"겨울바다여행":                           "여행 바다 겨울",
		"겨울바다꽃":                            "바다 겨울",
		"오렌지주스":                            "주스 오렌",
		"겨울호수":                             "",
		"바다":                               "",
		"":                                 "",
		strings.Repeat("바다", mostCompound): "",
	} {
		var got []string
		for _, q := range x.parts(compound) {
			got = append(got, q.text)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%s is made of %q, want %q", compound, s, want)
		}
	}
}

func TestSpacesOnEitherSideLoseNoMatch(t *testing.T) {
	texts := []string{"들판에 꽃이 핀다.", "올해 겨울바다여행은 동해로 갔다.", "겨울에 꽃을 보았다."}
	for _, c := range []struct{ text, question string }{
		{"올해 겨울바다여행은 동해로 갔다.", "겨울 바다 여행"},
		{"올해 겨울 바다로 여행을 갔다.", "겨울바다여행"},
	} {
		texts[1] = c.text
		x := lexicalOf(texts...)
		if found := x.search(queryTerms(x.concepts(c.question)), 3, nil); len(found) == 0 || found[0].doc != 1 {
			t.Errorf("%s in %q: found %v", c.question, c.text, found)
		}
	}
}

// randomWords returns distinct words in both scripts, of 2 to 5 syllables or 5 to
// 10 letters.
func randomWords(r *rand.Rand, n int) []string {
	seen := make(map[string]bool, n)
	out := make([]string, 0, n)
	for len(out) < n {
		var b strings.Builder
		if r.IntN(3) == 0 {
			for range 5 + r.IntN(6) {
				b.WriteByte(byte('a' + r.IntN(26)))
			}
		} else {
			for range 2 + r.IntN(4) {
				b.WriteRune(rune(syllableBase + tails*r.IntN(leads*vowels) + []int{0, 0, 4, 8, 21}[r.IntN(5)]))
			}
		}
		if w := b.String(); !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

// BenchmarkNear looks for all that a mistyped word may be meant for, and makes the
// signatures once.
func BenchmarkNear(b *testing.B) {
	for _, n := range []int{10_000, 300_000, 1_000_000} {
		words := randomWords(rand.New(rand.NewPCG(5, 6)), n)
		set, d := make(spellings), document{}
		set.add(words)
		for h := range set {
			d = append(d, termCount{h, 1})
		}
		slices.SortFunc(d, func(a, b termCount) int { return cmp.Compare(a.term, b.term) })
		x := buildLexical([]document{d})
		x.setWords(&dictionary{}, set)
		b.Run(fmt.Sprint(n, "/signatures"), func(b *testing.B) {
			for b.Loop() {
				newSignatures(&x.words)
			}
		})
		b.Run(fmt.Sprint(n, "/lookup"), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				w := []rune(words[i%1_000])
				w[len(w)/2]++
				t := token{text: string(w), script: scriptOf(w[0])}
				x.nearWords(t, t.text)
			}
		})
	}
}
