package retrieval

import "testing"

func TestKoreanNamesAreFoundInTheOtherScript(t *testing.T) {
	korean := []string{
		"임종석은 비서실장이었다.", "이재용 회장이 왔다.", "정신아 대표가 말했다.", "김구는 독립운동가다.", "유관순의 만세", "노태우 때였다.", "김종석이라는 이름",
	}
	english := []string{
		"Lee Jae-yong came.", "Im Jong-seok was chief of staff.", "Chung Shin-a spoke.", "Kim Gu fought.", "A long jae by a yong lake", "Lee and others",
	}
	for _, c := range []struct {
		question string
		texts    []string
		want     int
	}{
		{"Who is Im Jong-seok?", korean, 0},
		{"Where was Jong Seok Im?", korean, 0},
		{"When did Lim Jong-Seok leave?", korean, 0},
		{"Who is Lee Jae-yong?", korean, 1},
		{"What does Jaeyong Lee say?", korean, 1},
		{"What does Yi Jaeyong say?", korean, 1},
		{"What did Chung Shin-a say?", korean, 2},
		{"Who was Kim Gu?", korean, 3},
		{"Who was Ryu Gwan-sun?", korean, 4},
		{"Who was Roh Tae-woo?", korean, 5},
		{"이재용은 누구인가?", english, 0},
		{"임종석은 언제 떠났나?", english, 1},
		{"정신아 대표가 무엇을 말했나?", english, 2},
		{"김구는 누구인가?", english, 3},
	} {
		x := lexicalOf(c.texts...)
		hits := x.search(queryTerms(x.concepts(c.question)), 2, nil)
		if len(hits) == 0 || hits[0].doc != uint32(c.want) {
			t.Errorf("%s finds %v, want document %d", c.question, hits, c.want)
		}
	}
}

func TestOrdinaryWordsAreNoKoreanNames(t *testing.T) {
	x := lexicalOf("소고기는 비싸다.", "이한은 갔다.")
	for _, question := range []string{"where to go", "he can go so far", "i have no one"} {
		if got := x.names(tokenize(question), namesIn(question)); len(got) > 0 {
			t.Errorf("%q has the names %v", question, got)
		}
	}
}
