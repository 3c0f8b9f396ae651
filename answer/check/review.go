package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/retrieval"
)

// A review is a sentence as it is checked: what it holds that must stand in a
// passage.
type review struct {
	text       string
	concepts   []retrieval.Concept
	at         []int // where each concept stands, in bytes of text, about
	quotations []quotation
	quantities []retrieval.Quantity
	fractions  []fraction
	clocks     []clock
	// counts are the concepts that quantities count, by their places, as far as
	// they were looked for.
	counts map[corpus.Span]int
	// names are indices of the concepts that are names or offices.
	names []int
	links []string
	// clauses are where each clause ends, in bytes.
	clauses []int
	negated bool
}

func newReview(text string, concepts []retrieval.Concept) *review {
	r := &review{
		text: text, concepts: concepts, quotations: quotations(text), fractions: fractions(text), clocks: clocks(text),
		links: links.FindAllString(text, -1), clauses: clausesOf(text),
		counts: make(map[corpus.Span]int),
	}
	r.quantities = wholeQuantities(withoutLinks(text), r.fractions)
	r.negated = isNegated(text)
	r.place()
	for i := range concepts {
		if r.isName(i) {
			r.names = append(r.names, i)
		}
	}
	return r
}

// verbal is a Korean noun with what makes a verb of it.
var verbal = regexp.MustCompile(`([가-힣]{2,})((?:되|됐|된|될|하|했|한|할|시키|시켰|당했|당하)[가-힣]*)`)

// apart returns a text in which such nouns stand by themselves: the vocabulary
// and articles may have them without the verb. Addresses are no words.
func apart(text string) string {
	return verbal.ReplaceAllStringFunc(withoutLinks(text), func(word string) string {
		m := verbal.FindStringSubmatch(word)
		if retrieval.Knows(m[1]) {
			return m[1] + " " + m[2]
		}
		return word
	})
}

// wholeQuantities returns the quantities of a text that are no parts of
// fractions.
func wholeQuantities(text string, fractions []fraction) []retrieval.Quantity {
	all := retrieval.Quantities(text)
	for _, s := range timeSpans(text) {
		if !slices.ContainsFunc(all, func(q retrieval.Quantity) bool { return q.Span.Overlaps(s.Span) }) {
			all = append(all, s)
		}
	}
	return slices.DeleteFunc(all, func(q retrieval.Quantity) bool {
		return slices.ContainsFunc(fractions, func(f fraction) bool { return q.Span.Start < f.end && f.start < q.Span.End })
	})
}

// links are addresses of pages and of mail.
var links = regexp.MustCompile(`(?i)(?:[a-z][a-z0-9+.-]{1,20}://|www\.)[^\s()<>]*[^\s()<>.,;:!?'"]|\b(?:javascript|vbscript|data|mailto|tel|file):[^\s<>]+|\b[\w.+-]+@[\w-]+\.[\w.-]*\w`)

// withoutLinks returns a text with spaces in the place of addresses.
func withoutLinks(text string) string {
	return links.ReplaceAllStringFunc(text, func(link string) string { return strings.Repeat(" ", len(link)) })
}

// HasLink reports whether a text holds the address of a page or of mail.
func HasLink(text string) bool { return links.MatchString(text) }

// place finds where the concepts stand: they come in the sentence's order.
func (r *review) place() {
	r.at = make([]int, len(r.concepts))
	folded := strings.ToLower(r.text)
	if len(folded) != len(r.text) {
		folded = r.text
	}
	from := 0
	for i, c := range r.concepts {
		r.at[i] = from
		if n := strings.Index(folded[from:], c.Word); n >= 0 {
			r.at[i] = from + n
			from += n + len(c.Word)
		}
	}
}

// unquoted returns the sentence without what it quotes.
func (r *review) unquoted() string {
	var b strings.Builder
	from := 0
	for _, q := range r.quotations {
		b.WriteString(r.text[from:q.start])
		from = q.end
	}
	b.WriteString(r.text[from:])
	return b.String()
}

// quoted reports whether a byte stands in a quotation.
func (r *review) quoted(at int) bool {
	for _, q := range r.quotations {
		if at >= q.start && at < q.end {
			return true
		}
	}
	return false
}

// clauseEnd is what stands between two clauses.
var clauseEnd = regexp.MustCompile(`[,;]\s|\s(?:and|while|but|whereas|although|though)\s|[고며](?:,|\s)|지만(?:,|\s)|는데(?:,|\s)|[.!?]\s`)

func clausesOf(text string) []int {
	var out []int
	for _, m := range clauseEnd.FindAllStringIndex(text, -1) {
		out = append(out, m[1])
	}
	return append(out, len(text))
}

// clause returns the number of the clause that a byte stands in.
func (r *review) clause(at int) int {
	for i, end := range r.clauses {
		if at < end {
			return i
		}
	}
	return len(r.clauses) - 1
}

// written returns a concept's word as the sentence has it.
func (r *review) written(i int) string {
	c := &r.concepts[i]
	if end := r.at[i] + len(c.Word); end <= len(r.text) {
		if word := r.text[r.at[i]:end]; strings.EqualFold(word, c.Word) {
			return word
		}
	}
	return c.Word
}

// isQuantity reports whether a concept is a part of a quantity.
func (r *review) isQuantity(i int) bool {
	for _, q := range r.quantities {
		if r.at[i] >= q.Span.Start && r.at[i] < q.Span.End {
			return true
		}
	}
	for _, f := range r.fractions {
		if r.at[i] >= f.start && r.at[i] < f.end {
			return true
		}
	}
	first, _ := utf8.DecodeRuneInString(r.concepts[i].Word)
	return unicode.IsDigit(first)
}

// isEmpty reports whether a concept says nothing by itself.
func (r *review) isEmpty(i int) bool {
	c := &r.concepts[i]
	return lightVerbs.MatchString(c.Word) || functionWords()[c.Word] || functionWords()[c.Stem] || calendarWords()[c.Word] || calendarWords()[c.Stem]
}

// anyClause stands for all of them.
const anyClause = -1

// inClause returns the concepts of a clause that say something, numbers aside.
func (r *review) inClause(n int) []int {
	var out []int
	for k := range r.concepts {
		if !r.isEmpty(k) && !r.isQuantity(k) && (n == anyClause || r.clause(r.at[k]) == n) {
			out = append(out, k)
		}
	}
	return out
}
