package check

import (
	"strings"
	"testing"

	"footnote/corpus"
	"footnote/retrieval"
)

// comparedWith compares a statement with whole articles.
func comparedWith(tb testing.TB, statement string, articles ...*corpus.Article) Comparison {
	tb.Helper()
	ix, err := retrieval.Open("", retrieval.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := ix.Update(tb.Context(), articles, nil); err != nil {
		tb.Fatal(err)
	}
	return NewComparer(ix.Concepts).Compare(statement, sourcesOf(articles...))
}

func TestAStatementIsSupportedContradictedOrNotFound(t *testing.T) {
	for _, c := range []struct {
		statement     string
		finding       Finding
		kind          Kind
		claimed, told string
	}{
		{"The council of Lindholm approved the ferry.", Supported, "", "", ""},
		{"The ferry will cost $84.5 million.", Supported, "", "", ""},
		{"The ferry will cost $85.4 million.", Contradicted, Number, "$85.4 million", "$84.5 million"},
		{"It will cost $8.45 million and sail in May 2027.", Contradicted, Number, "$8.45 million", "$84.5 million"},
		{"It will cost $84.5 million and sail in June 2027.", Contradicted, Date, "June 2027", "May 2027"},
		{"Lindholm has 120,000 people and 84 buses.", Contradicted, Number, "84", "48"},
		{"Lindholm has 48 people and 120,000 buses.", Contradicted, Number, "48 people", "120,000 people"},
		{"The council of Lindholm rejected the ferry.", Contradicted, Polarity, "rejected", "approved"},
		{"노재현 시장은 “시민이 오래 기다린 도서관”이라고 말했다.", Contradicted, Name, "노재현", "표윤서"},
		{"Norbert Hale, chairman of Vance Shipping, welcomed the vote.", NotFound, "", "", ""},
		{"The ferry has a restaurant.", NotFound, "", "", ""},
		{"The mayor of Lindholm dislikes boats.", NotFound, "", "", ""},
		{"The baker of Brackwater won a golden medal in Vienna.", NotFound, "", "", ""},
		{"공사비는 350억 원이고 2027년 5월에 문을 연다.", Supported, "", "", ""},
		{"새 도서관 공사비는 530억 원이다.", Contradicted, Number, "530억 원", "350억 원"},
		{"표윤서 시장은 사임했다.", NotFound, "", "", ""},
		{"", NotFound, "", "", ""},
		{"It is.", NotFound, "", "", ""},
	} {
		got := comparedWith(t, c.statement, harbour...)
		if got.Finding != c.finding || c.finding == Contradicted && (got.Kind != c.kind || !strings.Contains(got.Claimed, c.claimed) || !strings.Contains(got.Told, c.told)) {
			t.Errorf("%q: %+v", c.statement, got)
		}
		if got.Finding != NotFound && len(got.Places) == 0 {
			t.Errorf("%q: no place", c.statement)
		}
	}
}

func TestAnotherPassageThatHoldsTheValueSupports(t *testing.T) {
	old := articleOf("older.txt", "Lindholm", "2020-01-01", "Lindholm has 38 buses and 120,000 people.")
	if got := comparedWith(t, "Lindholm has 38 buses.", append([]*corpus.Article{old}, harbour...)...); got.Finding != Supported || got.Places[0].N != 1 {
		t.Errorf("%+v", got)
	}
}

func TestValuesThatAreToldRoughlyDoNotContradict(t *testing.T) {
	article := articleOf("bees.txt", "Bees", "2025-01-01", "The harvest of the Ellery bees gave 38 kilograms of honey. About 40,000 bees live on the roof of the Ellery school.")
	for statement, want := range map[string]Finding{
		"The harvest of the Ellery bees gave about 40 kilograms of honey.":         NotFound,
		"The harvest of the Ellery bees gave more than 30 kilograms of honey.":     NotFound,
		"The harvest of the Ellery bees gave about 80 kilograms of honey.":         Contradicted,
		"The harvest of the Ellery bees gave 83 kilograms of honey.":               Contradicted,
		"Some 41,000 bees live on the roof of the Ellery school.":                  NotFound,
		"On the roof of the Ellery school live 70,000 bees.":                       Contradicted,
		"The harvest of the Ellery bees gave 38 kilograms of honey, not 83.":       NotFound,
		"The harvest of the Ellery bees gave 38 kilograms of honey and 83 of wax.": NotFound,
	} {
		if got := comparedWith(t, statement, article); got.Finding != want {
			t.Errorf("%q: %+v", statement, got)
		}
	}
}

func TestNumbersAreComparedWhereTheWordsAreTheSame(t *testing.T) {
	article := articleOf("primes.txt", "Primes", "2025-01-01", "For example, 6 has the divisors 2 and 3 in addition to 1 and 6. The trial cost $6.3 million.")
	for statement, want := range map[string]Finding{
		"For example, 6 has the divisors 2 and 3 in addition to 1 and 6.": Supported,
		"For example, 6 has the divisors 2 and 3 in addition to 1 and 5.": Contradicted,
		"The trial cost $63 million.":                                     Contradicted,
		"The trial cost $16.3 million.":                                   Contradicted,
		"the trial cost $6.3 million":                                     Supported,
	} {
		if got := comparedWith(t, statement, article); got.Finding != want {
			t.Errorf("%q: %+v", statement, got)
		}
	}
}

func TestLongStatementsAreComparedInTime(t *testing.T) {
	for _, statement := range []string{
		strings.Repeat("The mayor's 49 horses and ", 50), strings.Repeat("not ", 300), strings.Repeat("Hale ", 240), strings.Repeat("2027년 5월 ", 100),
		strings.Repeat("“a” ", 250), strings.Repeat("1/2 ", 300),
	} {
		if got := comparedWith(t, statement, harbour...); got.Finding == Supported {
			t.Errorf("%.30q: %+v", statement, got)
		}
	}
}
