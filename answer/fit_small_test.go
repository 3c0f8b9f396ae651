package answer

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A told is a sentence of an article with a question that it answers.
type told struct{ sentence, question, answer string }

// smallSets are two sets of the least size: what each article tells.
var smallSets = map[string]map[string][]told{
	"english": {
		"bakery.txt": {
			{"The bakery on Elm Street was opened by Rosa Lind in 1931.", "Who opened the bakery on Elm Street?", "Rosa Lind"},
			{"Its oven burns oak and beech, and holds eighty loaves.", "How many loaves does the oven hold?", "eighty"},
		},
		"bridge.txt": {
			{"The old bridge over the Wend is 212 metres long.", "How long is the old bridge over the Wend?", "212 metres"},
			{"Trains crossed it until the flood of 1954 took two of its piers.", "When did the flood take two piers?", "1954"},
		},
		"choir.txt": {
			{"The choir of Saint Odo sings in the harbour chapel on Sundays.", "Where does the choir of Saint Odo sing?", "the harbour chapel"},
			{"Its forty members are led by Peter Hale, a retired sailor.", "Who leads the members of the choir?", "Peter Hale"},
		},
		"dairy.txt": {
			{"Nine farms bring their milk to the dairy in Norham.", "How many farms bring milk to the dairy?", "Nine"},
			{"The blue cheese ripens in a disused mine for ten weeks.", "Where does the blue cheese ripen?", "a disused mine"},
		},
		"engine.txt": {
			{"The steam engine of the mill was built in Leeds in 1887.", "Where was the steam engine of the mill built?", "Leeds"},
			{"It drove sixty looms until an electric motor replaced it.", "What replaced the engine of the looms?", "an electric motor"},
		},
	},
	"korean": {
		"등대.txt": {
			{"섬 끝의 등대는 1908년에 처음 불을 밝혔다.", "등대가 처음 불을 밝힌 해는?", "1908년"},
			{"지금은 한미나가 등대를 지킨다.", "등대를 지키는 사람은 누구인가?", "한미나"},
		},
		"빵집.txt": {
			{"시장 골목의 빵집은 장작 화덕으로 빵을 굽는다.", "빵집은 무엇으로 빵을 굽는가?", "장작 화덕"},
			{"하루에 굽는 빵은 모두 팔십 개이다.", "빵집이 하루에 굽는 빵은 몇 개인가?", "팔십 개"},
		},
		"다리.txt": {
			{"강을 건너는 옛 다리의 길이는 212미터이다.", "옛 다리의 길이는 얼마인가?", "212미터"},
			{"1954년의 홍수로 교각 두 개가 무너졌다.", "교각이 무너진 홍수는 언제 일어났는가?", "1954년"},
		},
		"합창단.txt": {
			{"합창단은 일요일마다 항구 예배당에서 노래한다.", "합창단은 어디에서 노래하는가?", "항구 예배당"},
			{"은퇴한 선원 박도현이 단원 마흔 명을 이끈다.", "합창단 단원을 이끄는 사람은 누구인가?", "박도현"},
		},
		"목장.txt": {
			{"목장 아홉 곳이 읍내 공장에 우유를 보낸다.", "공장에 우유를 보내는 목장은 몇 곳인가?", "아홉 곳"},
			{"푸른 치즈는 버려진 광산에서 열 주 동안 익는다.", "푸른 치즈가 익는 곳은 어디인가?", "버려진 광산"},
		},
	},
}

// smallAbsent are questions that no article of a small set answers.
var smallAbsent = map[string][]string{
	"english": {"Who painted the ceiling of the town hall?", "How tall is the tower of Marrow Castle?"},
	"korean":  {"시청 천장에 그림을 그린 화가는?", "산꼭대기 성의 높이는 얼마인가?"},
}

// writeSmallSet writes a small set, and returns its folder.
func writeSmallSet(t *testing.T, name string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "corpus"), 0o700); err != nil {
		t.Fatal(err)
	}
	write := func(file, text string) {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var questions, absent strings.Builder
	for _, article := range slices.Sorted(maps.Keys(smallSets[name])) {
		text := strings.TrimSuffix(article, ".txt") + "\n\n"
		for _, one := range smallSets[name][article] {
			text += one.sentence + " "
			questions.WriteString(`{"question": "` + one.question + `", "article": "` + article + `", "evidence": "` + one.sentence + `", "answers": ["` + one.answer + `"]}` + "\n")
		}
		write(filepath.Join("corpus", article), text)
	}
	for _, q := range smallAbsent[name] {
		absent.WriteString(`{"question": "` + q + `"}` + "\n")
	}
	write("questions.jsonl", questions.String())
	write("absent.jsonl", absent.String())
	return dir
}

// Weights are fitted to sets of any size: the same to the same, and all within
// what they may be.
func TestFitWeightsOfSmallSets(t *testing.T) {
	var sets []*fitSet
	for _, name := range []string{"english", "korean"} {
		sets = append(sets, readFitSet(t, writeSmallSet(t, name)))
	}
	if sets[0].lang == sets[1].lang || len(sets[0].questions) != 10 || len(sets[1].absent) != 2 {
		t.Fatalf("read as %+v and %+v", sets[0], sets[1])
	}
	before := weightsOf()["confidence"]["lexical"]
	var text string
	t.Run("fit", func(t *testing.T) { text = fitWeights(t, sets) })
	t.Run("again", func(t *testing.T) {
		if again := fitWeights(t, sets); again != text {
			t.Errorf("fitted as %s, then as %s", text, again)
		}
	})
	if after := weightsOf()["confidence"]["lexical"]; after != before {
		t.Errorf("the reader's own weights are not back: %g, want %g", after, before)
	}
	groups, err := parseWeights(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, group := range []string{"phrase-en", "phrase-ko", "statement", "confidence"} {
		if len(groups[group]) == 0 {
			t.Errorf("no weights of %s", group)
		}
	}
	for i, b := range clueBounds() {
		if w := groups["confidence"][clueNames[i]]; w < b.low || w > b.high {
			t.Errorf("%s weighs %g, outside of %v", clueNames[i], w, b)
		}
	}
}

// An answer is looked for where it stands in the evidence, white space aside.
func TestWhereAnAnswerBegins(t *testing.T) {
	set := readFitSet(t, writeSmallSet(t, "korean"))
	for _, q := range set.questions {
		found := false
		for _, a := range set.articles {
			at := q.at(a)
			if at < 0 {
				continue
			}
			found = true
			if !strings.HasPrefix(a.Text[at:], q.Answers[0]) {
				t.Errorf("%s: the answer begins at %q", q.Question, a.Text[at:])
			}
		}
		if !found {
			t.Errorf("%s: no article has the evidence", q.Question)
		}
	}
}
