package config_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"footnote/internal/config"
)

var update = flag.Bool("update", false, "write .env.example")

func TestTheExampleFileIsTheTable(t *testing.T) {
	path := filepath.Join("..", "..", ".env.example")
	want := config.Example()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the table gives: run go generate ./internal/config", path)
	}
}

func TestTheExampleFileChangesNothing(t *testing.T) {
	c, err := config.Load(config.Options{File: dotenv(t, config.Example())})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range config.Settings() {
		if c.Source(s.Name) != config.FromDefault {
			t.Errorf("%s is set", s.Name)
		}
	}
	// Nor do the same lines without their marks, since they are the defaults.
	var lines []string
	for line := range strings.Lines(config.Example()) {
		if strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "# ") {
			line = line[1:]
		}
		lines = append(lines, line)
	}
	d, err := config.Load(config.Options{File: dotenv(t, strings.Join(lines, ""))})
	if err != nil {
		t.Fatal(err)
	}
	if d.HasServer() || d.ChatModel != c.ChatModel || d.Data != c.Data {
		t.Errorf("got %+v, want %+v", d, c)
	}
}
