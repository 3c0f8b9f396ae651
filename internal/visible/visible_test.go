package visible_test

import (
	"strings"
	"testing"
	"unicode"

	"footnote/internal/visible"
)

func TestWhatNobodySeesIsLeftOut(t *testing.T) {
	for in, want := range map[string]string{
		"as it is, 있는 그대로\n\tand so on":                                                                   "as it is, 있는 그대로\n\tand so on",
		"zero\u200b \u200cwidth\u2060s\ufeff \u00adoft":                                                   "zero widths oft",
		"\u202edrawkcab\u202c \u2066and\u2069 \u200ffro":                                                  "drawkcab and fro",
		"tags\U000E0001\U000E0041\U000E007F":                                                              "tags",
		"selected\ufe00\ufe0f\U000E0100\U000E01EF":                                                        "selected",
		"filled\u3164\u115f\u1160\uffa0\u034f\u2800":                                                      "filled",
		"\x1b[31mcontrolled\x00\u009b":                                                                    "[31mcontrolled",
		"Z\u0351\u0352\u0353\u200b\u0354\u0355\u0356a":                                                    "Z\u0351\u0352\u0353\u0354a",
		"Tiê\u0301ng Viê\u0323t שָׁלוֹם e\u0301":                                                          "Tiê\u0301ng Viê\u0323t שָׁלוֹם e\u0301",
		"❤\ufe0f \U0001F468\u200d\U0001F469\u200d\U0001F467 ❤\ufe0f\u200d\U0001F525 \U0001F44D\U0001F3FD": "❤\ufe0f \U0001F468\u200d\U0001F469\u200d\U0001F467 ❤\ufe0f\u200d\U0001F525 \U0001F44D\U0001F3FD",
		"❤\ufe0f\ufe0f\ufe0e\u200d\u200d\u200b":                                                           "❤\ufe0f\u200d",
	} {
		if got := visible.Text(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func FuzzVisibleTextStaysAsItIs(f *testing.F) {
	f.Add("a\u200b❤\ufe0f\u200d\U0001F525\u0301", 3)
	f.Fuzz(func(t *testing.T, s string, at int) {
		s = strings.ToValidUTF8(s, "?")
		got := visible.Text(s)
		if again := visible.Text(got); again != got {
			t.Errorf("%q: %q becomes %q", s, got, again)
		}
		before := rune(0)
		for _, r := range got {
			joins := r == '\u200D' || r == '\uFE0E' || r == '\uFE0F'
			if visible.Hidden(r) && !(joins && unicode.In(before, unicode.So, unicode.Sk, unicode.M)) {
				t.Errorf("%q: %q holds %q", s, got, r)
			}
			before = r
		}
		if n := max(0, at%(len(s)+1)); !strings.HasPrefix(got, visible.Text(strings.ToValidUTF8(s[:n], ""))) {
			t.Errorf("%q: the beginning of %d bytes is not that of %q", s, n, got)
		}
	})
}
