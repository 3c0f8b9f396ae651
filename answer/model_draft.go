package answer

import (
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sashabaranov/go-openai"

	"footnote/answer/check"
	"footnote/corpus"
	"footnote/retrieval"
)

// A draft takes a model's reply piece by piece and gives out its sentences,
// each once it is whole and checked. From the first one on that fails its
// checks, all are held back until the draft is settled, so that they come in
// their order.
type draft struct {
	// cites is nil for a draft that gives nothing out.
	cites *citer
	// judge checks a sentence.
	judge func(check.Claim) check.Verdict
	emit  func(string)

	thoughts thoughts
	// line is what is there of the line that is being written, used how many
	// bytes of its text, as [readMarks] returns it, went into sentences.
	line string
	used int
	// held is the last sentence of the line before: marks may follow on a
	// line of their own.
	held *sentence
	// breaks: the next sentence begins a line.
	breaks bool
	// fenced: within a code block. sources: within the list of sources that
	// some models add, which is not read.
	fenced, sources bool
	// read counts characters.
	read int

	// wrote: the reply had text, used or not.
	wrote     bool
	abstained bool
	// sentences are those that were read, shown how many of them were given
	// out or passed over.
	sentences []*sentence
	shown     int
	// text is what was emitted.
	text      strings.Builder
	citations []Citation
}

// A sentence is one of a model's.
type sentence struct {
	check.Claim
	// begins: it is the first of its line.
	begins bool
	// verdict is of the sentence as it may be shown, first of the one that the
	// model wrote at first. They differ if repaired.
	verdict, first check.Verdict
	repaired       bool
	// out is what it is in the answer, with its marks; empty if it is not.
	out string
}

func newDraft(cites *citer, judge func(check.Claim) check.Verdict, emit func(string)) *draft {
	return &draft{cites: cites, judge: judge, emit: emit}
}

// write takes the next piece. It returns [errEnough] if no more is needed.
func (d *draft) write(piece string) error {
	piece = d.thoughts.write(piece)
	d.wrote = d.wrote || strings.TrimSpace(piece) != ""
	d.read += utf8.RuneCountInString(piece)
	for {
		part, rest, found := strings.Cut(piece, "\n")
		d.line += part
		if !found {
			break
		}
		d.endLine(true)
		piece = rest
	}
	d.readLine(false)
	if d.abstained || d.read > maxModelText {
		return errEnough
	}
	return nil
}

// end takes the reason for which the model ended, and returns an error if that
// is not that it was done.
func (d *draft) end(reason openai.FinishReason) error {
	switch reason {
	case openai.FinishReasonLength:
		d.close(false)
		return &retrieval.ServerError{Failure: retrieval.FailureLength}
	case openai.FinishReasonContentFilter:
		d.close(false)
		return &retrieval.ServerError{Failure: retrieval.FailureRequest}
	case "":
		// Some servers name no reason; and some connections just end.
		if !d.close(false) {
			return &retrieval.ServerError{Failure: retrieval.FailureReach, Err: io.ErrUnexpectedEOF}
		}
		return nil
	default:
		d.close(true)
		return nil
	}
}

// close gives out what is left. If the reply is not known to be complete, a
// last sentence that has no end is left out, and close returns false.
func (d *draft) close(complete bool) bool {
	rest := d.thoughts.close()
	d.wrote = d.wrote || strings.TrimSpace(rest) != ""
	d.line += rest
	whole := complete || ended(d.line)
	d.endLine(whole)
	d.release()
	return whole
}

// ended reports whether a line ends as a sentence or with a mark.
func ended(line string) bool {
	text, marks := readMarks(strings.TrimSpace(line), true, true)
	text = strings.TrimRight(text, "\"'”’)」』")
	last, _ := utf8.DecodeLastRuneInString(text)
	return text == "" || strings.ContainsRune(".?!…。？！", last) || len(marks) > 0 && marks[len(marks)-1].at >= len(text)
}

// endLine reads a line to its end, or, if it broke off, to its last whole
// sentence.
func (d *draft) endLine(whole bool) {
	switch line := strings.TrimSpace(d.line); {
	case strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~"):
		d.fenced = !d.fenced
	case sourcesHeading.MatchString(line):
		d.sources = true
	default:
		d.readLine(whole)
	}
	d.line, d.used, d.breaks = "", 0, true
}

// sourcesHeading begins a list of sources: the citations are that list.
var sourcesHeading = regexp.MustCompile(`(?i)^[#*\s]*(sources?|references|citations|출처|참고|참고\s?문헌)[*\s]*[:：]?[*\s]*$`)

// lineStart is Markdown before a line's text: a heading's or a quotation's.
var lineStart = regexp.MustCompile(`^\s*(#{1,6}\s+|>\s*)*`)

// readLine gives out the whole sentences of the line.
func (d *draft) readLine(whole bool) {
	if d.sources || d.abstained || strings.HasPrefix(strings.TrimSpace(d.line), "```") {
		return
	}
	line := d.line[len(lineStart.FindString(d.line)):]
	r := readLine(line, whole, !d.fenced)
	text, marks := string(r.text), r.marks
	if strings.TrimSpace(text) == "" {
		if whole {
			d.append(marks)
		}
		return
	}
	if strings.ContainsFunc(text, wordy) {
		d.release() // This line has a text of its own, so no marks of the one before.
	}
	if !strings.ContainsFunc(text[min(d.used, len(text)):], wordy) && !whole {
		return
	}
	if d.used > len(text) {
		return
	}
	spans := corpus.Sentences(text, corpus.Span{Start: d.used, End: len(text)})
	for i, s := range spans {
		last := i == len(spans)-1
		if !whole && (last || !begun(text[spans[i+1].Start:])) {
			return
		}
		next := len(text)
		if !last {
			next = spans[i+1].Start
		}
		d.sentence(text[s.Start:s.End], r, next, last)
		d.used = next
	}
}

// begun reports whether there is enough of a text to tell that a sentence begins
// with it: a number must be whole, which may go on with a date, as in
// "2025. 2. 4.".
func begun(text string) bool {
	at := strings.IndexFunc(text, wordy)
	if at < 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text[at:])
	return !unicode.IsDigit(first) || strings.ContainsFunc(text[at:], unicode.IsSpace)
}

// maxSentence is in characters: no quote supports more than twice its length.
const maxSentence = 2 * MaxQuote

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// sentence takes the next sentence of a line, with those of the line's marks
// that stand before next, where the sentence after it begins.
func (d *draft) sentence(text string, line *markReader, next int, last bool) {
	s := &sentence{Claim: check.Claim{Text: text}, begins: d.breaks}
	for _, m := range line.marks {
		if m.at > d.used && m.at <= next || m.at == 0 && d.used == 0 {
			s.Marks = append(s.Marks, check.Mark{N: m.n, Words: m.words})
		}
	}
	for _, m := range line.links {
		if m.at >= d.used && (m.at < next || last) {
			s.Links = append(s.Links, m.words)
		}
	}
	d.breaks = false
	d.release()
	if before, after, found := strings.Cut(text, noAnswer); found && len(strings.Fields(before)) <= 1 {
		// In the middle of an answer, the word means nothing.
		d.abstained = d.shown == 0 && len(strings.Fields(after)) <= 1 || len(d.sentences) == 0
		return
	}
	d.held = s
	if !last {
		d.release()
	}
}

// append adds marks that stand alone on a line to the sentence before them.
func (d *draft) append(marks []mark) {
	for _, m := range marks {
		if d.held != nil {
			d.held.Marks = append(d.held.Marks, check.Mark{N: m.n, Words: m.words})
		}
	}
}

// release checks the sentence held back, and gives out what may be.
func (d *draft) release() {
	s := d.held
	d.held = nil
	if s == nil || d.abstained {
		return
	}
	s.Text = shownText(s.Text)
	again := slices.ContainsFunc(d.sentences, func(o *sentence) bool { return o.Text == s.Text })
	if again || !strings.ContainsFunc(s.Text, wordy) {
		return // Models that come to no end repeat themselves.
	}
	if utf8.RuneCountInString(s.Text) > maxSentence {
		s.verdict.Checks = []check.Check{{Kind: check.Said, Item: first(s.Text, MaxQuote)}}
	} else {
		s.verdict = d.judge(s.Claim)
	}
	s.first = s.verdict
	d.sentences = append(d.sentences, s)
	d.show(false)
}

// shownText returns a model's words in one line, with nothing in them that
// reads as a mark or a tag, or makes a link of a bracket.
func shownText(s string) string {
	s = oneLine(defused(seen(s)))
	return strings.ReplaceAll(tag.ReplaceAllString(s, "‹$1›"), "](", "] (")
}

// tag is a tag of HTML, as it is left of code.
var tag = regexp.MustCompile(`<([A-Za-z/!?][^<>]*)>`)

// show gives out the sentences that come next, up to one that failed its
// checks; if settled, without those.
func (d *draft) show(settled bool) {
	if d.cites == nil {
		return // It is only read.
	}
	for ; d.shown < len(d.sentences); d.shown++ {
		s := d.sentences[d.shown]
		if !s.verdict.Good() {
			if !settled {
				return
			}
			// What follows a line's first sentence begins that line.
			if next := d.shown + 1; s.begins && next < len(d.sentences) {
				d.sentences[next].begins = true
			}
			continue
		}
		d.give(s)
	}
}

// give gives out a sentence.
func (d *draft) give(s *sentence) {
	s.out = shownText(s.verdict.Text) + " " + d.cites.cite(&s.verdict)
	d.citations = d.cites.citations
	text := s.out
	switch {
	case d.text.Len() == 0:
	case s.begins:
		text = "\n" + text
	default:
		text = " " + text
	}
	d.text.WriteString(text)
	if d.emit != nil {
		d.emit(text)
	}
}

// failed returns the sentences that failed their checks.
func (d *draft) failed() []*sentence {
	var out []*sentence
	for _, s := range d.sentences {
		if !s.verdict.Good() {
			out = append(out, s)
		}
	}
	return out
}
