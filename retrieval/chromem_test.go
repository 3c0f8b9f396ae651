package retrieval

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
)

// endingContext ends by itself after some looks at it.
type endingContext struct {
	context.Context
	looks atomic.Int64
}

func (c *endingContext) Err() error {
	if c.looks.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

func TestAQuestionThatIsCancelledMidwayHasNoHalfAnswer(t *testing.T) {
	s := NewChromem()
	for i := range 50 {
		r := Record{ID: fmt.Sprint(i), Article: "a", Vector: []float32{1, float32(i)}}
		if err := s.Put(t.Context(), []Record{r}); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range []Filter{{}, {Articles: []string{"a"}}} {
		ending := &endingContext{Context: t.Context()}
		ending.looks.Store(1) // so it ends while the store compares
		if matches, err := s.Nearest(ending, []float32{1, 0}, 50, f); !errors.Is(err, context.Canceled) {
			t.Errorf("%d matches, %v", len(matches), err)
		}
	}
}
