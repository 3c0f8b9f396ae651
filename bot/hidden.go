package bot

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"regexp"
	"runtime"
)

// newSecret returns what ids are hidden with: another one each time the bot
// runs, so that a log tells which lines belong together, and not who it was.
func newSecret() []byte { return []byte(rand.Text()) }

// hidden returns what stands for an id in the log.
func (b *Bot) hidden(id string) string { return hide(b.secret, id) }

func hide(secret []byte, id string) string {
	if id == "" {
		return ""
	}
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(id))
	return hex.EncodeToString(mac.Sum(nil)[:6])
}

// A discreet log hides the ids in what others say of their failures: the system
// names the files that it cannot write, and their names hold ids.
type discreet struct {
	slog.Handler
	secret []byte
}

var _ slog.Handler = discreet{}

// snowflakes are ids of Discord's.
var snowflakes = regexp.MustCompile(`\d{15,20}`)

// Handle implements [slog.Handler].
func (d discreet) Handle(ctx context.Context, r slog.Record) error {
	out := slog.NewRecord(r.Time, r.Level, r.Message, r.PC)
	r.Attrs(func(a slog.Attr) bool {
		out.AddAttrs(d.without(a))
		return true
	})
	return d.Handler.Handle(ctx, out)
}

// WithAttrs implements [slog.Handler].
func (d discreet) WithAttrs(attrs []slog.Attr) slog.Handler {
	out := make([]slog.Attr, len(attrs))
	for i, a := range attrs {
		out[i] = d.without(a)
	}
	return discreet{d.Handler.WithAttrs(out), d.secret}
}

// WithGroup implements [slog.Handler].
func (d discreet) WithGroup(name string) slog.Handler {
	return discreet{d.Handler.WithGroup(name), d.secret}
}

// without returns an attribute without ids.
func (d discreet) without(a slog.Attr) slog.Attr {
	err, failed := a.Value.Any().(error)
	text := a.Value.String()
	if failed {
		text = err.Error()
	}
	if (failed || a.Value.Kind() == slog.KindString) && snowflakes.MatchString(text) {
		a.Value = slog.StringValue(snowflakes.ReplaceAllStringFunc(text, func(id string) string { return hide(d.secret, id) }))
	}
	return a
}

// panicked tells the log what broke: of anything but the runtime's own errors
// the kind alone, since it may quote what somebody said.
func panicked(p any) string {
	if err, ok := p.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", p)
}
