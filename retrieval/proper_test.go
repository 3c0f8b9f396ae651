package retrieval

import (
	"slices"
	"testing"
)

func TestNamesAreToldFromOtherWordsOfTheVocabulary(t *testing.T) {
	for word, want := range map[string]struct{ knows, proper bool }{
		"Samsung": {true, true}, "삼성": {true, true}, "Seoul": {true, true}, "Korean": {true, true}, "일본": {true, true},
		"meeting": {true, false}, "met": {true, false}, "회의": {true, false}, "ocean": {true, false}, "바다": {true, false}, "경기": {true, false},
		"zzyzx": {false, false}, "쀍뛟": {false, false}, "": {false, false}, "two words": {false, false},
	} {
		if knows, proper := Knows(word), IsProper(word); knows != want.knows || proper != want.proper {
			t.Errorf("%q: known %v, a name %v", word, knows, proper)
		}
	}
	if got := Surnames("Lee"); len(got) == 0 || got[0] != "이" {
		t.Errorf("Lee is %v", got)
	}
	if got := Translations("mayor"); !slices.Contains(got, "시장") {
		t.Errorf("mayor is %v", got)
	}
	if got := Surnames("table"); got != nil {
		t.Errorf("table is %v", got)
	}
}

func TestRolesAndPredicatesAreToldFromOtherWords(t *testing.T) {
	for word, want := range map[string]struct{ role, predicate bool }{
		"간호사": {true, false}, "mayor": {true, false}, "water": {false, false}, "호수": {false, false},
		"met": {false, true}, "만났다": {false, true}, "binding": {false, true}, "zzyzx": {false, false},
	} {
		if role, predicate := IsRole(word), IsPredicate(word); role != want.role || predicate != want.predicate {
			t.Errorf("%q: a role %v, a predicate %v", word, role, predicate)
		}
	}
}
