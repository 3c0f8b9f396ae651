package answer

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"footnote/corpus"
	"footnote/internal/message"
)

// published makes an article of a year, 0 for none.
func published(year int, text string) *corpus.Article {
	a := newArticle(fmt.Sprintf("%d-%d.txt", year, len(text)), "News", text)
	if year > 0 {
		a.Published = time.Date(year, 5, 1, 0, 0, 0, 0, time.UTC)
	}
	return a
}

func TestArticlesThatDifferAreToldNewestFirst(t *testing.T) {
	for name, c := range map[string]struct {
		question, older, newer string
		said                   []string
	}{
		"money":        {"How much did the Lindmoor bridge cost?", "The Lindmoor bridge cost $500 million.", "The Lindmoor bridge cost $650 million.", []string{"$500 million", "$650 million"}},
		"Korean money": {"한강다리 건설에는 비용이 얼마나 들었나요?", "한강다리 건설에는 비용이 300억 원 들었다.", "한강다리 건설에는 비용이 450억 원 들었다.", []string{"300억 원", "450억 원"}},
		"a date":       {"When was the Lindmoor bridge opened?", "The Lindmoor bridge was opened on 3 June 2019.", "The Lindmoor bridge was opened on 7 July 2019.", []string{"3 June 2019", "7 July 2019"}},
		"percent":      {"What share of ARM does SoftBank own?", "SoftBank owns a share of 80% of ARM.", "SoftBank owns a share of 90% of ARM.", []string{"80%", "90%"}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, order := range [][]*corpus.Article{
				{published(2021, c.older), published(2023, c.newer)}, {published(2023, c.newer), published(2021, c.older)},
				{published(0, c.older), published(2023, c.newer)},
			} {
				a := answered(t, New(Options{Index: openIndex(t, order...)}), Question{Text: c.question})
				if want := c.newer + " [1] " + c.older + " [2]"; a.Text != want {
					t.Errorf("got %q, want %q", a.Text, want)
				}
				for _, s := range c.said {
					if !strings.Contains(a.Notice, s) {
						t.Errorf("the notice %q has no %q", a.Notice, s)
					}
				}
				if message.Of(c.question) != message.Of(strings.SplitN(a.Notice, ":", 2)[0]) {
					t.Errorf("notice %q", a.Notice)
				}
			}
		})
	}
}

func TestArticlesThatSayTheSameInOtherWordsDoNotDiffer(t *testing.T) {
	for name, c := range map[string]struct{ question, one, other string }{
		"money":      {"스타게이트의 투자 규모는 얼마인가요?", "스타게이트의 투자 규모는 5,000억 달러이다.", "스타게이트의 투자 규모는 5000억달러로 알려졌다."},
		"languages":  {"How much is invested in Stargate?", "In Stargate, $500 billion is invested.", "500 billion dollars is invested in Stargate."},
		"a date":     {"When was the Lindmoor bridge opened?", "The Lindmoor bridge was opened on 3 June 2019.", "The Lindmoor bridge was opened on June 3, 2019."},
		"years":      {"How many people visited the Lindmoor museum?", "In 2019, 4,000 people visited the Lindmoor museum.", "In 2020, 9,000 people visited the Lindmoor museum."},
		"Korean":     {"린드무어 박물관에는 몇 명이 다녀갔나요?", "2019년 린드무어 박물관에는 4000명이 다녀갔다.", "2020년 린드무어 박물관에는 9000명이 다녀갔다."},
		"no numbers": {"Who opened the Lindmoor bridge?", "Queen Adela opened the Lindmoor bridge for $5.", "Queen Adela opened the Lindmoor bridge for $7."},
	} {
		t.Run(name, func(t *testing.T) {
			a := answered(t, New(Options{Index: openIndex(t, published(2021, c.one), published(2023, c.other))}), Question{Text: c.question})
			if a.Abstained || a.Notice != "" {
				t.Errorf("%q, notice %q", a.Text, a.Notice)
			}
		})
	}
}

func TestOneArticleDoesNotDifferFromItself(t *testing.T) {
	a := answered(t, New(Options{Index: openIndex(t, published(2021, "The Lindmoor bridge cost $500 million. It rained."))}), Question{Text: "How much did the Lindmoor bridge cost?"})
	if a.Notice != "" {
		t.Errorf("notice %q", a.Notice)
	}
}
