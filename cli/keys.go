package cli

import (
	"bufio"
	"context"
	"strings"
	"unicode"
)

// A key is what was pressed.
type key struct {
	name keyName
	// text is the character of keyText.
	text rune
}

type keyName int

const (
	keyNone keyName = iota
	keyText
	keyEnter
	keyInterrupt
	keyEOF
	keyBackspace
	keyDelete
	keyLeft
	keyRight
	keyUp
	keyDown
	keyHome
	keyEnd
	keyWordLeft
	keyWordRight
	keyCutWord
	keyCutLeft
	keyCutRight
	keyClear
)

// controls are the keys that send a control character.
func controls(r rune) keyName {
	switch r {
	case '\r', '\n':
		return keyEnter
	case 0x03: // Ctrl-C
		return keyInterrupt
	case 0x04: // Ctrl-D
		return keyEOF
	case 0x08, 0x7F:
		return keyBackspace
	case 0x01: // Ctrl-A
		return keyHome
	case 0x05: // Ctrl-E
		return keyEnd
	case 0x02: // Ctrl-B
		return keyLeft
	case 0x06: // Ctrl-F
		return keyRight
	case 0x10: // Ctrl-P
		return keyUp
	case 0x0E: // Ctrl-N
		return keyDown
	case 0x17: // Ctrl-W
		return keyCutWord
	case 0x15: // Ctrl-U
		return keyCutLeft
	case 0x0B: // Ctrl-K
		return keyCutRight
	case 0x0C: // Ctrl-L
		return keyClear
	default:
		return keyNone
	}
}

// sequences are the keys that send an escape sequence, without its ESC.
func sequences(s string) keyName {
	switch s {
	case "[A", "OA":
		return keyUp
	case "[B", "OB":
		return keyDown
	case "[C", "OC":
		return keyRight
	case "[D", "OD":
		return keyLeft
	case "[H", "OH", "[1~", "[7~":
		return keyHome
	case "[F", "OF", "[4~", "[8~":
		return keyEnd
	case "[3~":
		return keyDelete
	case "[1;5D", "[1;3D", "b":
		return keyWordLeft
	case "[1;5C", "[1;3C", "f":
		return keyWordRight
	case "\x7f":
		return keyCutWord
	default:
		return keyNone
	}
}

// keys returns a function that waits for the next key or the end of ctx. The
// read itself cannot be interrupted: it is left behind.
func (e *editor) keys(ctx context.Context) func() (key, error) {
	type read struct {
		k   key
		err error
	}
	done := make(chan read, 1)
	return func() (key, error) {
		go func() {
			k, err := readKey(e.in)
			done <- read{k, err}
		}()
		select {
		case r := <-done:
			return r.k, r.err
		case <-ctx.Done():
			return key{}, ctx.Err()
		}
	}
}

// readKey reads one key.
func readKey(in *bufio.Reader) (key, error) {
	r, _, err := in.ReadRune()
	if err != nil {
		return key{}, err
	}
	if r == 0x1B {
		s, err := readSequence(in)
		return key{name: sequences(s)}, err
	}
	if name := controls(r); name != keyNone || unicode.IsControl(r) {
		return key{name: name}, nil
	}
	return key{keyText, r}, nil
}

// readSequence reads the rest of an escape sequence: ESC [ … up to its final
// byte (ECMA-48, section 5.4), ESC O and one byte, or ESC and one byte.
func readSequence(in *bufio.Reader) (string, error) {
	if in.Buffered() == 0 {
		return "", nil // The Esc key by itself.
	}
	var out strings.Builder
	for {
		r, _, err := in.ReadRune()
		if err != nil {
			return "", err
		}
		out.WriteRune(r)
		first := out.Len() == 1
		switch {
		case first && (r == '[' || r == 'O'):
		case first, out.String()[0] == 'O', r >= 0x40 && r <= 0x7E:
			return out.String(), nil
		}
	}
}
