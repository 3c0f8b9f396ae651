package answer

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"footnote/corpus"
	"footnote/internal/message"
)

// readChosen is what phrases and statements are learnt from.
type readChosen struct {
	// phrases are those of the sentences that answer, by the articles' language.
	phrases map[string][]*choice
	// statements are the sentences that are found.
	statements []*choice
}

// readChoices asks the questions that the whole sets answer, and makes choices
// of what is read.
func readChoices(t *testing.T, asked []asking) readChosen {
	t.Helper()
	out := readChosen{phrases: make(map[string][]*choice)}
	for i := range asked {
		a := &asked[i]
		if a.small || !a.as.answerable() {
			continue
		}
		r := a.read(t)
		if len(r.statements) == 0 {
			continue
		}
		answer := a.spot(r)
		out.statements = append(out.statements, a.statementChoice(r, answer))
		if a.as != askedQuestion {
			continue
		}
		if c := a.phraseChoice(r, answer); c != nil {
			out.phrases[a.lang] = append(out.phrases[a.lang], c)
		}
	}
	return out
}

// A spot is where the answer to a question begins.
type spot struct {
	article *corpus.Article
	at      int
}

// spot returns that of a question in the passages that are found, a nil article
// if they do not have it.
func (a *asking) spot(r *reading) spot {
	for _, h := range r.hits {
		if at := a.at(h.Passage.Article); at >= 0 {
			return spot{h.Passage.Article, at}
		}
	}
	return spot{}
}

func (s spot) in(st *statement) bool {
	return st.passage.Article == s.article && st.span.Start <= s.at && s.at < st.span.End
}

// phraseChoice returns the phrases of the best statement that answers, nil if no
// statement does.
func (a *asking) phraseChoice(r *reading, answer spot) *choice {
	i := slices.IndexFunc(r.statements, answer.in)
	if i < 0 {
		return nil
	}
	s := r.statements[i]
	if s.phrases == nil {
		r.parse(s)
	}
	if len(s.phrases) == 0 {
		return nil
	}
	c := &choice{home: a.home, lang: a.lang, weight: 1}
	for i := range s.phrases {
		c.candidates = append(c.candidates, a.phraseCandidate(r, s, &s.phrases[i]))
	}
	aimAtBest(c)
	return c
}

func (a *asking) phraseCandidate(r *reading, s *statement, p *phrase) candidate {
	text := s.passage.Article.Text
	clues := r.phraseCluesOf(text, s.tokens, p)
	var c candidate
	for i, x := range clues.features {
		c.set(i, x)
	}
	for _, at := range classesOf(r.kind, &clues) {
		c.set(at, 1)
	}
	for _, said := range a.Answers {
		c.worth = max(c.worth, overlap(compared(text[p.span.Start:p.span.End]), compared(said)))
	}
	return c
}

// What of the characters of an answer the best phrase must share to be learnt
// from (F1), and which share of that others must have to be aimed at too, the
// more the better they are.
const (
	leastWorth = 0.7
	worthAim   = 0.6
	worthPower = 4
)

// aimAtBest sets the aims of phrases.
func aimAtBest(c *choice) {
	best := 0.0
	for i := range c.candidates {
		best = max(best, c.candidates[i].worth)
	}
	for i := range c.candidates {
		if p := &c.candidates[i]; best > leastWorth && p.worth > worthAim*best {
			p.aim = math.Pow(p.worth, worthPower)
		}
	}
}

// phraseColumns name the weights of phrases of a language: features, then shapes
// and particles for each kind of question, particles, and what stands before.
func phraseColumns(group string) []column {
	out := columnsOf(group, phraseNames)
	for _, kind := range kindNames {
		out = append(out, columnsOf(group+"/"+kind, shapeNames)...)
		out = append(out, columnsOf(group+"/"+kind, particleNames)...)
	}
	out = append(out, columnsOf(group+"/particle", particleNames)...)
	return append(out, columnsOf(group+"/before", beforeNames())...)
}

// classesOf returns the columns of the classes of a phrase.
func classesOf(k kind, c *phraseClues) []int {
	byKind := int(phraseFeatures) + int(k)*(int(shapes)+int(particleCount))
	particles := int(phraseFeatures) + int(kindCount)*(int(shapes)+int(particleCount))
	return []int{
		byKind + int(c.shape), byKind + int(shapes) + int(c.is),
		particles + int(c.is), particles + int(particleCount) + int(c.before),
	}
}

// phraseGroups are the groups of the phrases' weights by language.
var phraseGroups = map[string]string{message.English: "phrase-en", message.Korean: "phrase-ko"}

// fitPhrases fits the weights of phrases of one language.
func fitPhrases(t *testing.T, lang string, choices []*choice) []weight {
	t.Helper()
	if len(choices) == 0 {
		t.Fatalf("no set has articles in the language %q, so that nothing tells its weights", lang)
	}
	columns := phraseColumns(phraseGroups[lang])
	bounds := unbounded(len(columns))
	in := foldsOf(homesOf(choices))
	sum := 0.0
	for fold := range folds {
		w := fitChoices(t, learnt(choices, func(c *choice) bool { return in[c.home] != fold }), bounds)
		for _, c := range choices {
			if in[c.home] == fold {
				sum += c.worths(w)[0]
			}
		}
	}
	t.Logf("phrases %s: F1 %.4f of %d", lang, sum/float64(len(choices)), len(choices))
	return weightsIn(columns, fitChoices(t, learnt(choices, func(*choice) bool { return true }), bounds))
}

// compared returns what of a text counts when answers are compared.
func compared(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

// overlap returns the F1 measure over the characters of two texts, each counting
// as often as it stands there.
func overlap(a, b string) float64 {
	left := make(map[rune]int)
	all, same := 0, 0
	for _, r := range b {
		left[r]++
		all++
	}
	for _, r := range a {
		all++
		if left[r] > 0 {
			left[r]--
			same++
		}
	}
	if same == 0 {
		return 0
	}
	return 2 * float64(same) / float64(all)
}

// The weights are numbered as the model looks for them.
func TestPhraseColumnsAreThoseOfTheModel(t *testing.T) {
	columns := phraseColumns("p")
	for k := range kindCount {
		for is := range particleCount {
			c := phraseClues{shape: shapeTitle, is: is, before: beforeBy}
			var got []column
			for _, at := range classesOf(k, &c) {
				got = append(got, columns[at])
			}
			want := []column{
				{"p/" + kindNames[k], "title"}, {"p/" + kindNames[k], particleNames[is]},
				{"p/particle", particleNames[is]}, {"p/before", "by"},
			}
			for i := range want {
				if got[i] != want[i] {
					t.Errorf("%s, %s: column %v, want %v", kindNames[k], particleNames[is], got[i], want[i])
				}
			}
		}
	}
}
