package check

import (
	"footnote/corpus"
)

// A Source is a passage that a model was given.
type Source struct {
	Article *corpus.Article
	// Span is what the model saw, Sentences are those in it, in order.
	Span      corpus.Span
	Sentences []corpus.Span
}

// A Claim is a sentence that a model wrote.
type Claim struct {
	// Text is without marks.
	Text  string
	Marks []Mark
	// Links are the addresses of links and images that stood in its markup.
	Links []string
}

// A Mark names a passage that is to say what a sentence claims.
type Mark struct {
	// N is the passage's number, from 1 on.
	N int
	// Words are what the model gave as the passage's own; may be empty.
	Words string
}

// A Kind is what a check is about.
type Kind string

// The kinds. Each is also the name of the fault if the check fails.
const (
	// Passage: the number that a mark names is one of a passage.
	Passage Kind = "passage"
	// Cited: a sentence without marks is said, word for word, by a passage.
	Cited Kind = "cited"
	// Quotation: words in quotation marks, or given with a mark, stand in a
	// passage that is cited.
	Quotation Kind = "quotation"
	// Speaker: who is named with quoted words is named near them.
	Speaker Kind = "speaker"
	// Number and Date: a quantity stands in a passage that is cited, and near
	// what is named with it.
	Number Kind = "number"
	Date   Kind = "date"
	// Name: a name or an office stands in a passage that is cited.
	Name Kind = "name"
	// Link: an address stands in a passage that is cited.
	Link Kind = "link"
	// Said: the passages speak of what the sentence speaks of.
	Said Kind = "said"
	// Polarity: they do not say the contrary.
	Polarity Kind = "polarity"
	// Own: the sentence is not the prompt's.
	Own Kind = "own"
	// Judged: a second model found that the passages support the sentence.
	Judged Kind = "judged"
)

// A Check is one thing that was looked for.
type Check struct {
	Kind Kind
	// Item is the part of the sentence that it is about; may be empty.
	Item   string
	Passed bool
}

// A Place is where a passage says what a sentence claims.
type Place struct {
	// N is the passage's number, from 1 on.
	N int
	// Span holds whole sentences, or the words that are quoted.
	Span corpus.Span
}

// A Verdict tells whether a sentence may be shown.
type Verdict struct {
	// Text is the sentence with its quotations as the articles have them.
	Text string
	// Places say so, in the order of the marks; none if a check failed.
	Places []Place
	Checks []Check
}

// Faults returns the checks that failed.
func (v *Verdict) Faults() []Check {
	var out []Check
	for _, c := range v.Checks {
		if !c.Passed {
			out = append(out, c)
		}
	}
	return out
}

// Good reports whether the sentence may be shown.
func (v *Verdict) Good() bool { return len(v.Places) > 0 }
