package answer

import (
	"io"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sashabaranov/go-openai"

	"footnote/corpus"
	"footnote/retrieval"
)

// A draft takes a model's reply piece by piece and gives out its sentences,
// each once it is whole and cited.
type draft struct {
	cites *citer
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
	// text is what was emitted.
	text      strings.Builder
	citations []Citation
}

// A sentence is one of a model's, without its marks.
type sentence struct {
	text  string
	marks []int
	// begins: it is the first of its line.
	begins bool
}

func newDraft(evidence []retrieval.Hit, quote QuoteFunc, emit func(string)) *draft {
	return &draft{cites: &citer{evidence: evidence, quote: quote, numbers: make(map[place]int)}, emit: emit}
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
	text, marks := readMarks(line, whole, !d.fenced)
	if strings.TrimSpace(text) == "" {
		if whole {
			d.append(marks)
		}
		return
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
		if !whole && (last || !strings.ContainsFunc(text[spans[i+1].Start:], wordy)) {
			return
		}
		next := len(text)
		if !last {
			next = spans[i+1].Start
		}
		d.sentence(text[s.Start:s.End], marks, next, last)
		d.used = next
	}
}

// maxSentence is in characters: no quote supports more than twice its length.
const maxSentence = 2 * MaxQuote

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// sentence takes the next sentence of a line, with those of the line's marks
// that stand before next, where the sentence after it begins.
func (d *draft) sentence(text string, marks []mark, next int, last bool) {
	s := &sentence{text: text, begins: d.breaks}
	for _, m := range marks {
		if m.at > d.used && m.at <= next || m.at == 0 && d.used == 0 {
			s.marks = append(s.marks, m.n)
		}
	}
	d.breaks = false
	d.release()
	if strings.Contains(text, noAnswer) {
		// In the middle of an answer, the word means nothing.
		d.abstained = len(d.citations) == 0
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
			d.held.marks = append(d.held.marks, m.n)
		}
	}
}

// release gives out the sentence held back, if it can be cited.
func (d *draft) release() {
	s := d.held
	d.held = nil
	if s == nil || d.abstained {
		return
	}
	text := oneLine(defused(withoutAddresses(s.text, d.cites.evidence)))
	if !strings.ContainsFunc(text, wordy) || utf8.RuneCountInString(text) > maxSentence {
		return
	}
	numbers := d.cites.cite(text, s.marks)
	if numbers == "" {
		d.breaks = d.breaks || s.begins
		return
	}
	d.citations = d.cites.citations
	text += " " + numbers
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
