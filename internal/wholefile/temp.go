package wholefile

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// The name of what is written beside a file: hidden, for that may be in a folder
// of a person's own, or among articles.
const (
	tempPrefix = "."
	tempSuffix = ".tmp"
)

func lockedName(path string) string {
	return filepath.Join(filepath.Dir(path), tempPrefix+filepath.Base(path)+tempSuffix)
}

func tempPattern(path string) string { return tempPrefix + filepath.Base(path) + ".*" + tempSuffix }

// Unfinished reports whether name, without a folder, is that of what is written
// beside a file and not yet in its place, and returns the file's own name.
func Unfinished(name string) (file string, ok bool) {
	inner, hidden := strings.CutPrefix(name, tempPrefix)
	inner, isTemp := strings.CutSuffix(inner, tempSuffix)
	if !hidden || !isTemp {
		return "", false
	}
	// os.CreateTemp's random part has digits alone; without one it is lockedName's.
	if i := strings.LastIndexByte(inner, '.'); i > 0 && i+1 < len(inner) && strings.Trim(inner[i+1:], "0123456789") == "" {
		inner = inner[:i]
	}
	return inner, inner != ""
}

// Abandoned is the age at which what stands beside a file has surely been left by
// a process that was killed, where no lock tells: nobody writes for that long
// without a word.
const Abandoned = 24 * time.Hour

// RemoveLeft removes what killed processes left beside the file at path, where
// nothing was added to it for as long as age. With 0, for whoever keeps all others
// from the file, that is all there is. What cannot be removed stays.
func RemoveLeft(path string, age time.Duration) {
	if to, err := target(path); err == nil {
		path = to
	}
	folder, base := filepath.Dir(path), filepath.Base(path)
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if of, ok := Unfinished(e.Name()); !ok || of != base || !e.Type().IsRegular() {
			continue
		}
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) >= age {
			_ = os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}
