package corpus

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestFrontMatterIsReadAndLeftOutOfTheBody(t *testing.T) {
	const body = "The body.\nIts second line.\n"
	day := time.Date(2025, 2, 4, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name, front string
		want        Article
	}{
		{
			"all of it",
			"---\ntitle: A meeting\nauthor: Kim\npublisher: The Daily\npublished: 2025-02-04\nurl: https://example.com/a?b=1\nlanguage: en\n---\n",
			Article{Title: "A meeting", Author: "Kim", Publisher: "The Daily", Published: day, URL: "https://example.com/a?b=1", Language: "en"},
		},
		{"other names for it", "---\nTitle: X\ndate: 2025-02-04\nlang: ko\nAuthors: Kim\n---\n", Article{Title: "X", Published: day, Language: "ko", Author: "Kim"}},
		{"published before date", "---\ndate: 2020-01-01\npublished: 2025-02-04\n---\n", Article{Published: day}},
		{"a list of authors", "---\nauthor:\n  - Kim\n  - \"Lee, Jr.\"\n---\n", Article{Author: "Kim, Lee, Jr."}},
		{"a list at the margin", "---\nauthor:\n- Kim\n- Lee\n---\n", Article{Author: "Kim, Lee"}},
		{"a list in brackets", "---\nauthor: [Kim, 'Lee']\n---\n", Article{Author: "Kim, Lee"}},
		{"quoted", "---\ntitle: \"A \\\"big\\\" day: \\uC11C\\uC6B8\"\n---\n", Article{Title: `A "big" day: 서울`}},
		{"folded", "---\ntitle: >\n  A long\n  title\n---\n", Article{Title: "A long title"}},
		{"a colon in a headline", "---\ntitle: 삼성: 새 투자\n---\n", Article{Title: "삼성: 새 투자"}},
		{"a number", "---\ntitle: 1984\nauthor: [007, 3.10]\n---\n", Article{Title: "1984", Author: "007, 3.10"}},
		{"comments, blank lines and names unknown", "---\n# meta\ntitle: X # not this\n\ntags: [a, b]\nnested:\n  title: Y\n---\n", Article{Title: "X"}},
		{"nothing said", "---\ntitle:\nauthor: ~\npublisher: null\ntags: []\n---\n", Article{}},
		{"spaces after the marks", "---  \ntitle: X\n--- \n", Article{Title: "X"}},
		{"dots at its end", "---\ntitle: X\n...\n", Article{Title: "X"}},
		{"CRLF", "---\r\ntitle: X\r\nauthor:\r\n  - Kim\r\n---\r\n", Article{Title: "X", Author: "Kim"}},
		{"CR", "---\rtitle: X\r---\r", Article{Title: "X"}},
		{"controls in a title", "---\ntitle: \"a\\u001b[31m\\u202Eb\\nc\"\n---\n", Article{Title: "a[31mb c"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got Article
			start, errs := frontMatter(&got, c.front+body)
			if start != len(c.front) || errs != nil {
				t.Errorf("body starts at %d with errors %v, want %d and none", start, errs, len(c.front))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestTextBetweenRulesIsNoFrontMatter(t *testing.T) {
	for _, text := range []string{
		"",
		"---",
		"---\n---\nText.\n",
		"---\n\nA paragraph.\n\n---\n\nAnother one.\n",
		"---\nNote: this is a paragraph\nthat goes on.\n---\n",
		"---\nHe asked: why?\n---\n",
		"---\n- a\n- b\n---\n",
		"----\ntitle: X\n----\n",
		"\n---\ntitle: X\n---\n",
		" ---\ntitle: X\n---\n",
		"title: X\n---\n",
		"---\nA talk.\ntitle: X\nAnd more.\n---\n",
	} {
		var a Article
		start, errs := frontMatter(&a, text)
		if start != 0 || errs != nil || a.Title != "" {
			t.Errorf("%q: body starts at %d with title %q and errors %v, want all of it as text", text, start, a.Title, errs)
		}
	}
}

func TestDamagedFrontMatterIsNamedByLineAndTheRestIsRead(t *testing.T) {
	for _, c := range []struct {
		name, front string
		want        []string
		title       string
		kept        bool // as text
	}{
		{"a date that is none", "---\ntitle: X\npublished: yesterday\n---\n", []string{"line 3: “yesterday” is no date; write one like 2025-02-04"}, "X", false},
		{"no such day", "---\ntitle: X\ndate: 2025-02-30\n---\n", []string{"line 3: “2025-02-30” is no date; write one like 2025-02-04"}, "X", false},
		{"a script for an address", "---\ntitle: X\nurl: javascript:alert(1)\n---\n", []string{"line 3: “url” needs a web address, such as https://example.com/news"}, "X", false},
		{"a password in the address", "---\ntitle: X\nurl: https://u:hunter2@example.com\n---\n", []string{"line 3: “url” needs a web address, such as https://example.com/news"}, "X", false},
		{"no language tag", "---\ntitle: X\nlang: 한국말\n---\n", []string{"line 3: “한국말” is no language tag; write one like ko or en"}, "X", false},
		{"a name twice", "---\ntitle: X\nlayout: a\nTITLE: Y\n---\n", []string{"line 4: “title” stands here again; the first one counts"}, "X", false},
		{"brackets in a headline", "---\ntitle: [속보] 삼성 회동\n---\n", []string{"line 2: “[속보] 삼성 회동” is not valid YAML, so it was taken as it stands"}, "[속보] 삼성 회동", false},
		{"an open quotation", "---\ntitle: \"X\nauthor: Kim\n---\n", []string{"line 2: “\"X” is not valid YAML, so it was taken as it stands"}, `"X`, false},
		{"a mapping", "---\ntitle: X\nauthor:\n  name: Kim\n---\n", []string{"line 3: “author” is not valid YAML, so it was taken as it stands"}, "X", false},
		{"a line that is none", "---\ntitle: X\nauthor: Kim\nand Lee\n---\n", []string{"line 4: “and Lee” is no “name: value” line of front matter"}, "X", false},
		{"no end", "---\ntitle: X\n\nText.\n", []string{"line 1: the front matter that begins with “---” has no clear end, so it was read as text"}, "", true},
		{"text before what looks like its end", "---\ntitle: X\nauthor: Kim\n\nA paragraph.\n---\n", []string{"line 1: the front matter that begins with “---” has no clear end, so it was read as text"}, "", true},
		{
			"in the order of lines", "---\ndate: soon\ntitle: [X\n---\n",
			[]string{
				"line 2: “soon” is no date; write one like 2025-02-04",
				"line 3: “[X” is not valid YAML, so it was taken as it stands",
			}, "[X", false,
		},
		{"aliases are not followed", "---\ntitle: &a X\nauthor: *a\n---\n", []string{
			"line 2: “&a X” is not valid YAML, so it was taken as it stands",
			"line 3: “*a” is not valid YAML, so it was taken as it stands",
		}, "&a X", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			var a Article
			start, errs := frontMatter(&a, c.front)
			var got []string
			for _, err := range errs {
				got = append(got, err.Error())
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("errors -want +got\n%s", diff)
			}
			if a.Title != c.title || (start == 0) != c.kept {
				t.Errorf("title %q and body from %d, want title %q", a.Title, start, c.title)
			}
		})
	}
}

func TestFrontMatterIsBounded(t *testing.T) {
	var a Article
	long := "---\ntitle: X\n" + strings.Repeat("# filler\n", maxFrontMatter/8) + "---\nText.\n"
	if start, errs := frontMatter(&a, long); start != 0 || len(errs) != 1 {
		t.Errorf("body starts at %d with errors %v, want all of it as text and that said", start, errs)
	}
	if _, errs := frontMatter(&a, "---\ntitle: "+strings.Repeat("long ", 1000)+"\n---\n"); errs != nil || len(a.Title) > 2*maxMetadata {
		t.Errorf("a title of %d bytes and errors %v", len(a.Title), errs)
	}
	deep := "---\nauthor: " + strings.Repeat("[", maxFrontMatter/2) + "\n---\n"
	if start, errs := frontMatter(&a, deep); start == 0 || len(errs) != 1 {
		t.Errorf("body starts at %d with errors %v, want one for the brackets", start, errs)
	}
}

func TestDatesAreReadAsPeopleWriteThem(t *testing.T) {
	day := time.Date(2025, 2, 4, 0, 0, 0, 0, time.UTC)
	seoul := time.FixedZone("", 9*60*60)
	for _, c := range []struct {
		text string
		want time.Time
	}{
		{"2025-02-04", day},
		{"2025.02.04", day},
		{"2025.2.4.", day},
		{"2025. 2. 4.", day},
		{"2025. 2. 4. (화)", day},
		{"2025/2/4", day},
		{"2025년 2월 4일", day},
		{"2025년2월4일(화)", day},
		{"February 4, 2025", day},
		{"Feb 4, 2025", day},
		{"4 February 2025", day},
		{"2025-02-04T09:30:00+09:00", time.Date(2025, 2, 4, 9, 30, 0, 0, seoul)},
		{"2025-02-04T00:30:00Z", day.Add(30 * time.Minute)},
		{"2025-02-04T00:30:00.5Z", day.Add(30*time.Minute + 500*time.Millisecond)},
		{"2025-02-04 09:30:00 +0900", time.Date(2025, 2, 4, 9, 30, 0, 0, seoul)},
		{"2025.02.04 00:30", day.Add(30 * time.Minute)},
		{"2025년 2월 4일 00:30", day.Add(30 * time.Minute)},
		{"Tue, 04 Feb 2025 09:30:00 +0900", time.Date(2025, 2, 4, 9, 30, 0, 0, seoul)},
	} {
		got, ok := parsePublished(c.text)
		if !ok || !got.Equal(c.want) || got.Format(time.DateOnly) != "2025-02-04" {
			t.Errorf("%q: got %v (%v), want %v", c.text, got, ok, c.want)
		}
	}
	for _, text := range []string{"", "today", "2025", "2025-13-01", "2025-02-04 noon", "02/04/2025", "2025-02-0444"} {
		if got, ok := parsePublished(text); ok {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
}
