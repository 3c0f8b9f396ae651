package feedback

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"footnote/internal/linefile"
)

var noon = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

// A wall is a clock that goes on by a second each time it is asked.
type wall struct {
	mu  sync.Mutex
	now time.Time
}

func (w *wall) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(time.Second)
	return w.now
}

func store(dir string) *Store { return New(dir, (&wall{now: noon}).clock) }

func answer(id string) Answer {
	return Answer{ID: id, Question: "누가 " + id + "?", Text: "미나 [1]", Mode: "model", Model: "m", Articles: []string{"a.txt", "b.txt"}}
}

func vote(t *testing.T, s *Store, id, person string, v Vote, want Counts) {
	t.Helper()
	if got, err := s.Toggle(answer(id), person, v); err != nil || got != want {
		t.Errorf("%s of %s on %s: %+v, %v, want %+v", v, person, id, got, err, want)
	}
}

// counts returns how the votes on an answer are listed.
func counts(t *testing.T, s *Store, id string) (out Counts) {
	t.Helper()
	all, err := s.Entries()
	if err != nil {
		t.Error(err)
	}
	for _, e := range all {
		if e.ID == id {
			out = e.Counts
		}
	}
	return out
}

// entries returns what two views agree on: one that was open, and a new one.
func entries(t *testing.T, s *Store, dir string) []Entry {
	t.Helper()
	got, err := s.Entries()
	again, second := store(dir).Entries()
	if diff := cmp.Diff(got, again); err != nil || second != nil || diff != "" {
		t.Errorf("%v, %v, %s", err, second, diff)
	}
	return got
}

func TestAPersonHasOneVoteThatMayChange(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s, other := store(dir), store(dir)
	if got := entries(t, s, dir); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	for _, c := range []struct {
		id, person string
		v          Vote
		want       Counts
	}{
		{"1", "mina", Up, Counts{1, 0}},
		{"1", "mina", Up, Counts{}},
		{"1", "mina", Up, Counts{1, 0}},
		{"1", "jun", Down, Counts{1, 1}},
		{"2", "mina", Down, Counts{0, 1}},
		{"1", "mina", Down, Counts{0, 2}},
		{"1", "jun", Down, Counts{0, 1}},
		{"1", "jun", Up, Counts{1, 1}},
		{"2", "mina", Down, Counts{}},
	} {
		vote(t, s, c.id, c.person, c.v, c.want)
		if got := counts(t, other, c.id); got != c.want {
			t.Errorf("%+v: another counts %+v", c, got)
		}
		s, other = other, s
	}
	want := []Entry{{answer("1"), Counts{1, 1}, entries(t, s, dir)[0].At}}
	if diff := cmp.Diff(want, entries(t, s, dir)); diff != "" {
		t.Error(diff)
	}
	vote(t, s, "2", "jun", Up, Counts{1, 0})
	if got := entries(t, s, dir); len(got) != 2 || got[0].ID != "2" || got[0].Question != "누가 2?" {
		t.Errorf("got %+v", got)
	}
}

func TestWhoVotedIsAHashOfItsOwnForEachAnswer(t *testing.T) {
	dir := t.TempDir()
	const person = "613425648685547541"
	s := store(dir)
	vote(t, s, "1", person, Up, Counts{1, 0})
	vote(t, s, "2", person, Up, Counts{1, 0})
	data, err := os.ReadFile(filepath.Join(dir, fileName))
	if err != nil || strings.Contains(string(data), person) {
		t.Errorf("%s, %v", data, err)
	}
	if n := len(s.tally.answers["1"].votes); n != 1 {
		t.Errorf("%d people", n)
	}
	for hash := range s.tally.answers["1"].votes {
		if _, same := s.tally.answers["2"].votes[hash]; same || len(hash) != 2*hashLength || strings.Count(string(data), hash) != 1 {
			t.Errorf("hash %s", hash)
		}
	}
	key := filepath.Join(dir, keyName)
	info, err := os.Stat(key)
	if err != nil || runtime.GOOS != "windows" && info.Mode() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	// With a damaged key nobody votes, and it stays.
	for _, damaged := range []string{"", "secret", strings.Repeat("ab", keyLength-1)} {
		if err := os.WriteFile(key, []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Toggle(answer("1"), person, Down); !errors.Is(err, ErrKey) || strings.Contains(err.Error(), "secret") {
			t.Errorf("got %v", err)
		}
		if now, err := os.ReadFile(key); err != nil || string(now) != damaged {
			t.Errorf("now %q, %v", now, err)
		}
	}
}

func TestWhatIsNoVoteIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	for _, c := range []struct {
		id, person string
		v          Vote
	}{{"", "a", Up}, {"1", "", Up}, {"1", "a", ""}, {"1", "a", "UP"}, {"1", "a", None}, {strings.Repeat("1", maxID+1), "a", Up}} {
		if _, err := store(dir).Toggle(answer(c.id), c.person, c.v); !errors.Is(err, errNoVote) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("there is a folder")
	}
	if err := os.WriteFile(dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := store(dir)
	if _, err := s.Toggle(answer("1"), "a", Up); err == nil || strings.Contains(err.Error(), "누가") {
		t.Errorf("got %v", err)
	}
	if _, err := s.Entries(); err == nil {
		t.Error("listed what is in a file")
	}
}

func TestLongAnswersAreShortened(t *testing.T) {
	dir := t.TempDir()
	a := Answer{ID: "1", Question: strings.Repeat("한", 10_000), Text: strings.Repeat("글\n", 10_000), Model: strings.Repeat("m", 10_000)}
	for i := range 200 {
		a.Articles = append(a.Articles, strings.Repeat("가", 5000), fmt.Sprint(i))
	}
	s := store(dir)
	if _, err := s.Toggle(a, "a", Up); err != nil {
		t.Fatal(err)
	}
	got := entries(t, s, dir)
	if len(got) != 1 || got[0].Text != strings.Repeat("글\n", 100) || len([]rune(got[0].Question)) != maxQuestion || len(got[0].Articles) != maxArticles {
		t.Errorf("got %.300q", fmt.Sprint(got))
	}
}

func TestADamagedLineCostsItsVoteAlone(t *testing.T) {
	dir := t.TempDir()
	vote(t, store(dir), "1", "a", Up, Counts{1, 0})
	f, err := os.OpenFile(filepath.Join(dir, fileName), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteString("\n\x00\n[]\n{}\nnull\n" + `{"answer":"1","person":"x","vote":"sideways"}` + "\n" +
		`{"answer":"2","person":"x","vote":"up","at":"noon"}` + "\n" + strings.Repeat("x", 2*linefile.MaxLine) + "\n" + `{"answer":"1","per`)
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	s := store(dir)
	if got := entries(t, s, dir); len(got) != 1 || got[0].Counts != (Counts{1, 0}) {
		t.Errorf("got %+v", got)
	}
	vote(t, s, "1", "b", Down, Counts{1, 1})
	if got := entries(t, s, dir); len(got) != 1 || got[0].Counts != (Counts{1, 1}) {
		t.Errorf("got %+v", got)
	}
}

func TestTheFileIsWrittenAnewWhenMostOfItNoLongerCounts(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, fileName)
	s, other := store(dir), store(dir)
	vote(t, s, "1", "a", Up, Counts{1, 0})
	vote(t, s, "2", "a", Down, Counts{0, 1})
	vote(t, s, "3", "a", Down, Counts{0, 1})
	vote(t, s, "3", "a", Down, Counts{})
	before := entries(t, other, dir)
	key, err := readKey(s.key)
	if err != nil {
		t.Fatal(err)
	}
	// As if it was changed often.
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	for range fewLines {
		fmt.Fprintf(f, `{"answer":"2","person":%q,"vote":"down","at":"2026-11-25T12:00:02Z"}`+"\n", hash(key, "a", "2"))
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	vote(t, s, "1", "b", Up, Counts{2, 0})
	data, err := os.ReadFile(path)
	if err != nil || bytes.Count(data, []byte("\n")) != 3 || bytes.Contains(data, []byte("누가 3?")) {
		t.Errorf("%v, the file holds %s", err, data)
	}
	after := entries(t, other, dir)
	if len(after) != 2 || after[0].ID != "1" || after[0].Counts != (Counts{2, 0}) || !cmp.Equal(after[1], before[0]) {
		t.Errorf("before %+v, after %+v", before, after)
	}
	vote(t, other, "1", "a", Down, Counts{1, 1}) // It is the same person still.
	vote(t, s, "2", "a", Down, Counts{})
	if left, err := os.ReadDir(dir); err != nil || len(left) != 3 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestTheLatestAnswersAreKept(t *testing.T) {
	votes := newTally()
	for i := range maxAnswers + 1 {
		votes.add(line{answer(fmt.Sprint(i)), "a", Up, noon.Add(time.Duration(i) * time.Second)})
	}
	if !votes.crowded() {
		t.Error("there is room")
	}
	var file bytes.Buffer
	if err := votes.write(&file); err != nil {
		t.Fatal(err)
	}
	again := newTally()
	for l := range bytes.Lines(file.Bytes()) {
		again.read(l)
	}
	latest := again.latest()
	if again.crowded() || len(latest) != maxAnswers*9/10 || latest[0].answer.ID != fmt.Sprint(maxAnswers) {
		t.Errorf("%d answers", len(latest))
	}
	// One answer with too many votes stays.
	votes = newTally()
	for i := range maxVotes + 1 {
		votes.add(line{answer("1"), fmt.Sprint(i), Up, noon})
	}
	file.Reset()
	if err := votes.write(&file); err != nil || bytes.Count(file.Bytes(), []byte("\n")) != maxVotes+1 {
		t.Errorf("%d bytes, %v", file.Len(), err)
	}
}

func TestManyMayVoteAtOnce(t *testing.T) {
	dir := t.TempDir()
	stores := []*Store{store(dir), store(dir)}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			for _, v := range []Vote{Up, Up, Down, Up} {
				if _, err := stores[i%2].Toggle(answer("1"), fmt.Sprint(i), v); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	for _, s := range stores {
		if got := counts(t, s, "1"); got != (Counts{8, 0}) {
			t.Errorf("%+v", got)
		}
	}
}

func FuzzAnyFileIsCounted(f *testing.F) {
	f.Add([]byte(`{"answer":"1","question":"q","person":"x","vote":"up","at":"2026-11-25T12:00:00Z"}` + "\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		votes := newTally()
		for l := range bytes.Lines(data) {
			votes.read(l)
		}
		var file bytes.Buffer
		if err := votes.write(&file); err != nil {
			t.Fatal(err)
		}
		again := newTally()
		for l := range bytes.Lines(file.Bytes()) {
			again.read(l)
		}
		if again.votes != votes.votes || again.lines != again.votes || len(again.answers) != len(votes.latest()) {
			t.Errorf("%d votes on %d answers, then %d on %d", votes.votes, len(votes.latest()), again.votes, len(again.answers))
		}
	})
}

func BenchmarkVote(b *testing.B) {
	s := New(b.TempDir(), nil)
	for i := 0; b.Loop(); i++ {
		if _, err := s.Toggle(answer(fmt.Sprint(i%100)), fmt.Sprint(i), Up); err != nil {
			b.Fatal(err)
		}
	}
}
