package check

import "regexp"

// contraries are pairs of words of which one says the contrary of the other, in
// both languages.
var contraries = [][2]*regexp.Regexp{
	{regexp.MustCompile(`(?i)\bapprov|\baccept|\bagreed\b|승인|받아들|수락|동의`), regexp.MustCompile(`(?i)\breject|\brefus|\bturned down|\bdeclin|거부|거절|부결|기각`)},
	{regexp.MustCompile(`(?i)\b(?:rose|rises?|risen|increas\w*|grew|grows?|went up|climb\w*)\b|늘었|늘어|늘어난|증가|올랐|오른|상승`), regexp.MustCompile(`(?i)\b(?:fell|falls?|fallen|decreas\w*|shrank|dropp?\w*|went down|declin\w*)\b|줄었|줄어|감소|내렸|떨어졌|하락`)},
	{regexp.MustCompile(`(?i)\b(?:won|wins?|beat|defeated)\b|이겼|이긴|승리|우승`), regexp.MustCompile(`(?i)\b(?:lost|loses?)\b|졌다|패배|패했`)},
	{regexp.MustCompile(`(?i)\b(?:in favou?r|voted for|support\w*)\b|찬성`), regexp.MustCompile(`(?i)\b(?:against|oppos\w*)\b|반대`)},
	{regexp.MustCompile(`(?i)\b(?:acquitted|cleared|not guilty)\b|무죄`), regexp.MustCompile(`(?i)\b(?:convicted|found guilty|guilty)\b|유죄`)},
	{regexp.MustCompile(`(?i)\bbefore\b|이전에|전에`), regexp.MustCompile(`(?i)\bafter\b|이후에|후에|뒤에`)},
	{regexp.MustCompile(`(?i)\b(?:largest|biggest|highest|most|longest|oldest|best)\b|가장 (?:큰|높은|많은|긴|오래된)|최대|최고`), regexp.MustCompile(`(?i)\b(?:smallest|lowest|least|fewest|shortest|youngest|worst)\b|가장 (?:작은|낮은|적은|짧은)|최소|최저`)},
	{regexp.MustCompile(`(?i)\b(?:all of|the whole|the entire|the full)\b|전액|전부`), regexp.MustCompile(`(?i)\bhalf\b|절반`)},
	{regexp.MustCompile(`(?i)\bbought|\bacquir\w*|사들|인수했|매입`), regexp.MustCompile(`(?i)\bsold\b|팔았|매각`)},
}

// checkContraries looks, in the sentence that says most of what is claimed, for
// the contrary of a word of the claim.
func (e *examination) checkContraries() {
	told := e.inClause(anyClause)
	claim := e.review.text
	for _, pair := range contraries {
		for side := range pair {
			if !pair[side].MatchString(claim) || pair[1-side].MatchString(claim) {
				continue
			}
			if word := pair[side].FindString(claim); e.saysContrary(told, pair[side], pair[1-side]) {
				e.check(Polarity, word, false)
				return
			}
		}
	}
}

// saysContrary reports whether the sentences that say most of the claim have the
// contrary of a word, and none has the word. Where anything is denied, that may
// be the same.
func (e *examination) saysContrary(told []int, own, contrary *regexp.Regexp) bool {
	most, found := 0.0, false
	for i, s := range e.sources {
		for j := range s.sentences {
			quote := s.Article.Quote(s.sentences[j].span)
			share := e.shareIn(told, i, j)
			switch {
			case s.sentences[j].order || deniesPlainly(quote) != deniesPlainly(e.review.text):
			case own.MatchString(quote) && share >= most-leastSame/2:
				return false
			case share > most && share >= leastContrary:
				most, found = share, contrary.MatchString(quote)
			}
		}
	}
	return found
}

// leastContrary is how much of a claim a sentence says at least to contradict it.
const leastContrary = 0.6
