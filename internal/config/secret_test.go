package config_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"footnote/internal/config"
)

func TestASecretIsNeverShown(t *testing.T) {
	const value = "hunter2"
	s := config.NewSecret(value)
	type holder struct {
		Public config.Secret
		hidden config.Secret
	}
	h := holder{s, s}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T"} {
		fmt.Fprintf(&out, verb+" "+verb+" "+verb+"\n", s, h, &h)
	}
	for _, handler := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(handler).Info("m", "secret", s, "holder", h, "hidden", h.hidden)
	}
	encoded, err := json.Marshal(map[string]any{"secret": s, "holder": h})
	if err != nil {
		t.Fatal(err)
	}
	out.Write(encoded)
	fmt.Fprint(&out, fmt.Errorf("wrapped %v: %w", s, fmt.Errorf("%+v", h)))
	shown := out.String()
	if strings.Contains(shown, value) || strings.Contains(strings.ToLower(shown), fmt.Sprintf("%x", value)) {
		t.Errorf("shown:\n%s", shown)
	}
	if s.Reveal() != value || !s.IsSet() {
		t.Error("the secret is lost")
	}
}

func TestNoSecretIsEmpty(t *testing.T) {
	s := config.NewSecret("")
	if s.IsSet() || s.Reveal() != "" || s.String() != "" {
		t.Errorf("got %v", s)
	}
}
