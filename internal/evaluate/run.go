package evaluate

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"footnote/internal/message"
	"footnote/internal/wholefile"
)

// A Run is the questions of one measurement, each with how it came out, in the
// order in which they were asked.
type Run struct {
	Results []Result
}

// Count returns how many questions the articles should answer, how many they
// should not, and how many of all failed.
func (r *Run) Count() (answerable, unanswerable, failed int) {
	for i := range r.Results {
		if r.Results[i].Set == "" {
			answerable++
		} else {
			unanswerable++
		}
		if r.Results[i].Failed {
			failed++
		}
	}
	return answerable, unanswerable, failed
}

// Notices returns how many answers say something of how they were made, and
// what the first of them says.
func (r *Run) Notices() (n int, first string) {
	for i := range r.Results {
		if notice := r.Results[i].Notice; notice != "" {
			if n == 0 {
				first = notice
			}
			n++
		}
	}
	return n, first
}

// A Report is a run as it is told in JSON: one object of counts, figures and
// calibration, and what else was asked for.
type Report struct {
	Run *Run
	// Failures and Comparison are left out if nil.
	Failures   []Failure
	Comparison *Comparison
	// Results: each question is told.
	Results bool
}

// runFormat is the format of kept runs; another one is refused.
const runFormat = 1

// MarshalJSON writes the object.
func (r Report) MarshalJSON() ([]byte, error) {
	var o object
	answerable, unanswerable, failed := r.Run.Count()
	if r.Results {
		o.add("format", runFormat)
	}
	o.add("n", answerable)
	o.add("unanswerable", unanswerable)
	o.add("failed", failed)
	for _, f := range r.Run.Figures() {
		o.add(f.Name, f.Value)
	}
	o.add("calibration", append([]Bin{}, r.Run.Calibration().Bins...))
	if r.Failures != nil {
		o.add("failures", r.Failures)
	}
	if r.Comparison != nil {
		o.add("compare", r.Comparison)
	}
	if r.Results {
		o.add("results", r.Run.Results)
	}
	return o.bytes()
}

// WriteRun keeps a run in a file that its owner alone can read, as it quotes the
// articles. What was there before is replaced at once, or stays if that fails.
// Errors are [Fault]s.
func WriteRun(path string, r *Run) error {
	if err := CanWrite(path); err != nil {
		return err
	}
	data, err := json.MarshalIndent(Report{Run: r, Results: true}, "", "  ")
	if err == nil {
		wholefile.RemoveLeft(path, wholefile.Abandoned)
		err = wholefile.ReplaceBytes(path, wholefile.Options{}, append(data, '\n'))
	}
	if err != nil {
		return unwritten(path, err)
	}
	return nil
}

// CanWrite finds out whether [WriteRun] has a place to write to, before a run
// that would be lost. Only a file is replaced, and no device.
func CanWrite(path string) error {
	folder, err := os.Stat(filepath.Dir(path))
	if err != nil {
		return unwritten(path, err)
	}
	there, err := os.Stat(path)
	if !folder.IsDir() || err == nil && !there.Mode().IsRegular() {
		return unwritten(path, errors.New("not a file in a folder"))
	}
	return nil
}

func unwritten(path string, err error) *Fault {
	return &Fault{Path: path, what: message.EvalUnsaved, hint: message.EvalUnsavedHint, cause: err}
}

// ReadRun reads a run that [WriteRun] kept. Errors are [Fault]s.
func ReadRun(path string) (*Run, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, unread(path, err)
	}
	var kept struct {
		Format  int      `json:"format"`
		Results []Result `json:"results"`
	}
	if err := json.Unmarshal(data, &kept); err != nil || kept.Format != runFormat || len(kept.Results) == 0 {
		return nil, &Fault{Path: path, what: message.EvalNoRun, hint: message.EvalNoRunHint, cause: err}
	}
	return &Run{Results: kept.Results}, nil
}
