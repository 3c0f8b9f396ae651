package evaluate

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAKeptRunIsReadAsItWas(t *testing.T) {
	want := &Run{Results: []Result{
		{ID: "1", Question: "누가 <지키나>?", Passage: new(0), Quote: new(2), Answer: new(true), ShortEM: new(false), ShortF1: new(1.0 / 3), Facts: new(.5), Answered: true, Confidence: .7, Said: "미나 [1]", Short: "미나", SearchMS: .25, AskMS: 1.5},
		{ID: "2", Question: "Where?", Set: "near", Notice: "no model", Failed: true},
	}}
	path := filepath.Join(t.TempDir(), "run.json")
	for range 2 { // The second takes the place of the first.
		if err := WriteRun(path, want); err != nil {
			t.Fatal(err)
		}
	}
	got, err := ReadRun(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestWhatIsNoKeptRunIsRefused(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"empty": "", "text": "who?", "list": "[]", "none": `{"format":1,"results":[]}`,
		"figures": `{"n":1,"recall@1":1}`, "newer": `{"format":2,"results":[{"id":"1"}]}`, "types": `{"format":1,"results":[{"id":1}]}`,
	} {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ReadRun(path)
		var fault *Fault
		if !errors.As(err, &fault) || !strings.Contains(fault.Error(), "no run") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestAPlaceThatCannotBeWrittenIsKnownBefore(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]bool{
		file: true, filepath.Join(folder, "new"): true, folder: false, os.DevNull: false,
		filepath.Join(folder, "none", "x"): false, filepath.Join(file, "x"): false,
	} {
		if err := CanWrite(path); (err == nil) != want {
			t.Errorf("%s: %v", path, err)
		}
		if !want && WriteRun(path, &Run{}) == nil {
			t.Errorf("%s could be written", path)
		}
	}
}

func TestAReportIsOneObjectWithWhatWasAskedFor(t *testing.T) {
	run := &Run{Results: []Result{{ID: "1", Answered: true, Confidence: .95, Facts: new(1.0), SearchMS: 1, AskMS: 2}, {Set: Absent, Failed: true}}}
	got, err := json.Marshal(Report{Run: run})
	const want = `{"n":1,"unanswerable":1,"failed":1,"facts":1,"answered":1,"false_absent":0,"brier":0.0025,"ece":0.05,` +
		`"search_p50_ms":1,"search_p99_ms":1,"ask_p50_ms":2,"ask_p99_ms":2,` +
		`"calibration":[{"from":0.9,"to":1,"answers":1,"confidence":0.95,"right":1}]}`
	if err != nil || string(got) != want {
		t.Errorf("got %s, %v\nwant %s", got, err, want)
	}
	got, err = json.Marshal(Report{Run: &Run{}, Failures: []Failure{}, Comparison: Compare(&Run{}, &Run{})})
	const empty = `{"n":0,"unanswerable":0,"failed":0,"calibration":[],"failures":[],` +
		`"compare":{"figures":[],"better":[],"worse":[],"only_before":0,"only_after":0}}`
	if err != nil || string(got) != empty {
		t.Errorf("got %s, %v", got, err)
	}
}
