package evaluate

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestQuestionsAreReadAsTheyAreMeant(t *testing.T) {
	const text = "\uFEFF" + `{"id": "1", "question": " Who \n keeps it? ", "article": "a/light.md", "evidence": "The keeper\n is Mina.", "answers": ["Mina"]}` + "\r\n" +
		"\n" +
		`{"question": "누가?", "facts": [["Mina", "미나"], ["7"]], "title": "x"}` + "\n" +
		`{"question": "Where is the moon?", "unanswerable": true, "evidence": null, "title": "y"}`
	got, err := read(strings.NewReader(text), "q.jsonl", "", 0)
	if err != nil {
		t.Fatal(err)
	}
	want := []Question{
		{ID: "1", Text: "Who keeps it?", Article: "a/light.md", Evidence: "ThekeeperisMina.", Answers: []string{"Mina"}, path: "q.jsonl", line: 1, written: "The keeper\n is Mina."},
		{ID: "누가?", Text: "누가?", Facts: [][]string{{"Mina", "미나"}, {"7"}}, path: "q.jsonl", line: 3},
		{ID: "Where is the moon?", Text: "Where is the moon?", Set: "absent", path: "q.jsonl", line: 4},
	}
	if diff := cmp.Diff(want, got.Questions, cmp.AllowUnexported(Question{}), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if len(got.Unknown) != 1 || !strings.Contains(got.Unknown[0].Error(), `q.jsonl, line 3: “title”`) {
		t.Errorf("unknown names: %v", got.Unknown)
	}
}

func TestTheFirstQuestionsAreReadAlone(t *testing.T) {
	got, err := read(strings.NewReader("{\"question\":\"a\"}\n\n{\"question\":\"b\"}\nnothing"), "q", "near", 2)
	if err != nil || len(got.Questions) != 2 || got.Questions[1].Set != "near" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestWhatIsNoQuestionIsRefusedWithItsPlace(t *testing.T) {
	const good = `{"id": "1", "question": "Who?"}` + "\n"
	for _, c := range []struct{ text, want string }{
		{"", "q.jsonl: there is no question in it"},
		{"\n \n", "q.jsonl: there is no question in it"},
		{good + "\nwho?\n", "q.jsonl, line 3: this is no JSON object: “who?”"},
		{good + `{"question": "Who?"`, `q.jsonl, line 2: this is no JSON object: “{"question": "Who?"”`},
		{"[]", "q.jsonl, line 1: this is no JSON object: “[]”"},
		{"null", "q.jsonl, line 1: this is no JSON object: “null”"},
		{`"Who?"`, `q.jsonl, line 1: this is no JSON object: “"Who?"”`},
		{strings.Repeat("x", 99), "q.jsonl, line 1: this is no JSON object: “" + strings.Repeat("x", 60) + "…”"},
		{good + "{\"question\": \"Wh\xff?\"}", "q.jsonl, line 2: the line is not in UTF-8"},
		{good + `{"id": "2"}`, "q.jsonl, line 2: “question” is missing or empty"},
		{`{"question": " \t"}`, "q.jsonl, line 1: “question” is missing or empty"},
		{`{"question": 7}`, "q.jsonl, line 1: “question” cannot be of the type “number”"},
		{`{"question": "Who?", "answers": "Mina"}`, "q.jsonl, line 1: “answers” cannot be of the type “string”"},
		{`{"question": "Who?", "facts": ["Mina"]}`, "q.jsonl, line 1: “facts” cannot be of the type “string”"},
		{`{"question": "Who?", "answers": ["–"]}`, "q.jsonl, line 1: “answers” holds “–”, which anything would match"},
		{`{"question": "Who?", "facts": [["Mina", " "]]}`, "q.jsonl, line 1: “facts” holds “”, which anything would match"},
		{`{"question": "Who?", "facts": [[]]}`, "q.jsonl, line 1: “facts” holds “[]”, which anything would match"},
		{good + good, "q.jsonl, line 2: the id “1” stands on line 1 already"},
		{good + strings.Repeat(" ", maxLine+1), "q.jsonl, line 2: the line is longer than 1 MiB"},
	} {
		_, err := read(strings.NewReader(c.text), "q.jsonl", "", 0)
		var fault *Fault
		if !errors.As(err, &fault) {
			t.Errorf("%.60q: got %v", c.text, err)
			continue
		}
		if line, hint := fault.Explain("en"); line != c.want || hint == "" {
			t.Errorf("%.60q: got %q with hint %q, want %q", c.text, line, hint, c.want)
		}
	}
}

func TestAFileThatCannotBeReadIsAFault(t *testing.T) {
	folder := t.TempDir()
	missing := filepath.Join(folder, "none.jsonl")
	for path, want := range map[string]string{missing: "there is no such file", folder: "the file cannot be read"} {
		_, err := ReadQuestions(path, 0)
		var fault *Fault
		if !errors.As(err, &fault) || !strings.Contains(fault.Error(), path+": "+want) {
			t.Errorf("%s: got %v", path, err)
		}
	}
}

func TestASetIsCalledAsItsFile(t *testing.T) {
	for name, want := range map[string]string{"near.v2.jsonl": "near.v2", "near": "near", ".jsonl": ".jsonl"} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(`{"question": "Who?", "unanswerable": true}`), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := ReadUnanswerable(path, 0)
		if err != nil || len(got.Questions) != 1 || got.Questions[0].Set != want {
			t.Errorf("%s: got %v, %v", name, got, err)
		}
	}
}

func FuzzEachQuestionReadCanBeAsked(f *testing.F) {
	f.Add([]byte(`{"id": "1", "question": "누가?", "article": "a.md", "evidence": "미 나", "answers": ["a"], "facts": [["b"]]}` + "\n{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := read(strings.NewReader(string(data)), "q", "", 0)
		var fault *Fault
		if err != nil && !errors.As(err, &fault) {
			t.Errorf("no fault: %v", err)
		}
		for _, q := range got.Questions {
			if q.ID == "" || q.Text == "" || q.Evidence != squeeze(q.Evidence) || slices.Contains(q.Answers, "") {
				t.Errorf("%+v", q)
			}
		}
	})
}
