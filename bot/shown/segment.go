package shown

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/internal/linefile"
)

// parts is how many segments hold what is kept: the oldest records go together,
// an eighth of all at most, or of the time.
const parts = 8

// A segment is a file with the records of some time.
type segment struct {
	// start is when it was begun, in milliseconds of Unix time, which is its name.
	start int64
	path  string
	file  *linefile.File
	// lines is how many it has, removed ones too; latest when the latest of its
	// records was kept.
	lines  int
	latest time.Time
}

const extension = ".jsonl"

func (s *Store) newSegment(start int64) *segment {
	path := filepath.Join(s.o.Dir, fmt.Sprintf("%013d%s", start, extension))
	return &segment{start: start, path: path, file: linefile.New(path)}
}

// read reads what was added to the folder.
func (s *Store) read() error {
	starts, err := s.starts()
	if err != nil {
		return err
	}
	s.segments = slices.DeleteFunc(s.segments, func(g *segment) bool {
		gone := !slices.Contains(starts, g.start)
		if gone {
			s.drop(g)
		}
		return gone
	})
	var last int64 // Nothing is added to those before it.
	if n := len(s.segments); n > 0 {
		last = s.segments[n-1].start
	}
	for _, start := range starts {
		switch {
		case start > last:
			s.segments = append(s.segments, s.newSegment(start))
		case start < last:
			continue
		}
		if err := s.readSegment(s.segments[len(s.segments)-1]); err != nil {
			return err
		}
	}
	return nil
}

// starts returns the starts of all segments in the folder, sorted.
func (s *Store) starts() ([]int64, error) {
	entries, err := os.ReadDir(s.o.Dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var starts []int64
	for _, e := range entries {
		name, ours := strings.CutSuffix(e.Name(), extension)
		start, err := strconv.ParseInt(name, 10, 64)
		if ours && err == nil && start > 0 && fmt.Sprintf("%013d", start) == name {
			starts = append(starts, start)
		}
	}
	slices.Sort(starts)
	return starts, nil
}

func (s *Store) readSegment(g *segment) error {
	return g.file.Read(func() { s.drop(g) }, func(at int64, line []byte) { s.index.add(g, at, line) })
}

// drop forgets what is in a segment.
func (s *Store) drop(g *segment) {
	g.file.Close()
	s.index.drop(g)
	g.lines, g.latest = 0, time.Time{}
}

// current returns the segment that records are added to, a new one if need be.
func (s *Store) current() *segment {
	now := max(1, s.o.Clock().UnixMilli())
	if n := len(s.segments); n > 0 {
		g := s.segments[n-1]
		if g.lines < max(1, s.o.Max/parts) && now-g.start < (s.o.KeepFor/parts).Milliseconds() {
			return g
		}
		now = max(now, g.start+1) // Also where the clock was turned back.
	}
	g := s.newSegment(now)
	s.segments = append(s.segments, g)
	return g
}

// sweep removes the segments whose records are all too old, and the first ones
// while there are too many records, with those to come.
func (s *Store) sweep(toCome int) error {
	now, lines := s.o.Clock(), 0
	for _, g := range s.segments {
		lines += g.lines
	}
	var failed error
	s.segments = slices.DeleteFunc(s.segments, func(g *segment) bool {
		old := !now.Before(time.UnixMilli(g.start).Add(s.o.KeepFor)) && !now.Before(g.latest.Add(s.o.KeepFor))
		if !old && lines+toCome <= s.o.Max {
			return false
		}
		lines -= g.lines
		s.drop(g)
		err := os.Remove(g.path)
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		failed = errors.Join(failed, err)
		return err == nil // Else it is tried again.
	})
	return failed
}
