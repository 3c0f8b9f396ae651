package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"footnote/bot/markdown"
)

// small limits, so that a few words reach them.
var few = markdown.Limits{Content: 20, Description: 30, Embedded: 50, Embeds: 3}

func TestPartsStayTogetherInOrder(t *testing.T) {
	word := strings.Repeat
	for name, c := range map[string]struct {
		parts []markdown.Part
		want  string
	}{
		"content joins":              {[]markdown.Part{{Text: "one"}, {Gap: "\n", Text: "two"}}, `"one\ntwo"`},
		"no gap begins a message":    {[]markdown.Part{{Gap: "\n", Text: word("a", 18)}, {Gap: "\n\n", Text: "b"}}, `"aaaaaaaaaaaaaaaaaa"; "b"`},
		"exactly full":               {[]markdown.Part{{Text: word("a", 18)}, {Gap: "\n", Text: "b"}}, `"aaaaaaaaaaaaaaaaaa\nb"`},
		"embeds below content":       {[]markdown.Part{{Text: "one"}, {Text: "two", Place: markdown.InEmbed}, {Gap: "\n", Text: "three", Place: markdown.InEmbed}}, `"one" / "two\nthree"`},
		"content after embeds":       {[]markdown.Part{{Text: "a", Place: markdown.InEmbed}, {Gap: "\n", Text: "b"}}, `"" / "a"; "b"`},
		"blank parts show nothing":   {[]markdown.Part{{Text: " \n"}, {Text: "", Place: markdown.InEmbed}}, ``},
		"titles count":               {[]markdown.Part{{Text: word("a", 30), Place: markdown.InEmbed, Beside: 20}, {Text: "b", Place: markdown.InEmbed}}, `"" / "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"; "" / "b"`},
		"a part of several messages": {[]markdown.Part{{Text: word("a", 25)}}, `"aaaaaaaaaaaaaaaaaaaa"; "aaaaa"`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := described(markdown.Pack(c.parts, few)); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// described tells of each message its content and its embeds.
func described(messages []markdown.Message) string {
	var out []string
	for _, m := range messages {
		s := fmt.Sprintf("%q", m.Content)
		for _, e := range m.Embeds {
			s += fmt.Sprintf(" / %q", e)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// checkPacked holds that messages are within limits and show all parts in order.
// Only the part that begins the first embed has something beside it.
func checkPacked(t *testing.T, parts []markdown.Part, limits markdown.Limits, out []markdown.Message) {
	t.Helper()
	var want, got strings.Builder
	beside := 0
	for _, p := range parts {
		want.WriteString(bare(p.Text))
		beside += p.Beside
	}
	for _, m := range out {
		if m.Content == "" && len(m.Embeds) == 0 || len(m.Embeds) > limits.Embeds || markdown.Units(m.Content) > limits.Content {
			t.Errorf("a message of %d units and %d embeds", markdown.Units(m.Content), len(m.Embeds))
		}
		got.WriteString(bare(m.Content))
		all := 0
		for _, e := range m.Embeds {
			n := markdown.Units(e)
			all, beside = all+beside, 0
			if all += n; n == 0 || n > limits.Description {
				t.Errorf("an embed of %d units", n)
			}
			got.WriteString(bare(e))
		}
		if all > limits.Embedded {
			t.Errorf("embeds of %d units", all)
		}
	}
	if got.String() != want.String() {
		t.Errorf("shown\n%s\nwant\n%s", got.String(), want.String())
	}
}

func FuzzPackedMessagesLoseNothing(f *testing.F) {
	for _, s := range forms {
		f.Add(s, []byte{0, 1, 2, 3, 4, 5, 200})
	}
	f.Fuzz(func(t *testing.T, s string, plan []byte) {
		s = strings.ToValidUTF8(s, "?")
		if len(s) > 500 || len(plan) > 20 {
			return
		}
		var parts []markdown.Part
		titled := false
		for _, b := range plan {
			text := markdown.Plain(strings.Repeat(s+" ", int(b)/3))
			if b%5 == 0 {
				text = markdown.Block(s)
			}
			part := markdown.Part{Gap: "\n\n", Text: text, Place: markdown.Place(b % 2)}
			if part.Place == markdown.InEmbed && bare(text) != "" && !titled {
				part.Beside, titled = int(b)%20, true
			}
			parts = append(parts, part)
		}
		checkPacked(t, parts, markdown.DiscordLimits(), markdown.Pack(parts, markdown.DiscordLimits()))
		tight := markdown.Limits{Content: 40, Description: 60, Embedded: 100, Embeds: 3}
		checkPacked(t, parts, tight, markdown.Pack(parts, tight))
	})
}
