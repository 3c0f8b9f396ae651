package shown

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/corpus"
	"footnote/internal/linefile"
)

var noon = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

// A wall is a clock that is set by hand.
type wall struct{ now time.Time }

func (w *wall) clock() time.Time { return w.now }

// record is one of an event, with two messages: event+1 and event+2.
func record(event int, person, question string) Record {
	return Record{
		Event: fmt.Sprint(event), Question: question, Language: "ko", Person: person, Channel: "70",
		Private: true, Mode: "model",
		Messages: []Message{{Channel: "70", ID: fmt.Sprint(event + 1)}, {ID: fmt.Sprint(event + 2)}},
		Citations: []Citation{
			{1, "a/기사.txt", "h1", corpus.Span{Start: 3, End: 90}},
			{2, "b.txt", "h2", corpus.Span{Start: 0, End: 7}},
		},
		Created: noon,
	}
}

func open(t *testing.T, o Options) *Store {
	t.Helper()
	if o.Clock == nil {
		o.Clock = func() time.Time { return noon }
	}
	s, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func keep(t *testing.T, s *Store, r ...Record) {
	t.Helper()
	for _, r := range r {
		if err := s.Keep(r); err != nil {
			t.Fatal(err)
		}
	}
}

// finds wants a record by its event and both messages.
func finds(t *testing.T, s *Store, want Record) {
	t.Helper()
	got, err := s.Get(want.Event)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%s: %v, -want +got\n%s", want.Event, err, diff)
	}
	for _, m := range want.Messages {
		if got, err := s.ByMessage(m.ID); err != nil || got.Event != want.Event {
			t.Errorf("%s: found %q, %v", m.ID, got.Event, err)
		}
	}
}

func lacks(t *testing.T, s *Store, events ...string) {
	t.Helper()
	for _, id := range events {
		if r, err := s.Get(id); !errors.Is(err, ErrNone) {
			t.Errorf("%s: %+v, %v", id, r, err)
		}
		if r, err := s.ByMessage(id); !errors.Is(err, ErrNone) {
			t.Errorf("by message %s: %+v, %v", id, r, err)
		}
	}
}

// text returns all that is in the folder.
func text(t *testing.T, dir string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	return all.String()
}

func TestWhatWasShownIsFoundAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data", "shown")
	s := open(t, Options{Dir: dir})
	lacks(t, s, "100", "101", "", "x", "-1", "0")
	first, second := record(100, "1", "누가?\n<@1>"), record(200, "2", "who?")
	keep(t, s, first, second)
	for _, s := range []*Store{s, open(t, Options{Dir: dir})} {
		finds(t, s, first)
		finds(t, s, second)
		lacks(t, s, "300", "99")
	}
	// One of the same event takes its place.
	again := record(100, "1", "again")
	again.Messages = append(again.Messages[1:], Message{Channel: "70", ID: "103"})
	keep(t, s, again)
	for _, s := range []*Store{s, open(t, Options{Dir: dir})} {
		finds(t, s, again)
		lacks(t, s, "101")
	}
	if strings.Contains(text(t, dir), "누가") {
		t.Error("the one before is still there")
	}
	for _, s := range []*Store{s, open(t, Options{Dir: dir})} {
		if err := errors.Join(s.Remove("100"), s.Remove("100"), s.Remove("no")); err != nil {
			t.Error(err)
		}
		lacks(t, s, "100", "102", "103")
		finds(t, s, second)
	}
	if got := text(t, dir); strings.Contains(got, "again") || !strings.Contains(got, "who?") {
		t.Errorf("got %q", got)
	}
	for _, id := range []string{"", "x", "01", "18446744073709551616"} {
		if err := s.Keep(Record{Event: id}); err == nil {
			t.Errorf("kept %q", id)
		}
	}
}

func TestSeveralProcessesSeeEachOthers(t *testing.T) {
	dir := t.TempDir()
	a, b := open(t, Options{Dir: dir}), open(t, Options{Dir: dir})
	one, two := record(100, "1", "one"), record(200, "1", "two")
	keep(t, a, one)
	keep(t, b, two)
	finds(t, a, two)
	finds(t, b, one)
	one.Question = "one, which is longer now"
	keep(t, a, one)
	finds(t, b, one)
	if err := b.Forget("1"); err != nil {
		t.Error(err)
	}
	one.Question, two.Question = "", ""
	finds(t, a, one)
	finds(t, a, two)
	if err := a.Remove("200"); err != nil {
		t.Error(err)
	}
	lacks(t, b, "200", "201")
}

func TestAForgottenQuestionIsGoneFromTheDisk(t *testing.T) {
	dir := t.TempDir()
	s := open(t, Options{Dir: dir, Max: 16}) // Two a segment.
	var mine, other []Record
	for i := range 4 {
		r := record(1000+10*i, "1", fmt.Sprintf("secret-%d", i))
		mine = append(mine, r)
		other = append(other, record(3000+10*i, "2", "another's"))
		keep(t, s, mine[i], other[i])
	}
	for _, person := range []string{"", "x", "3", "1", "1"} {
		if err := s.Forget(person); err != nil {
			t.Errorf("%q: %v", person, err)
		}
	}
	for _, s := range []*Store{s, open(t, Options{Dir: dir, Max: 16})} {
		for i := range mine {
			mine[i].Question = ""
			finds(t, s, mine[i])
			finds(t, s, other[i])
		}
	}
	if strings.Contains(text(t, dir), "secret") {
		t.Error("a question is still there")
	}
	keep(t, s, record(5000, "1", "a new one"))
	finds(t, s, record(5000, "1", "a new one"))
}

func TestDamageCostsNoMoreThanWhatIsDamaged(t *testing.T) {
	dir := t.TempDir()
	s := open(t, Options{Dir: dir})
	one, two := record(100, "1", "one"), record(200, "1", "two")
	keep(t, s, one)
	files, err := filepath.Glob(filepath.Join(dir, "*"+extension))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	damage := strings.Join([]string{"", "\x00\x00", "[]", "{}", `{"event":"x"}`, `{"event":1}`, strings.Repeat("x", 2*linefile.MaxLine), `{"event":"3`}, "\n")
	data := text(t, dir) + damage
	if err := os.WriteFile(files[0], []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"x.jsonl", "-000000000001.jsonl", "0000000000000.jsonl", "notes"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("{}\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range []*Store{s, open(t, Options{Dir: dir})} {
		finds(t, s, one)
		keep(t, s, two)
		finds(t, s, two)
		lacks(t, s, "3")
	}
	again := open(t, Options{Dir: dir})
	finds(t, again, one)
	finds(t, again, two)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	keep(t, s, two)
	finds(t, s, two)
	lacks(t, s, "100")
}

func TestWhereNothingCanBeKeptThatIsAnError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(Options{Dir: file})
	if err == nil || s == nil {
		t.Fatal(s, err)
	}
	for _, err := range []error{s.Keep(record(100, "1", "secret")), s.Remove("100"), s.Sweep()} {
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("got %v", err)
		}
	}
	if _, err := s.Get("100"); err == nil {
		t.Error("found")
	}
	if err := s.Forget("1"); err == nil {
		t.Error("forgotten")
	}
	// It may be used once that is put right.
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	keep(t, s, record(int(time.Now().UnixMilli()), "1", "q"))
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	huge := record(100, "1", strings.Repeat("한", 100_000))
	huge.Mode = strings.Repeat("x", linefile.MaxLine)
	o := open(t, Options{Dir: t.TempDir()})
	if err := o.Keep(huge); !errors.Is(err, linefile.ErrLong) {
		t.Errorf("got %v", err)
	}
	huge.Mode = ""
	keep(t, o, huge)
	if r, err := o.Get("100"); err != nil || r.Question != strings.Repeat("한", maxQuestion/3) {
		t.Errorf("%d bytes, %v", len(r.Question), err)
	}
}

func TestAllIsFlushedWithinASecond(t *testing.T) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		s := open(t, Options{Dir: dir})
		keep(t, s, record(100, "1", "q"), record(200, "1", "q"))
		waiting := func() bool {
			s.mu.Lock()
			defer s.mu.Unlock()
			return s.unflushed != nil
		}
		if !waiting() {
			t.Error("nothing is to be flushed")
		}
		<-time.After(flushWithin)
		synctest.Wait()
		if waiting() {
			t.Error("it was not flushed")
		}
	})
}

func TestManyMayKeepAndFindAtOnce(t *testing.T) {
	dir := t.TempDir()
	stores := []*Store{open(t, Options{Dir: dir, Max: 400}), open(t, Options{Dir: dir, Max: 400})}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			s, other := stores[i%2], stores[(i+1)%2]
			for n := range 20 {
				r := record(100_000*(i+1)+10*n, fmt.Sprint(i+1), "q")
				keep(t, s, r)
				finds(t, other, r)
				if n%5 == 0 {
					if err := other.Forget(r.Person); err != nil {
						t.Error(err)
					}
				}
				if n%7 == 0 {
					if err := s.Flush(); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	group.Wait()
}

func TestNothingIsWrittenOnceTheStoreIsClosed(t *testing.T) {
	dir := t.TempDir()
	s := open(t, Options{Dir: dir})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := s.Keep(record(100, "1", "q")); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("kept: %v", err)
	}
	if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("there is a folder again: %v", err)
	}
}
