package app

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/fsnotify/fsnotify"
)

func TestNoticesComeOfArticlesAndOfTheIndexAlone(t *testing.T) {
	articles, data := t.TempDir(), t.TempDir()
	index := filepath.Join(data, "x.index")
	n := newNotices(slog.New(slog.DiscardHandler))
	defer n.close()
	if n.watcher == nil {
		t.Skip("the system gives no notices")
	}
	write := func(path string) {
		t.Helper()
		if err := os.WriteFile(path, []byte("Words."), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sub := filepath.Join(articles, "sub")
	for range 2 {
		n.follow([]string{articles}, index)
		write(filepath.Join(articles, "a.txt"))
		<-n.wake
		if err := os.MkdirAll(sub, 0o700); err != nil {
			t.Fatal(err)
		}
		n.follow([]string{articles, sub}, index)
		write(filepath.Join(sub, "b.txt"))
		<-n.wake
		write(index)
		<-n.wake
	}
	for name, concerns := range map[string]bool{
		index: true, filepath.Join(sub, "b.txt"): true, sub: true,
		filepath.Join(data, "spending.json"): false, filepath.Join(data, "y.index"): false,
	} {
		if got := n.concerns(fsnotify.Event{Name: name, Op: fsnotify.Write}); got != concerns {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestWithoutNoticesThereIsTheLooking(t *testing.T) {
	n := newNotices(slog.New(slog.DiscardHandler))
	n.follow([]string{filepath.Join(t.TempDir(), "gone")}, "")
	n.close()
	n.follow([]string{t.TempDir()}, "")
	n.close()
}
