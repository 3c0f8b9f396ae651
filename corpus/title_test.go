package corpus

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestATextIsTitledByItsFirstLineOfWords(t *testing.T) {
	long := strings.Repeat("word ", 30)
	for _, c := range []struct{ name, body, want string }{
		{"the first line", "A headline\nThe story.\n", "A headline"},
		{"after blank lines and rules", "\n \r\n=====\r\nA headline\r\n", "A headline"},
		{"after lone carriage returns", "\r\rA headline\rThe story.", "A headline"},
		{"spaces of all kinds", "\t이재용　회동 \u00a0 소식 \n", "이재용 회동 소식"},
		{"a byte order mark, controls and turned text", "\ufeff\x1b[1mbold\u202e\n", "[1mbold"},
		{"a long line by its first sentence", "It rained. All " + long, "It rained."},
		{"a long sentence at a space", long, strings.TrimSpace(strings.Repeat("word ", 19)) + "…"},
		{"a long word", strings.Repeat("가", 150), strings.Repeat("가", 99) + "…"},
		{"a long line without a sentence", "```" + strings.Repeat("0", 150), "```" + strings.Repeat("0", 96) + "…"},
		{"Markdown marks are words' own", "# 1 *song*\n", "# 1 *song*"},
		{"no word", "---\n***\n", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := titleOfText(c.body)
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if n := utf8.RuneCountInString(got); n > maxTitle {
				t.Errorf("%d characters", n)
			}
		})
	}
}

func TestMarkdownIsTitledByItsHeadingWithoutMarks(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"a heading", "# The *big* day #\n\nText.\n", "The big day"},
		{"a heading below badges and a comment", "[![Build](b.svg)](ci)\n<!-- a\n# b\n-->\n\n# Title\n", "Title"},
		{"a heading below a line", "Home > News\n\n# Title\n", "Title"},
		{"an underlined heading", "Crumbs\n\nTitle\n=====\nText.\n", "Title"},
		{"a lower heading that comes first", "## Title\nText.\n", "Title"},
		{"no heading", "- **Title** of `it`\n", "Title of it"},
		{"no heading in code", "Words\n```sh\n# a comment\n```\n", "Words"},
		{"no heading without a space", "#tag and words\n", "#tag and words"},
		{"links and images", "# ![logo](l.png) [삼성](https://example.com) [회동][1] <b>소식</b>\n", "삼성 회동 소식"},
		{"signs that are no marks", "# snake_case_name 2 * 3 * 4 \\*\n", "snake_case_name 2 * 3 * 4 *"},
		{"a quotation", "> Said so\n", "Said so"},
		{"code alone", "```\ncode\n```\n", "code"},
		{"a heading too far down", strings.Repeat("words\n", titleLines) + "# Title\n", "words"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := titleOfMarkdown(c.body); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTheLanguageIsGuessedFromTheLetters(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{koreanProse, "ko"},
		{"삼성과 OpenAI의 회동", "ko"},
		{"The mayor of Seoul (서울) spoke.", "en"},
		{"Москва слезам не верит", ""},
		{"東京都は新しい計画", ""},
		{"北京宣布 OK", ""},
		{"12 345", ""},
		{"", ""},
	} {
		if got := guessLanguage(c.text); got != c.want {
			t.Errorf("%q is taken for %q, want %q", c.text, got, c.want)
		}
	}
}
