package config

import (
	"fmt"
	"io"
	"log/slog"
)

// A Secret is a value that is never shown: printing, logging and encoding it
// give a mask, empty if there is no secret.
type Secret struct {
	// A pointer, because fmt prints unexported fields without asking String.
	value *string
}

// NewSecret keeps a value secret.
func NewSecret(value string) Secret {
	if value == "" {
		return Secret{}
	}
	return Secret{&value}
}

// Reveal returns the value, for the one who sends it.
func (s Secret) Reveal() string {
	if s.value == nil {
		return ""
	}
	return *s.value
}

// IsSet reports whether there is a secret.
func (s Secret) IsSet() bool { return s.value != nil }

const mask = "[secret]"

// String implements [fmt.Stringer].
func (s Secret) String() string {
	if s.value == nil {
		return ""
	}
	return mask
}

// Format implements [fmt.Formatter]: no verb shows the value.
func (s Secret) Format(f fmt.State, _ rune) {
	// A failed write is the printer's to report.
	_, _ = io.WriteString(f, s.String())
}

// GoString implements [fmt.GoStringer].
func (s Secret) GoString() string { return s.String() }

// MarshalText implements [encoding.TextMarshaler], and so for JSON and YAML.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// LogValue implements [slog.LogValuer].
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }
