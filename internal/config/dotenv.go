package config

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"regexp"

	"github.com/joho/godotenv"
)

// maxFile is the size in bytes of the largest .env file that is read: what is
// larger is something else.
const maxFile = 64 << 10

// readFile returns the variables of a .env file, none if there is no file.
func readFile(path string) (map[string]string, error) {
	data, err := readAll(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, &FileError{Path: path, err: err}
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	vars, err := parse(data)
	if err != nil {
		return nil, &FileError{Path: path, Line: badLine(data)}
	}
	return vars, nil
}

// readAll takes pipes too, as keepers of secrets make them.
func readAll(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err == nil && len(data) > maxFile {
		err = errLarge
	}
	return data, err
}

var (
	errLarge = errors.New("too large for a .env file")
	errName  = errors.New("not the name of a variable")
	name     = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*$`)
)

// parse reads variables. The parser takes a line without = for one.
func parse(data []byte) (map[string]string, error) {
	vars, err := godotenv.UnmarshalBytes(data)
	for key := range vars {
		if !name.MatchString(key) {
			return nil, errName
		}
	}
	return vars, err
}

// badLine returns the 1-based number of the first line that does not parse.
// The parser's own error names no line and quotes the text, which may be a
// secret: so it is dropped.
func badLine(data []byte) int {
	// A value in quotes may span lines: what does not parse yet may parse
	// further on, but from the bad line on nothing does.
	good, start, at := 0, 0, 0
	for n, line := range bytes.SplitAfter(data, []byte("\n")) {
		at += len(line)
		if _, err := parse(data[start:at]); err == nil {
			good, start = n+1, at
		}
		if n-good > longestValue {
			break
		}
	}
	return good + 1
}

// longestValue is in lines; a private key has about 50.
const longestValue = 200
