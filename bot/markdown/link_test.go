package markdown_test

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"footnote/bot/markdown"
)

func TestOnlyWebAddressesBecomeLinks(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a?b=c#d":   "<https://example.org/a?b=c#d>",
		"HTTP://example.org":            "<http://example.org>",
		"https://e.org/a b><@everyone":  "<https://e.org/a%20b%3E%3C%40everyone>",
		"https://e.org/한":               "<https://e.org/%ED%95%9C>",
		"javascript:alert(1)":           "",
		"file:///etc/passwd":            "",
		"https://user:pass@example.org": "",
		"https://":                      "",
		"":                              "",
		"not a url":                     "",
		"http://\"":                     "",
		"https://e.org/" + strings.Repeat("a", markdown.MaxLink): "",
	} {
		if got := markdown.Link(in); got != want {
			t.Errorf("Link(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestATitleIsALinkOnlyWhereItReadsAsItIs(t *testing.T) {
	const url = "https://example.org/a_(b)"
	const masked, bare = "(<https://example.org/a_%28b%29>)", " <https://example.org/a_(b)>"
	for in, want := range map[string]string{
		"Harbour opens: what now?":  "[Harbour opens: what now?]" + masked,
		"항구가 \n 열렸다, “드디어”":         "[항구가 열렸다, “드디어”]" + masked,
		"News | 3.5% more (again)":  "[News | 3.5% more (again)]" + masked,
		"U.S. and J. Smith":         "[U.S. and J. Smith]" + masked,
		"a *bold* title":            `a \*bold\* title` + bare,
		"a [title](https://x.test)": `a \[title\]\(https\:\/\/x.test\)` + bare,
		"https://evil.example":      `https\:\/\/evil.example` + bare,
		"evil.example":              "evil.example" + bare,
		"see evil。example":          "see evil。example" + bare,
		"ｅｖｉｌ．ｅｘａｍｐｌｅ":              "ｅｖｉｌ．ｅｘａｍｐｌｅ" + bare,
		"한국.한국":                     "한국.한국" + bare,
		"127.0.0.1":                 "127.0.0.1" + bare,
		"discord.gg/abc":            `discord.gg\/abc` + bare,
		"mailto: a":                 `mailto\: a` + bare,
		"@everyone":                 `\@everyone` + bare,
		":smile:":                   `\:smile\:` + bare,
		"Launched 🚀":                "Launched 🚀" + bare,
		"1\ufe0f\u20e3 first":       "1\u20e3 first" + bare,
		"1. first":                  `1\. first` + bare,
		"- first":                   `\- first` + bare,
		"||a||":                     `\|\|a\|\|` + bare,
		`a\`:                        `a\\` + bare,
		"…?!":                       "…?!" + bare,
		"":                          "<https://example.org/a_(b)>",
	} {
		if got := markdown.TitleLink(in, url); got != want {
			t.Errorf("TitleLink(%q) = %q, want %q", in, got, want)
		}
	}
	if got := markdown.TitleLink("a *title*", "javascript:alert(1)"); got != `a \*title\*` {
		t.Errorf("without a link: %q", got)
	}
}

func TestAFragmentLeadsToTheQuote(t *testing.T) {
	long := "https://example.org/" + strings.Repeat("a", markdown.MaxLink-30)
	for _, c := range []struct{ name, url, quote, want string }{
		{"a short quote", "https://e.org/a", "It was so.", "https://e.org/a#:~:text=It%20was%20so%2E"},
		{"what is syntax", "https://e.org/a", "a-b, c & (d_e)", "https://e.org/a#:~:text=a%2Db%2C%20c%20%26%20%28d%5Fe%29"},
		{"Korean", "https://e.org/a", " 그는  갔다 ", "https://e.org/a#:~:text=%EA%B7%B8%EB%8A%94%20%EA%B0%94%EB%8B%A4"},
		{"a fragment before", "https://e.org/a#b", "so", "https://e.org/a#b:~:text=so"},
		{"a text fragment before", "https://e.org/a#:~:text=b", "so", "https://e.org/a#:~:text=b"},
		{
			"a long quote", "https://e.org/a", strings.Repeat("one two three four five six ", 10),
			"https://e.org/a#:~:text=one%20two%20three%20four%20five,two%20three%20four%20five%20six",
		},
		{"several lines", "https://e.org/a", "One.\n\nTwo.\nThree four.", "https://e.org/a#:~:text=One%2E,Three%20four%2E"},
		{"nothing", "https://e.org/a", " \n", "https://e.org/a"},
		{"a long address", long, "It was so, and it was so.", long},
		{"no address", "ftp://e.org", "so", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := markdown.Fragment(c.url, c.quote)
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if l := markdown.Link(got); got != "" && l != "<"+got+">" {
				t.Errorf("becomes the link %q", l)
			}
		})
	}
}

func TestAFragmentOfLongKoreanWordsFits(t *testing.T) {
	quote := strings.Repeat("기나긴한국어낱말들이 이어져나간다고 ", 20)
	got := markdown.Fragment("https://example.org/news/2025/02/04/123456", quote)
	if len(got) > markdown.MaxLink || !strings.Contains(got, "#:~:text=%EA%B8%B0") || !strings.Contains(got, ",") {
		t.Errorf("%d bytes: %s", len(got), got)
	}
}

var maskedForm = regexp.MustCompile(`^\[[^\[\]\\*_<>@#]+\]\(<https?://[^\s<>()]+>\)$`)

func FuzzLinksLeadWhereTheySay(f *testing.F) {
	for _, s := range forms {
		f.Add(s, "https://example.org/a?b=(c)#d", s)
	}
	f.Add("evil.example", "https://example.org/한글*_~|", "a-b,c&d\n\u2028e")
	f.Fuzz(func(t *testing.T, title, raw, quote string) {
		title = strings.ToValidUTF8(title, "?")
		to := markdown.Fragment(raw, quote)
		bare := markdown.Link(to)
		if markdown.Link(raw) != "" && (bare != "<"+to+">" || len(to) > markdown.MaxLink || strings.ContainsAny(to, " <>\"\n`|\\")) {
			t.Fatalf("Fragment(%q, %q) = %q, as a link %q", raw, quote, to, bare)
		}
		if bare != "" {
			u, err := url.Parse(to)
			was, err2 := url.Parse(strings.TrimSpace(raw))
			if err != nil || err2 != nil || !strings.EqualFold(u.Host, was.Host) {
				t.Fatalf("%q leads to %q", raw, to)
			}
		}
		got := markdown.TitleLink(title, to)
		shown := markdown.OneLine(title, 120)
		switch {
		case strings.HasPrefix(got, "["):
			label, _, _ := strings.Cut(got[1:], "](<")
			if !maskedForm.MatchString(got) || markdown.LooksLikeAddress(label) {
				t.Errorf("%q becomes %q", title, got)
			}
		case got != strings.TrimSpace(shown+" "+bare) && got != shown+bare:
			t.Errorf("%q becomes %q", title, got)
		}
	})
}
