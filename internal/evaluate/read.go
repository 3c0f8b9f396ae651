package evaluate

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"footnote/internal/message"
)

// maxLine is the most bytes that a line has: more than any question, so that a
// file without line breaks does not fill the memory.
const maxLine = 1 << 20

// A File is what a file of questions holds.
type File struct {
	Questions []Question
	// Unknown are names that no question has, each once. They are passed over,
	// but one may be a name that is misspelt.
	Unknown []*Fault
}

// ReadQuestions reads the first n questions of a file, all if n is 0. A line
// that is not understood is a [Fault].
func ReadQuestions(path string, n int) (File, error) { return readFile(path, "", n) }

// ReadUnanswerable reads a file of questions that no article answers, as
// [ReadQuestions] does. Evidence and answers may stand there and do not count.
func ReadUnanswerable(path string, n int) (File, error) { return readFile(path, setName(path), n) }

func readFile(path, set string, n int) (File, error) {
	f, err := os.Open(path)
	if err != nil {
		return File{}, unread(path, err)
	}
	defer f.Close()
	return read(f, path, set, n)
}

// unread says why a file cannot be read.
func unread(path string, err error) *Fault {
	f := &Fault{Path: path, what: message.EvalUnread, hint: message.EvalUnreadHint, cause: err}
	if errors.Is(err, fs.ErrNotExist) {
		f.what, f.hint = message.EvalMissing, message.EvalMissingHint
	}
	return f
}

// read reads the first n questions, all if n is 0.
func read(r io.Reader, path, set string, n int) (File, error) {
	in := reader{path: path, set: set, ids: make(map[string]int), unknown: make(map[string]bool)}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for (n == 0 || len(in.Questions) < n) && lines.Scan() {
		in.line++
		line := lines.Bytes()
		if in.line == 1 {
			line = bytes.TrimPrefix(line, []byte("\uFEFF"))
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if err := in.add(line); err != nil {
			return File{}, err
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		in.line++
		return File{}, in.fault(message.EvalLongLine, message.EvalFormatHint, maxLine>>20)
	case err != nil:
		return File{}, unread(path, err)
	case len(in.Questions) == 0:
		return File{}, &Fault{Path: path, what: message.EvalNoQuestions, hint: message.EvalFormatHint}
	}
	return in.File, nil
}

// A reader gathers the questions of a file.
type reader struct {
	File
	path, set string
	// line is the one that is read, 1-based.
	line int
	// ids holds the line of each ID.
	ids     map[string]int
	unknown map[string]bool
}

func (r *reader) fault(what, hint message.Key, args ...any) *Fault {
	return &Fault{Path: r.path, Line: r.line, what: what, args: args, hint: hint}
}

// A row is a line as it is written.
type row struct {
	ID           string     `json:"id"`
	Question     string     `json:"question"`
	Article      string     `json:"article"`
	Evidence     string     `json:"evidence"`
	Answers      []string   `json:"answers"`
	Facts        [][]string `json:"facts"`
	Unanswerable bool       `json:"unanswerable"`
}

// names are those of a row.
func names() []string {
	return []string{"id", "question", "article", "evidence", "answers", "facts", "unanswerable"}
}

// add reads a line.
func (r *reader) add(line []byte) error {
	if !utf8.Valid(line) {
		return r.fault(message.EvalNotUTF8, message.CLINotUTF8Hint)
	}
	var w row
	var wrong *json.UnmarshalTypeError
	switch err := json.Unmarshal(line, &w); {
	case errors.As(err, &wrong) && wrong.Field != "":
		return r.fault(message.EvalBadType, message.EvalTypesHint, wrong.Field, wrong.Value)
	case err != nil || !bytes.HasPrefix(bytes.TrimSpace(line), []byte("{")):
		f := r.fault(message.EvalNotJSON, message.EvalFormatHint, excerpt(string(line)))
		f.cause = err
		return f
	}
	if err := r.check(w); err != nil {
		return err
	}
	r.noteUnknown(line)
	r.Questions = append(r.Questions, r.question(w))
	return nil
}

// check refuses what could be no question, or would count wrongly.
func (r *reader) check(w row) error {
	if oneLine(w.Question) == "" {
		return r.fault(message.EvalNoQuestion, message.EvalFormatHint)
	}
	for _, a := range w.Answers {
		if bare(a) == "" {
			return r.fault(message.EvalNoWords, message.EvalWordsHint, "answers", excerpt(a))
		}
	}
	for _, fact := range w.Facts {
		if len(fact) == 0 {
			return r.fault(message.EvalNoWords, message.EvalWordsHint, "facts", "[]")
		}
		for _, wording := range fact {
			if squeeze(wording) == "" {
				return r.fault(message.EvalNoWords, message.EvalWordsHint, "facts", excerpt(wording))
			}
		}
	}
	if before := r.ids[w.ID]; w.ID != "" && before > 0 {
		return r.fault(message.EvalTwice, message.EvalTwiceHint, excerpt(w.ID), before)
	}
	r.ids[w.ID] = r.line
	return nil
}

func (r *reader) question(w row) Question {
	q := Question{
		ID: w.ID, Text: oneLine(w.Question), Article: norm.NFC.String(w.Article),
		Evidence: squeeze(w.Evidence), Answers: w.Answers, Facts: w.Facts,
		Set: r.set, path: r.path, line: r.line, written: w.Evidence,
	}
	if w.Unanswerable && q.Set == "" {
		q.Set = Absent
	}
	if q.ID == "" {
		q.ID = q.Text
	}
	return q
}

// noteUnknown notes names that are none of ours.
func (r *reader) noteUnknown(line []byte) {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(line, &all); err != nil {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if !r.unknown[name] && !slices.ContainsFunc(names(), func(n string) bool { return strings.EqualFold(n, name) }) {
			r.unknown[name] = true
			r.Unknown = append(r.Unknown, r.fault(message.EvalUnknown, "", excerpt(name)))
		}
	}
}
