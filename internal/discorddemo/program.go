package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"footnote/internal/discordtest"
)

// build builds the program of the current folder into a folder, and returns
// its path.
func build(ctx context.Context, folder string, messages io.Writer) (string, error) {
	path := filepath.Join(folder, "footnote")
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	cmd := exec.CommandContext(ctx, "go", "build", "-o", path, ".") //nolint:gosec // the path is our own
	cmd.Stdout, cmd.Stderr = messages, messages
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("build footnote in the current folder: %w", err)
	}
	return path, nil
}

// A program is "footnote bot", which the demo runs.
type program struct {
	options
	// work is a folder that is removed at the end.
	work string
	// log and also take what the bot says.
	log, also io.Writer
}

// stopWithin is longer than the bot takes to finish what is in flight.
const stopWithin = 15 * time.Second

// run runs the bot against a Discord until ctx or the bot ends.
func (p program) run(ctx context.Context, url string) error {
	args := []string{"bot", "--data", p.data}
	if p.data == "" {
		args[2] = filepath.Join(p.work, "data")
	}
	if p.corpus != "" {
		args = append(args, "--corpus", p.corpus)
	}
	cmd := exec.CommandContext(ctx, p.program, args...) //nolint:gosec // whoever starts the demo names it
	// Models and limits are the environment's, as ever; the Discord is ours.
	cmd.Env = append(cmd.Environ(),
		"DISCORD_TOKEN="+discordtest.Token, "DISCORD_API_URL="+url, "SHARDS=1", "SHARD_ID=", "SHARD_COUNT=")
	cmd.Stdout = io.MultiWriter(p.log, p.also)
	cmd.Stderr = cmd.Stdout
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = stopWithin
	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil // It was stopped.
	case err != nil:
		return fmt.Errorf("footnote bot: %w", err)
	default:
		return nil
	}
}
