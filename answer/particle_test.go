package answer

import "testing"

func TestKoreanWordsEndInTheirParticle(t *testing.T) {
	for word, want := range map[string]struct {
		noun string
		is   particle
	}{
		"회동은":    {"회동", asTopic},
		"항구는":    {"항구", asTopic},
		"회장이":    {"회장", asSubject},
		"대표가":    {"대표", asSubject},
		"다리를":    {"다리", asObject},
		"시장을":    {"시장", asObject},
		"한국의":    {"한국", asOwner},
		"서울에서":   {"서울", asPlace},
		"부산에서는":  {"부산", asPlace},
		"서울로":    {"서울", asPlace},
		"전국으로":   {"전국", asPlace},
		"삼성과":    {"삼성", asPartner},
		"애플과":    {"애플", asPartner},
		"회사와":    {"회사", asPartner},
		"수도이다":   {"수도", asIs},
		"의사였다":   {"의사", asIs},
		"소설이라는":  {"소설", asNamed},
		"파도라는":   {"파도", asNamed},
		"만났다":    {"만났다", asPredicate},
		"취임한":    {"취임한", asPredicate},
		"올트먼":    {"올트먼", noParticle},
		"":       {"", noParticle},
		"다":      {"다", noParticle},
		"은":      {"은", noParticle},
		"회사을":    {"회사을", noParticle}, // it would be 를
		"서울를":    {"서울를", noParticle},
		"ARM은":   {"ARM", asTopic},
		"2024년에": {"2024년", asPlace},
	} {
		if noun, is := endingOf(word); noun != want.noun || is != want.is {
			t.Errorf("%q is %q with %s, want %q with %s", word, noun, particleNames[is], want.noun, particleNames[want.is])
		}
	}
}

func TestEveryParticleHasAName(t *testing.T) {
	if len(particleNames) != int(particleCount) || len(kindNames) != int(kindCount) || len(shapeNames) != int(shapes) || len(beforeNames()) != int(befores) {
		t.Errorf("%d particles, %d kinds, %d shapes, %d words before", len(particleNames), len(kindNames), len(shapeNames), len(beforeNames()))
	}
}
