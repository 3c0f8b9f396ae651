package bot

import (
	"strings"
	"sync"
	"time"
)

// A pacer shows a text that grows piece by piece, at a modest pace and without
// making the one who emits the pieces wait.
type pacer struct {
	mu   sync.Mutex
	text strings.Builder
	// grew holds a value if the text grew since it was shown.
	grew chan struct{}
	quit chan struct{}
	done chan struct{}
}

// newPacer starts a pacer, which must be stopped. It calls show in a goroutine
// of its own with all of the text so far, and pauses between two calls.
func newPacer(every time.Duration, show func(text string)) *pacer {
	p := &pacer{grew: make(chan struct{}, 1), quit: make(chan struct{}), done: make(chan struct{})}
	go p.run(every, show)
	return p
}

func (p *pacer) run(every time.Duration, show func(string)) {
	defer close(p.done)
	for {
		select {
		case <-p.quit:
			return
		case <-p.grew:
			select {
			case <-p.quit: // both came at once
				return
			default:
			}
			show(p.soFar())
		}
		pause := time.NewTimer(every)
		select {
		case <-p.quit:
			pause.Stop()
			return
		case <-pause.C:
		}
	}
}

func (p *pacer) soFar() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.text.String()
}

// emit adds a piece to the text.
func (p *pacer) emit(piece string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text.WriteString(piece)
	select {
	case p.grew <- struct{}{}:
	default: // it is to be shown already
	}
}

// stop returns when show is not running and will not be called again.
func (p *pacer) stop() {
	close(p.quit)
	<-p.done
}
