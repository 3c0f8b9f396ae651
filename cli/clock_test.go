package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestYesterdayIsTheDayBeforeTheClocks(t *testing.T) {
	t.Chdir(t.TempDir()) // no .env
	kst := time.FixedZone("KST", 9*3600)
	now := time.Date(2025, 2, 4, 20, 0, 0, 0, time.UTC) // the 5th in Seoul
	for _, args := range [][]string{{"ask", "--explain", "어제 회동에는 누가 참석했나요?"}, {"chat", "--explain"}} {
		var out, errs bytes.Buffer
		status := Main(t.Context(), append(args, "--data", t.TempDir()), Streams{
			In: strings.NewReader("어제 회동에는 누가 참석했나요?\n"), Out: &out, Err: &errs,
			Now: func() time.Time { return now.In(kst) },
		})
		if want := "2025년 2월 4일 회동에는 누가 참석했나요? (뜻하는 날짜로 바꿈)"; status != 0 || !strings.Contains(out.String(), want) || !strings.Contains(out.String(), "이재용") {
			t.Errorf("%s: status %d, %s%s", args[0], status, out.String(), errs.String())
		}
	}
}
