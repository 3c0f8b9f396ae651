package markdown_test

import (
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"footnote/bot/markdown"
	"footnote/internal/visible"
)

// seenAsOne are what people see as one character, by their UTF-16 units.
var seenAsOne = map[string]struct {
	text  string
	units int
}{
	"a Hangul syllable":              {"한", 1},
	"Hangul of conjoining jamo":      {"\u1112\u1161\u11ab", 3},
	"Hangul of two jamo":             {"\u1100\u1161", 2},
	"an emoji":                       {"😀", 2},
	"an emoji with a skin tone":      {"👍🏽", 4},
	"a family":                       {"👩\u200d👩\u200d👧\u200d👦", 11},
	"a heart on fire":                {"❤\ufe0f\u200d🔥", 5},
	"a flag":                         {"🇰🇷", 4},
	"a letter with an accent":        {"e\u0301", 2},
	"a letter with two":              {"e\u0302\u0323", 3},
	"Hebrew with points":             {"שׁ\u05b8", 3},
	"Thai":                           {"กำ", 2},
	"Devanagari":                     {"नि", 2},
	"an escaped asterisk":            {`\*`, 2},
	"an escaped one with an accent":  {"\\*\u0301", 3},
	"a mark":                         {"[12]", 4},
	"a link":                         {"<https://example.org>", 21},
	"a masked link":                  {"[한국](<https://example.org>)", 27},
	"a mathematical letter":          {"𝒜", 2},
	"a rare Han character":           {"𠮷", 2},
	"an escaped backslash":           {`\\`, 2},
	"a syllable with a tone mark":    {"가\u302e", 2},
	"a keycap without its selector":  {"1\u20e3", 2},
	"a letter with all marks it may": {"Z\u0351\u0352\u0353\u0354", 5},
}

func TestHangulEmojiAndCombiningCharactersStayWholeAtTheLimits(t *testing.T) {
	for name, c := range seenAsOne {
		t.Run(name, func(t *testing.T) {
			if n := markdown.Units(c.text); n != c.units {
				t.Fatalf("%d units, want %d", n, c.units)
			}
			for _, limit := range []int{256, markdown.MaxContent, markdown.MaxDescription} {
				checkFull(t, c.text, limit)
			}
		})
	}
}

// checkFull holds that as many of what is seen as one fit as there is room for,
// and that one more is whole in the next piece.
func checkFull(t *testing.T, one string, limit int) {
	t.Helper()
	n := markdown.Units(one)
	// What remains is filled with letters, so that the limit is met exactly.
	full := strings.Repeat("a", limit%n) + strings.Repeat(one, limit/n)
	if got := markdown.Split(full, limit); len(got) != 1 || got[0] != full || markdown.Units(full) != limit {
		t.Errorf("exactly %d units make %d pieces", limit, len(got))
	}
	if got := markdown.Split(full+one, limit); len(got) != 2 || got[0] != full || got[1] != one {
		t.Errorf("%d units and one more make %q", limit, got)
	}
	// The last one does not fit by one unit.
	over := strings.Repeat("a", limit%n+1) + strings.Repeat(one, limit/n)
	if got := markdown.Split(over, limit); len(got) != 2 || got[0]+got[1] != over || got[1] != one {
		t.Errorf("one unit over %d makes %q", limit, got)
	}
}

func TestLabelsAndTitlesEndWithAWholeCharacter(t *testing.T) {
	const limit = 100
	for name, c := range seenAsOne {
		t.Run(name, func(t *testing.T) {
			text := strings.Repeat(c.text, limit)
			// A part of what is seen as one in markdown is one without it.
			label := markdown.Truncate(text, limit)
			kept := strings.TrimSuffix(label, "…")
			if markdown.Units(label) > limit || !strings.HasPrefix(text, kept) || !ends(visible.Text(text))[len(kept)] {
				t.Errorf("a label %q", label)
			}
			title := markdown.PlainTitle(text, limit)
			shown, free := read(title)
			if kept := strings.TrimSuffix(shown, "…"); markdown.Units(title) > limit || live.MatchString(free) || !ends(visible.Text(text))[len(kept)] {
				t.Errorf("a title %q", title)
			}
			line := markdown.OneLine(text, limit)
			if shown, _ := read(line); len([]rune(shown)) > limit+1 || !ends(visible.Text(text))[len(strings.TrimSuffix(shown, "…"))] {
				t.Errorf("a line %q", line)
			}
			if short := visible.Text(c.text); markdown.Truncate(short, markdown.Units(short)) != short {
				t.Errorf("what fits becomes %q", markdown.Truncate(short, markdown.Units(short)))
			}
		})
	}
}

// ends are where characters end as people see them, in bytes.
func ends(s string) map[int]bool {
	out := map[int]bool{0: true}
	g := uniseg.NewGraphemes(s)
	for g.Next() {
		_, end := g.Positions()
		out[end] = true
	}
	return out
}

func TestAFloodOfCombiningMarksIsCutHard(t *testing.T) {
	for _, flood := range []string{"Z" + strings.Repeat("\u0351", 5000), strings.Repeat("👩\u200d", 5000), strings.Repeat("\u1100", 5000)} {
		got := markdown.Split(flood, markdown.MaxContent)
		if len(got) > 1+markdown.Units(flood)/(markdown.MaxContent-2) || strings.Join(got, "") != flood {
			t.Errorf("%d pieces", len(got))
		}
	}
}

func TestLinksAreWholeWhereALimitFalls(t *testing.T) {
	for _, l := range []string{markdown.Link("https://example.org/한국"), markdown.TitleLink("한국의 제목 하나", "https://example.org/a"), "[123]"} {
		for before := range markdown.Units(l) + 1 {
			text := strings.Repeat("가", 200-before) + l + strings.Repeat("나", 50)
			got := markdown.Split(text, 200)
			if strings.Join(got, "") != text || strings.Count(strings.Join(got, "\n"), l) != 1 {
				t.Fatalf("cut into %q", got)
			}
		}
	}
}

func TestEmbedsOfAMessageAreExactlyFull(t *testing.T) {
	for name, c := range seenAsOne {
		t.Run(name, func(t *testing.T) {
			fill := func(n int) string {
				return strings.Repeat("a", n%c.units) + strings.Repeat(c.text, n/c.units)
			}
			parts := []markdown.Part{
				{Text: fill(markdown.MaxContent)},
				{Text: fill(markdown.MaxDescription), Place: markdown.InEmbed},
				{Text: fill(markdown.MaxEmbedded - markdown.MaxDescription), Place: markdown.InEmbed},
			}
			if out := markdown.Pack(parts, markdown.DiscordLimits()); len(out) != 1 || len(out[0].Embeds) != 2 {
				t.Errorf("%d messages", len(out))
			}
			for i := range parts {
				over := append([]markdown.Part{}, parts...)
				over[i].Text = "b" + over[i].Text
				out := markdown.Pack(over, markdown.DiscordLimits())
				if len(out) != 2 {
					t.Errorf("with one more in part %d: %d messages", i, len(out))
				}
				checkPacked(t, over, markdown.DiscordLimits(), out)
			}
		})
	}
}

func FuzzPiecesEndWithAWholeCharacter(f *testing.F) {
	for _, c := range seenAsOne {
		f.Add(c.text, 50)
	}
	f.Fuzz(func(t *testing.T, s string, limit int) {
		limit = 64 + abs(limit)%200
		text := markdown.Plain(strings.ToValidUTF8(strings.Repeat(s, 1+1000/(1+len(s))), "?"))
		if len(text) > 10_000 {
			return
		}
		whole, longest := ends(text), 0
		g := uniseg.NewGraphemes(text)
		for g.Next() {
			longest = max(longest, markdown.Units(g.Str()))
		}
		if longest > 30 {
			return
		}
		at := 0
		for _, p := range markdown.Split(text, limit) {
			at += strings.Index(text[at:], p) + len(p)
			// Some characters make one with whatever comes after, a backslash too.
			if !whole[at] && text[at] != '\\' {
				t.Fatalf("%q ends within a character of %q", p, text)
			}
		}
	})
}
