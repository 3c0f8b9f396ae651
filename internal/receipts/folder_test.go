package receipts

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/answer"
)

func receipt(question string) *answer.Receipt {
	return &answer.Receipt{Question: question, Answer: "<b>\u202e", Passages: []answer.ReceiptPassage{}, Citations: []answer.ReceiptCitation{}}
}

func TestReceiptsAreFoundByNameAndID(t *testing.T) {
	now := time.Date(2026, 11, 25, 8, 0, 0, 0, time.FixedZone("KST", 9*60*60))
	f := New(filepath.Join(t.TempDir(), "data", "receipts"), time.Hour, func() time.Time { return now })
	if names, err := f.Names(); err != nil || len(names) != 0 {
		t.Errorf("%v, %v", names, err)
	}
	for i, id := range []string{"1001", "1002", "", "../../evil", "한글", strings.Repeat("9", 65)} {
		now = now.Add(time.Second)
		if err := f.Keep(id, receipt(fmt.Sprint(i))); err != nil {
			t.Fatal(err)
		}
	}
	names, err := f.Names()
	if err != nil || len(names) != 6 || !slices.IsSorted(names) || names[0] != "20261124T230001Z-1001" {
		t.Fatalf("%v, %v", names, err)
	}
	for i, name := range names {
		r, err := f.Read(name)
		if diff := cmp.Diff(receipt(fmt.Sprint(i)), r); err != nil || diff != "" {
			t.Errorf("%s: %s, %v", name, diff, err)
		}
		if found, err := f.Find(name); found != name || err != nil {
			t.Errorf("%s: found %s, %v", name, found, err)
		}
	}
	if found, err := f.Find("1002"); found != names[1] || err != nil {
		t.Errorf("found %s, %v", found, err)
	}
	for _, id := range []string{"", "1003", "../../evil", names[0] + ".json"} {
		if found, err := f.Find(id); !errors.Is(err, ErrNone) {
			t.Errorf("%q: found %s, %v", id, found, err)
		}
		if _, err := f.Read(id); !errors.Is(err, ErrNone) {
			t.Errorf("%q: read, %v", id, err)
		}
	}
}

func TestReceiptsAreRemovedInTimeAndNothingElseIs(t *testing.T) {
	now := time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)
	dir := t.TempDir()
	f := New(dir, 72*time.Hour, func() time.Time { return now })
	left := func() string {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, e := range entries {
			_, id, _ := strings.Cut(e.Name(), "-")
			names = append(names, id)
		}
		slices.Sort(names)
		return strings.Join(names, " ")
	}
	for _, name := range []string{"0-notes.json", "20261399T000000Z-odd.json", ".20200101T000000Z-killed.json.123.tmp"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		after time.Duration
		id    string
		left  string
	}{
		{0, "a", "a.json notes.json odd.json"},
		{71 * time.Hour, "b", "a.json b.json notes.json odd.json"},
		{59 * time.Minute, "c", "a.json b.json c.json notes.json odd.json"}, // swept less than an hour ago
		{time.Minute, "d", "b.json c.json d.json notes.json odd.json"},
		{1000 * time.Hour, "e", "e.json notes.json odd.json"},
	} {
		now = now.Add(c.after)
		if err := f.Keep(c.id, receipt("q")); err != nil {
			t.Fatal(err)
		}
		if got := left(); got != c.left {
			t.Errorf("after %s: %q, want %q", c.id, got, c.left)
		}
	}
	if err := New(dir, 0, func() time.Time { return now }).Sweep(); err != nil || left() != "notes.json odd.json" {
		t.Errorf("kept for no time: %q, %v", left(), err)
	}
}

func TestWhereNothingCanBeKeptThatIsAnError(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	f := New(file, time.Hour, nil)
	if err := f.Keep("1", receipt("a question")); err == nil || strings.Contains(err.Error(), "question") {
		t.Errorf("got %v", err)
	}
	// A folder in the place of the file: nothing stays beside it.
	now := time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC)
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "20261125T000000Z-1.json", "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := New(dir, time.Hour, func() time.Time { return now }).Keep("1", receipt("q")); err == nil {
		t.Error("kept")
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("left %v, %v", entries, err)
	}
}

func TestADamagedReceiptIsToldAsSuch(t *testing.T) {
	dir := t.TempDir()
	for _, text := range []string{"", "{", "[]", "null null"} {
		if err := os.WriteFile(filepath.Join(dir, "20261125T000000Z-1.json"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := New(dir, time.Hour, nil).Read("20261125T000000Z-1"); !errors.Is(err, ErrDamaged) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestManyMayKeepAtOnce(t *testing.T) {
	f := New(t.TempDir(), time.Hour, nil)
	var group sync.WaitGroup
	for i := range 20 {
		group.Go(func() {
			if err := f.Keep(fmt.Sprint(i), receipt("q")); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if names, err := f.Names(); err != nil || len(names) != 20 {
		t.Errorf("%d names, %v", len(names), err)
	}
}
