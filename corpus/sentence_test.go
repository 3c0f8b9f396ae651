package corpus

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// sentencesOf returns the sentences of a whole text, which a "|" stands
// between where a test says what it wants.
func sentencesOf(text string) []string {
	var out []string
	for _, s := range Sentences(text, Span{0, len(text)}) {
		out = append(out, text[s.Start:s.End])
	}
	return out
}

type sentenceCase struct {
	name string
	want []string
}

// checkJoined holds that texts made of the wanted sentences, with what stands
// between them, are cut into just these.
func checkJoined(t *testing.T, between string, cases []sentenceCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, sentencesOf(strings.Join(c.want, between))); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestSentencesEndWhereKoreanSentencesDo(t *testing.T) {
	checkJoined(t, " ", []sentenceCase{
		{"다", []string{"회장은 서울에서 회동했다.", "관심이 쏠린다."}},
		{"요", []string{"안녕하세요.", "오늘은 비가 와요."}},
		{"까?", []string{"누가 왔습니까?", "올트먼이 왔다."}},
		{"죠", []string{"그렇죠.", "맞습니다."}},
		{"a noun form", []string{"선호투표제 문서를 참조 바람.", "그리고 대선이 있었다."}},
		{"an exclamation", []string{"꼬리가 보인다!", "아이가 외쳤다."}},
		{"both marks", []string{"정말입니까?!", "그는 물었다."}},
		{"wide marks", []string{"정말입니까？", "그렇다。", "좋다！", "그는 웃었다."}},
		{"an ellipsis", []string{"그는 말이 없었다…", "아무도 몰랐다...", "끝이다."}},
		{"two full stops", []string{"매우 어수선했다..", "그는 수습했다."}},
		{"a quotation by itself", []string{"“꼬리가 보여요!”", "아이가 외쳤다."}},
		{"a quotation inside", []string{"그는 \"회동했다.\"라고 말했다.", "손 회장은 '좋은 논의를 했다.'며 웃었다."}},
		{"a quotation and a space", []string{"그는 “회동했다.” 라고 말했다.", "그는 '좋다!' 며 웃었다.", "“왜요?” 라는 물음이었다."}},
		{"a bracket around", []string{"(그도 왔다.)", "끝이다."}},
		{"wide brackets", []string{"깃발은 비싸게 팔렸다（경매였다.）", "끝이다."}},
		{"a date with spaces", []string{"회동은 2025. 2. 4. 서울에서 열렸다.", "끝이다."}},
		{"a date and an hour", []string{"2025. 2. 4. 10시에 만났다.", "2025.2.4. 오후에 헤어졌다."}},
		{"a range of dates", []string{"전쟁은 1592. 5. 23. - 1598. 12. 16. 동안 있었다.", "끝이다."}},
		{"a date without a year", []string{"회동은 2. 4.에 있었다.", "끝이다."}},
		{"a month", []string{"2025. 2. 서울에서 만났다.", "끝이다."}},
		{"a chapter in brackets", []string{"《영락경》 상권의 〈2. 현성명자품〉에 있다.", "끝이다."}},
		{"list letters", []string{"가. 개요를 쓴다.", "나. 내용을 쓴다.", "1. 첫째로 쓴다."}},
		{"a one-syllable answer", []string{"네.", "그렇습니다."}},
		{"a dot between names", []string{"이재용.올트먼.손정의가 만났다.", "미.일 사업이다."}},
		{"decimals", []string{"밝기는 F/1.7이다.", "비율은 3.5배에서 4.25배로 늘었다."}},
		{"a foreign initial", []string{"존 F. 케네디를 만났다.", "W.C. 핸디도 있었다."}},
		{"an amount at the end", []string{"분양가는 44만 원.", "5000만 원은 한 채 값이었다."}},
	})
	checkJoined(t, "", []sentenceCase{
		{"no space after 다.", []string{"회장은 서울에서 회동했다.", "그는 웃었다."}},
		{"no space after 요. and 죠.", []string{"비가 와요.", "그렇죠.", "우산을 쓰세요.", "끝이다."}},
	})
}

func TestSentencesEndWhereEnglishSentencesDo(t *testing.T) {
	checkJoined(t, " ", []sentenceCase{
		{"titles", []string{"Dr. Calloway met Mr. He and Prof. The at St. Johns.", "DR. WHO was there."}},
		{"countries", []string{"The U.S. President spoke.", "He lives in the U.S.", "The government said so."}},
		{"an abbreviation in brackets", []string{"It was seen by many (in the U.S.).", "Several shows began."}},
		{"e.g. and i.e.", []string{"Some cities, e.g. Seoul and, i.e. The Times said, grew.", "Others did not."}},
		{"numbers of things", []string{"See No. 5 and pp. 12 to 14, Vol. II.", "She said no.", "Nobody agreed."}},
		{"months", []string{"It opened on Feb. 4 and closed in May.", "It rained."}},
		{"companies", []string{"Merit Network, Inc. Chairman Lee left the firm Doe & Co.", "They were sad."}},
		{"etc. at the end", []string{"They banned films, music, etc.", "Nor was that new."}},
		{"juniors", []string{"He met Martin Luther King Jr. Mondays only.", "Sammy Davis Jr.", "He sang."}},
		{"initials", []string{"J. K. Rowling and J. A. Hobson wrote books.", "John F. Kennedy read them."}},
		{"a letter at the end", []string{"They took vitamin C.", "It helped.", "He chose plan B.", "But she did not."}},
		{"degrees", []string{"She holds a Ph.D. from Yale.", "He has none."}},
		{"list marks", []string{"1. Open the lid.", "2. Look inside.", "2.1. Not too long.", "IV. The end.", "A. The start."}},
		{"a year at the end", []string{"It was built in 1990.", "The tower fell in 2001.", "12 people saw it."}},
		{"a number at the end", []string{"It is 5.", "7 is prime.", "The factors are 2 and 3.", "A third is 1."}},
		{"decimals", []string{"Pi is about 3.14 or .5 less than 3.64.", "So it is."}},
		{"files and addresses", []string{"Open footnote.go or example.com today.", "Then stop."}},
		{"a question and an exclamation", []string{"Who?!", "You did!", "\"Why?\" asked the mayor.", "Nobody knew."}},
		{"a quotation at the end", []string{"He said, \"It seemed rude not to.\"", "Nobody laughed.", "‘I was scared.’", "“Not me.”"}},
		{"an abbreviation after a quotation mark", []string{"“Dr. Lee is here,” she said.", "“J. K. Rowling too.”"}},
		{"ellipses", []string{"I am here to . . . submit to it.", "He left ... and came back.", "Wait...", "Is it over?", "Yes . . .", "Good."}},
		{"a bracket around", []string{"(It rained.)", "Nobody came [at all].", "Well (or so) it was."}},
		{"a note after the full stop", []string{"It is used for drinking.[citation needed]", "In most countries it is not.[3][4]", "So it is."}},
		{"a lower-case letter after", []string{"It opens at 5 p.m. on Mondays.", "Yahoo! is a firm."}},
	})
}

func TestLinesOfOneSentenceAreJoined(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"English wrapped at 72 columns", "" +
			"The bees arrived on 17 April 2023, in the back of a bakery van. Ms. Rina\n" +
			"Oduya, who has kept bees for thirty years and who drove the van herself,\n" +
			"opened the doors.\n" +
			"Everybody ran.",
			"The bees arrived on 17 April 2023, in the back of a bakery van.|" +
				"Ms. Rina\nOduya, who has kept bees for thirty years and who drove the van herself,\nopened the doors.|Everybody ran."},
		{"Korean wrapped in ragged lines", "" +
			"이는 오픈 AI, 소프트뱅크, 오라클 등 3사가 합작벤처 형태로 미국 내 AI용 데이터센터 건설에 최대 5000억달러\n" +
			"(약 730조원)를 투자하는 내용이 골자다.\n" +
			"고대역폭메모리(HBM), DDR5 D램, 기업용 솔리드스테이트드라이브(eSSD) 등\n" +
			"AI 데이터센터를 위한 반도체 수요처가 더 넓어질 수 있는 것이다.",
			"이는 오픈 AI, 소프트뱅크, 오라클 등 3사가 합작벤처 형태로 미국 내 AI용 데이터센터 건설에 최대 5000억달러\n" +
				"(약 730조원)를 투자하는 내용이 골자다.|" +
				"고대역폭메모리(HBM), DDR5 D램, 기업용 솔리드스테이트드라이브(eSSD) 등\nAI 데이터센터를 위한 반도체 수요처가 더 넓어질 수 있는 것이다."},
		{"a narrow newspaper column", "이재용 회장은 4일 서울\n서초사옥에서 올트먼과\n만나 반도체 협력 방안\n논의를 이어 갔다.",
			"이재용 회장은 4일 서울\n서초사옥에서 올트먼과\n만나 반도체 협력 방안\n논의를 이어 갔다."},
		{"a short line before a lower-case letter", "A line\nthat goes on.", "A line\nthat goes on."},
		{"CRLF", "A line\r\nthat goes on.\r\nIt ends.", "A line\r\nthat goes on.|It ends."},
		{"a lone CR", "A line\rthat goes on.\rIt ends.", "A line\rthat goes on.|It ends."},
		{"spaces around the break", "  A line  \n\tthat goes on.  \n", "A line  \n\tthat goes on."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(strings.Split(c.want, "|"), sentencesOf(c.text)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestLinesOfTheirOwnAreNotJoined(t *testing.T) {
	prose := "회장과 최고경영자는 이날 오후 서울 강남구 삼성 서초사옥에서 만나 두 시간 동안 이야기를 나눴다."
	checkJoined(t, "\n", []sentenceCase{
		{"headlines above a story", []string{"이재용.올트먼.손정의 회동", "영 반도체 기업 CEO도 동행", "메모리 반도체 등 수혜 기대에", prose}},
		{"headlines by themselves", []string{"Lost Mural Found", "Harbour Master Surprised", "Story by Jane Doe"}},
		{"a heading of Markdown", []string{"# The big day", "Everybody came.", "## 한 일", "모두 왔다."}},
		{"an underlined heading", []string{"The Lost Mural of Port Ellery and the Sailor Below", "==================================================", "It was found."}},
		{"list items", []string{"- 풀코스: 오전 8시, 은가람 공설운동장", "- 하프코스: 오전 8시 40분, 같은 곳", "* 걷기", "• 달리기", "1. First", "2) Second"}},
		{"signs of Korean lists", []string{"▲ 서울 이재용", "△ 부산 손정의", "■ 대구 올트먼", "○ 광주 하스"}},
		{"a table", []string{"| name | is |", "| --- | --- |", "| Seoul | a city in the middle of Korea |", "Then it goes on."}},
		{"a quotation of Markdown", []string{"> said so", "> and so"}},
		{"names and values", []string{"계획 : 차세대 AI 인프라와 생태계 구축", "투자규모 : 2029년까지 5000억달러", "place : the city hall"}},
		{"a paragraph a line", []string{strings.Repeat("긴 글이 한 줄에 있다 ", 20) + "끝", strings.Repeat("또 긴 글이 있다 ", 24) + "끝"}},
		{"an attribution in brackets", []string{
			"'(스타게이트 프로젝트와 관련해) 삼성과 매우 좋은 논의를 했다.' (손정의 소프트뱅크 그룹 회장)", prose}},
		{"the last line of a paragraph", []string{prose, "좋았다", prose}},
	})
	checkJoined(t, "\n\n", []sentenceCase{{"blank lines", []string{"a line", "and another"}}})
	checkJoined(t, "\r\r", []sentenceCase{{"blank lines of lone CR", []string{"a line", "and another"}}})
}

func TestAnAttributionStaysWithItsSentenceAtTheEndOfALineAlone(t *testing.T) {
	checkJoined(t, " ", []sentenceCase{
		{"in the middle of a line", []string{"It rained. (the mayor)"}},
		{"before other words", []string{"It rained.", "(He was the mayor) and left."}},
		{"too long", []string{"It rained.", "(" + strings.Repeat("long ", 20) + ")"}},
		{"never closed", []string{"It rained.", "(the mayor"}},
	})
}

func TestCodeIsCutIntoItsLinesWithoutTheFences(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a fence", "Run it:\n```sh\ngo run . ask\n\nls | head\n```\nIt\nanswers.", "Run it:|go run . ask|ls | head|It\nanswers."},
		{"headings and dots in code", "````\n# x\n```go\na.b()\n````\nEnd.", "# x|```go|a.b()|End."},
		{"a fence that is never closed", "Words.\n```\na\nb", "Words.|a|b"},
		{"code in a line of words", "```a``` is code\nand so on.", "```a``` is code\nand so on."},
		{"words after backticks", "``` said nobody\never.", "``` said nobody\never."},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := strings.Split(strings.ReplaceAll(c.want, " | ", "\x00"), "|")
			for i := range want {
				want[i] = strings.ReplaceAll(want[i], "\x00", " | ")
			}
			if diff := cmp.Diff(want, sentencesOf(c.text)); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestTextWithoutAnEndIsCutAtWhiteSpace(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []int
	}{
		{"words", strings.Repeat("낱말들 ", 700), []int{1199, 1199, 399}},
		{"no space", strings.Repeat("가", 3000), []int{1200, 1200, 600}},
		{"just as long as a passage", strings.Repeat("a", MaxPassage), []int{1200}},
		{"a space at the limit", strings.Repeat("a", MaxPassage) + " b", []int{1200, 1}},
		{"a long gap", "a" + strings.Repeat(" ", 5000) + "b", []int{1, 1}},
		{"nothing", "", nil},
		{"white space", " \r\n\t\u3000\n", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []int
			for _, s := range sentencesOf(c.text) {
				got = append(got, utf8.RuneCountInString(s))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("lengths -want +got\n%s", diff)
			}
		})
	}
}

func TestOnlyThePartOfATextIsCutThatWasAskedFor(t *testing.T) {
	text := "---\ntitle: X\n---\nOne. Two.\nThree."
	start := strings.Index(text, "One")
	got := Sentences(text, Span{start, strings.Index(text, "\nThree")})
	want := []Span{{start, start + 4}, {start + 5, start + 9}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
