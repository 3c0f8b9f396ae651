package servers

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const server = "613425648685547541"

// strict is a store whose settings can always be read.
func strict(t *testing.T, dir string) *Store {
	t.Helper()
	return New(dir, func(server string, err error) { t.Errorf("%s: %v", server, err) })
}

func holds(t *testing.T, s *Store, server string, want Settings) {
	t.Helper()
	if diff := cmp.Diff(want, s.Get(server)); diff != "" {
		t.Errorf("%s: -want +got\n%s", server, diff)
	}
}

func all() Settings {
	return Settings{
		Channels: []string{"18446744073709551615", "1"}, Language: "ko", Private: true,
		PersonPerMinute: MaxPersonPerMinute, ChannelPerMinute: MaxChannelPerMinute, ServerPerMinute: MaxServerPerMinute,
	}
}

func TestSettingsHoldAtOnceAndAreReadAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data", "servers")
	s, other := strict(t, dir), strict(t, dir)
	holds(t, s, server, Settings{})
	if err := s.Remove(server); err != nil {
		t.Error(err)
	}
	for _, want := range []Settings{all(), {}, {Language: "en"}, all(), {Private: true}} {
		if err := s.Set(server, want); err != nil {
			t.Fatal(err)
		}
		for _, reader := range []*Store{s, other, strict(t, dir)} {
			holds(t, reader, server, want)
			holds(t, reader, server+"0", Settings{})
		}
		s, other = other, s
	}
	if err := s.Remove(server); err != nil {
		t.Error(err)
	}
	holds(t, s, server, Settings{})
	holds(t, other, server, Settings{})
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestWhatIsReturnedIsTheCallersOwn(t *testing.T) {
	s := strict(t, t.TempDir())
	given := Settings{Channels: []string{"1", "2", "1"}}
	if err := s.Set(server, given); err != nil {
		t.Fatal(err)
	}
	given.Channels[0] = "3"
	s.Get(server).Channels[0] = "3"
	holds(t, s, server, Settings{Channels: []string{"1", "2"}})
}

func TestWrongSettingsAreRefusedAndTheOldOnesHold(t *testing.T) {
	dir := t.TempDir()
	s := strict(t, dir)
	if err := s.Set(server, all()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		wrong Settings
		what  string
	}{
		{Settings{Channels: make([]string, MaxChannels+1)}, "501 channels"},
		{Settings{Channels: []string{"1", "../1"}}, "channel is no id"},
		{Settings{Channels: []string{""}}, "channel is no id"},
		{Settings{Language: "fr"}, "language"},
		{Settings{PersonPerMinute: -1}, "-1 questions of a person"},
		{Settings{PersonPerMinute: MaxPersonPerMinute + 1}, "61 questions of a person"},
		{Settings{ChannelPerMinute: MaxChannelPerMinute + 1}, "601 questions in a channel"},
		{Settings{ServerPerMinute: MaxServerPerMinute + 1}, "6001 questions in the server"},
	} {
		if err := s.Set(server, c.wrong); err == nil || !strings.Contains(err.Error(), c.what) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	holds(t, s, server, all())
	for _, id := range []string{"", "0", "01", "+1", "-1", "1.0", "../1", "１", "18446744073709551616", strings.Repeat("9", 1<<16)} {
		if err := s.Set(id, all()); !errors.Is(err, ErrServer) {
			t.Errorf("%.30q: %v", id, err)
		}
		if err := s.Remove(id); !errors.Is(err, ErrServer) {
			t.Errorf("%.30q: %v", id, err)
		}
		holds(t, s, id, Settings{})
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestADamagedFileIsSetAsideAndToldOnce(t *testing.T) {
	for name, text := range map[string]string{
		"empty": "", "cut": `{"version":1,"channels":["1`, "zeros": "\x00\x00", "array": "[]", "null": "null",
		"no version": `{}`, "negative": `{"version":-1}`, "unknown": `{"version":1,"rules":[]}`, "type": `{"version":1,"private":1}`,
		"bounds": `{"version":1,"person_per_minute":61}`, "channel": `{"version":1,"channels":["#general"]}`,
		"two": `{"version":1}{"version":1}`, "long": `{"version":1}` + strings.Repeat(" ", maxFile),
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, server+".json")
		var told []string
		s := New(dir, func(server string, err error) {
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: %v", name, err)
			}
			told = append(told, server)
		})
		for range 2 { // A second one takes the first one's place.
			told = nil
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			for range 3 {
				holds(t, s, server, Settings{})
			}
			if aside, err := os.ReadFile(path + ".damaged"); len(told) != 1 || told[0] != server || err != nil || string(aside) != text {
				t.Errorf("%s: told %q, aside %.20q, %v", name, told, aside, err)
			}
		}
		if err := s.Set(server, all()); err != nil {
			t.Error(err)
		}
		holds(t, s, server, all())
		if err := s.Remove(server); err != nil {
			t.Error(err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("%s: left %v, %v", name, left, err)
		}
	}
}

func TestAFileThatCannotBeReadIsToldOnceAndLeftAlone(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, server+".json")
	const newer = `{"version":2,"colour":"blue"}`
	var told []error
	s := New(dir, func(_ string, err error) { told = append(told, err) })
	if err := os.WriteFile(path, []byte(newer), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		holds(t, s, server, Settings{})
	}
	if err := s.Set(server, all()); !errors.Is(err, ErrNewer) {
		t.Error(err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != newer || len(told) != 1 || !errors.Is(told[0], ErrNewer) {
		t.Errorf("%q, %v, told %v", data, err, told)
	}
	told = nil
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path, 0o700); err != nil { // A folder can be opened, but not read.
		t.Fatal(err)
	}
	for range 3 {
		holds(t, s, server, Settings{})
	}
	if len(told) != 1 || errors.Is(told[0], ErrDamaged) {
		t.Errorf("told %v", told)
	}
	if err := s.Set(server, all()); err == nil {
		t.Error("set")
	}
	told = nil
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := s.Set(server, all()); err != nil || len(told) > 0 {
		t.Errorf("%v, told %v", err, told)
	}
	holds(t, s, server, all())
	// A file in the folder's place.
	if err := New(path, nil).Set(server, all()); err == nil {
		t.Error("set in a file")
	}
	New(path, nil).Get(server)
}

func TestTheBotAnswersWhereItMay(t *testing.T) {
	for _, c := range []struct {
		channels []string
		in       string
		want     bool
	}{
		{nil, "1", true},
		{[]string{"1", "2"}, "2", true},
		{[]string{"1", "2"}, "3", false},
		{[]string{"1"}, "", false},
	} {
		if got := (Settings{Channels: c.channels}).AnswersIn(c.in); got != c.want {
			t.Errorf("%v in %v: %v", c.channels, c.in, got)
		}
	}
}

func TestManyMayGetAndSetAtOnce(t *testing.T) {
	dir := t.TempDir()
	stores := []*Store{strict(t, dir), strict(t, dir)}
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			s, id := stores[i%2], fmt.Sprint(1+i/4)
			for n := range 20 {
				if err := s.Set(id, Settings{Channels: []string{fmt.Sprint(i + 1)}, PersonPerMinute: i + 1}); err != nil {
					t.Error(err)
				}
				if got := s.Get(id); len(got.Channels) != 1 || got.Channels[0] != fmt.Sprint(got.PersonPerMinute) {
					t.Errorf("%d: a mixture: %+v", n, got)
				}
			}
		})
	}
	group.Wait()
	for _, id := range []string{"1", "2"} {
		holds(t, stores[0], id, stores[1].Get(id))
	}
}

func FuzzSettingsAreReadWholeOrNotAtAll(f *testing.F) {
	f.Add([]byte(`{"version":1,"channels":["1"],"language":"ko","private":true,"person_per_minute":3}`))
	f.Add([]byte(`{"version":2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := decode(data)
		if err != nil {
			if diff := cmp.Diff(Settings{}, s); diff != "" {
				t.Errorf("%v with %s", err, diff)
			}
			return
		}
		if err := s.Check(); err != nil {
			t.Error(err)
		}
		again, err := encode(s)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := decode(again); err != nil || !cmp.Equal(s, back) {
			t.Errorf("%v: %+v, then %+v", err, s, back)
		}
	})
}

func BenchmarkGet(b *testing.B) {
	s := New(b.TempDir(), nil)
	if err := s.Set(server, all()); err != nil {
		b.Fatal(err)
	}
	for name, id := range map[string]string{"set": server, "default": "1"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s.Get(id)
			}
		})
	}
}
