package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"footnote/internal/visible"
)

// writeJSON writes v as one line. Characters that steer a terminal or are not
// seen are escaped where encoding/json leaves them as they are; the value stays the same.
func writeJSON(w io.Writer, v any) error {
	line, err := encodeJSON(v, "")
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, line); err != nil {
		return fmt.Errorf("%w: %w", errWrite, err)
	}
	return nil
}

// encodeJSON returns v as one line, or, with an indentation, as several.
func encodeJSON(v any, indent string) (string, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	if err := encoder.Encode(v); err != nil {
		return "", fmt.Errorf("encode JSON: %w", err)
	}
	return escapeCommands(b.String()), nil
}

func escapeCommands(line string) string {
	steers := func(r rune) bool { return r != '\n' && (commands(r) || visible.Hidden(r)) }
	if strings.IndexFunc(line, steers) < 0 {
		return line
	}
	var out strings.Builder
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		if steers(r) {
			for _, unit := range utf16.AppendRune(nil, r) {
				fmt.Fprintf(&out, `\u%04x`, unit)
			}
		} else {
			out.WriteString(line[i : i+size])
		}
		i += size
	}
	return out.String()
}

// milliseconds returns a duration in milliseconds, to the microsecond.
func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
