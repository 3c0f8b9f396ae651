package config

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"regexp"

	"github.com/joho/godotenv"
)

// readFile returns the variables of a .env file, none if there is no file.
func readFile(path string) (map[string]string, error) {
	data, err := os.ReadFile(path)
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

var (
	errName = errors.New("not the name of a variable")
	name    = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*$`)
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
	good, at := 0, 0
	for n, line := range bytes.SplitAfter(data, []byte("\n")) {
		at += len(line)
		if _, err := parse(data[:at]); err == nil {
			good = n + 1
		}
	}
	return good + 1
}
