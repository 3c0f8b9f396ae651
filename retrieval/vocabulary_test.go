package retrieval

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEachLineOfTheVocabularyIsRight(t *testing.T) {
	files, err := vocabularyFiles.ReadDir("vocabulary")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	lines := 0
	for _, f := range files {
		text, err := vocabularyFiles.ReadFile("vocabulary/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for line := range strings.Lines(string(text)) {
			n++
			en, ko, err := parseEntry(line)
			if err != nil {
				t.Errorf("%s:%d: %s", f.Name(), n, err)
				continue
			}
			lines += min(len(en), 1)
			for _, side := range [][]string{en, ko} {
				for i, w := range side {
					if slices.Contains(side[:i], w) {
						t.Errorf("%s:%d has %q twice", f.Name(), n, w)
					}
				}
			}
		}
	}
	if lines < 300 {
		t.Errorf("%d entries, want 300 at least", lines)
	}
	for line := range strings.Lines(surnamesFile) {
		if _, _, err := parseEntry(line); err != nil {
			t.Error(err)
		}
	}
}

// equivalentsOf returns the stems of what stands for a stem, phrases in brackets.
func equivalentsOf(v *Vocabulary, stem string) map[string]float64 {
	out := make(map[string]float64)
	for _, e := range v.equivalents(stem) {
		forms := e.forms
		if e.only != nil {
			forms = e.only
		}
		if e.phrase != nil {
			forms = []string{"[" + strings.Join(e.phrase, " ") + "]"}
		}
		for _, f := range forms {
			out[f] = e.trust
		}
	}
	return out
}

func TestTheVocabularyTranslatesBothWaysAndNamesSynonyms(t *testing.T) {
	v, err := NewVocabulary(strings.NewReader("# a comment\nzorp, zorp house = 회동했다, 누누다 # both\n\nzimb = 국제 잔치\n"))
	if err != nil {
		t.Fatal(err)
	}
	for stem, want := range map[string]map[string]float64{
		"zorp": {"회동": translationTrust, "누눴": translationTrust, "[zorp hous]": synonymTrust},
		"누눴":   {"zorp": translationTrust, "누누": inflectionTrust, "회동": synonymTrust},
		"zimb": {"[국제 잔치]": translationTrust},
		"국제잔치": {"zimb": translationTrust},
	} {
		got := equivalentsOf(v, stem)
		for form, trust := range want {
			if got[form] != trust {
				t.Errorf("%s is told by %s with %v, want %v", stem, form, got[form], trust)
			}
		}
	}
	if equivalentsOf(v, "국제")["zimb"] != 0 || equivalentsOf(v, "hous")["회동"] != 0 {
		t.Error("a word of a phrase is taken for the phrase")
	}
	if v.name() == "" || builtinVocabulary().name() != "" {
		t.Error("names do not tell what an operator added")
	}
}

func TestEveryWordMeetsItsTranslations(t *testing.T) {
	v := builtinVocabulary()
	for stem, want := range map[string]string{
		"met": "만났", "만난": "meet", "bought": "구매", "russian": "러시아", "kenyan": "케냐", "프랑스": "french", "child": "아이",
	} {
		if equivalentsOf(v, stem)[want] == 0 {
			t.Errorf("%s is not told by %s: %v", stem, want, equivalentsOf(v, stem))
		}
	}
}

func TestWhatIsWrongWithALineIsTold(t *testing.T) {
	for text, want := range map[string]VocabularyError{
		"\nno line at all": {2, NoEquals, "no line at all"},
		"a = 가 = b":        {1, NoEquals, "a = 가 = b"},
		"a, = 가":           {1, NotEnglish, ""},
		"회의 = meeting":     {1, NotEnglish, "회의"},
		"meeting = ":       {1, NotKorean, ""},
		"one two three four five six seven = 칠":    {1, NotEnglish, "one two three four five six seven"},
		strings.Repeat("a,", 50) + "a = 가":         {1, TooLong, strings.Repeat("a,", 50) + "a = 가"},
		"# c\n" + strings.Repeat("a=가\n", 3) + "?": {5, NoEquals, "?"},
	} {
		_, err := NewVocabulary(strings.NewReader(text))
		var got *VocabularyError
		if !errors.As(err, &got) || *got != want {
			t.Errorf("%.40q: got %+v, want %+v", text, got, want)
		}
	}
	_, err := NewVocabulary(strings.NewReader(strings.Repeat("a=가\n", maxVocabulary/5)))
	if got := new(VocabularyError); !errors.As(err, &got) || got.Wrong != TooLong {
		t.Errorf("a huge file: %v", err)
	}
}

func FuzzVocabulary(f *testing.F) {
	f.Add("white house = 백악관, 흰 집 # c", "white house")
	f.Add("a = 하다, 르다, ㅎ, 좋다, ㅋㅋ다", "아")
	f.Fuzz(func(t *testing.T, text, question string) {
		v, err := NewVocabulary(strings.NewReader(text))
		if err != nil {
			return
		}
		x := meetings()
		x.vocabulary = v
		for _, c := range x.concepts(question) {
			for _, form := range c.forms {
				if form.weight < 0 || form.trust < 0 || form.trust > 1 {
					t.Errorf("%q has the form %+v", c.Word, form)
				}
			}
		}
		for key := range v.senses {
			if key == "" || !utf8.ValidString(key) && utf8.ValidString(text) {
				t.Errorf("the key %q", key)
			}
		}
	})
}

// keysOf returns the stems that find an entry, with all senses that they should
// find.
func keysOf(v *Vocabulary) map[string][]sense {
	out := make(map[string][]sense)
	for i := range v.entries {
		v.entries[i].keys(func(key string, side, lemma int) {
			out[key] = append(out[key], sense{int32(i), uint16(side), uint16(lemma)})
		})
	}
	return out
}

func TestEachEntryIsFoundByItsStems(t *testing.T) {
	v := loadVocabulary()
	for stem, want := range keysOf(v) {
		want = slices.DeleteFunc(want, func(s sense) bool { return v.entry(s).inflection })
		got := slices.DeleteFunc(slices.Clone(v.of(stem)), func(s sense) bool { return v.entry(s).inflection })
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %d senses, want %d", stem, len(got), len(want))
		}
	}
	if v.of("walkstep") != nil || v.of("") != nil {
		t.Error("what is no word is found")
	}
}

func TestNoWordIsItsOwnEquivalent(t *testing.T) {
	v := builtinVocabulary()
	for stem := range keysOf(v) {
		for form, trust := range equivalentsOf(v, stem) {
			if form == "" || trust <= 0 || trust > 1 {
				t.Errorf("%q is told by %q with %v", stem, form, trust)
			}
		}
		for _, e := range v.equivalents(stem) {
			if slices.Contains(e.only, stem) {
				t.Errorf("%q is another form of itself", stem)
			}
		}
	}
}
