package check

import "regexp"

// negations turn what a sentence says into its contrary.
var negations = regexp.MustCompile(`(?i)\b(?:not|never|no|nobody|none|neither|nor|cannot|without|nothing|refused?|refuses|denied|denies|deny|declined?|declines|rejected?|rejects|failed|fails|unable|undecided|unannounced|open question|left open|yet to)\b|n['’]t\b` +
	`|않|못(?:하|했|한|할|해|지)|(?:^|\s)못\s|없(?:다|었|는|이|을|고|어|으|지|음|습|던|애)|아니(?:다|라|었|고|며|ㄴ)|아닌|(?:^|\s)안\s|말라|거부|거절|부인(?:했|하)|미정|불발|무산|실패`)

// isNegated reports whether a sentence denies something.
func isNegated(s string) bool { return negations.MatchString(s) }
