package cli

import (
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"footnote/internal/message"
)

// showAfter is how long it takes before a bar shows: what is done sooner needs
// none.
const showAfter = time.Second

// A progress is a bar on standard error while something takes its time.
type progress struct {
	s     *session
	what  message.Key
	began time.Time

	mu  sync.Mutex
	bar *progressbar.ProgressBar
}

func newProgress(s *session, what message.Key) *progress {
	return &progress{s: s, what: what, began: time.Now()}
}

// show tells how far it is. Only a terminal sees it.
func (p *progress) show(done, total int) {
	if !p.s.ErrTerminal || time.Since(p.began) < showAfter {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(p.s.Err),
			progressbar.OptionSetDescription(p.what.In(p.s.lang)),
			progressbar.OptionSetWidth(barWidth),
			progressbar.OptionShowCount(),
			progressbar.OptionThrottle(redrawEvery),
			progressbar.OptionClearOnFinish(),
		)
	}
	// A bar that cannot be drawn is no reason to stop.
	_ = p.bar.Set(done)
}

// barWidth is in columns; redrawEvery is as often as an eye needs.
const (
	barWidth    = 30
	redrawEvery = 100 * time.Millisecond
)

// clear takes the bar away.
func (p *progress) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear()
		p.bar = nil
	}
}
