package message

// How an answer came about.
const (
	// Why it was decided so. Each takes the confidence and what an answer needs;
	// ExplainNothing takes neither.
	ExplainAnswered       Key = "explain.answered"
	ExplainListed         Key = "explain.listed"
	ExplainUnsure         Key = "explain.unsure"
	ExplainNothing        Key = "explain.nothing"
	ExplainModelAnswered  Key = "explain.model_answered"
	ExplainModelAbstained Key = "explain.model_abstained"

	// ExplainFlag is the help of the flag of ask.
	ExplainFlag Key = "explain.flag"

	// Headings.
	ExplainHeading    Key = "explain.heading"
	ExplainConcepts   Key = "explain.concepts"
	ExplainHits       Key = "explain.hits"
	ExplainStatements Key = "explain.statements"
	ExplainPhrases    Key = "explain.phrases"
	ExplainConfidence Key = "explain.confidence"

	// ExplainKind takes what a question asks for. ExplainFocus follows it and
	// takes the noun that names it.
	ExplainKind  Key = "explain.kind"
	ExplainFocus Key = "explain.focus"

	// ExplainRewritten takes the question as it was understood and how it came
	// about, which the next ones tell; ExplainSource the article of an answer before
	// that it refers to.
	ExplainRewritten  Key = "explain.rewritten"
	ExplainByModel    Key = "explain.by_model"
	ExplainByCarrying Key = "explain.by_carrying"
	ExplainByDates    Key = "explain.by_dates"
	ExplainSource     Key = "explain.source"

	// What a question asks for.
	ExplainOther  Key = "explain.other"
	ExplainWho    Key = "explain.who"
	ExplainWhen   Key = "explain.when"
	ExplainWhere  Key = "explain.where"
	ExplainNumber Key = "explain.number"
	ExplainWhy    Key = "explain.why"
	ExplainYear   Key = "explain.year"

	// ExplainWeight takes a word's weight and rarity. What follows it:
	// ExplainNear takes the word of the articles that it was taken for,
	// ExplainTranslated the words that translate it.
	ExplainWeight     Key = "explain.weight"
	ExplainName       Key = "explain.name"
	ExplainUnknown    Key = "explain.unknown"
	ExplainNear       Key = "explain.near"
	ExplainTranslated Key = "explain.translated"

	// ExplainShare takes a sentence's share in percent and its score.
	ExplainShare Key = "explain.share"

	// Sums: what one begins with, what it is; ExplainRest takes what the features
	// that are not shown add.
	ExplainStart Key = "explain.start"
	ExplainRest  Key = "explain.rest"
	ExplainLogit Key = "explain.logit"

	// What models were asked: ExplainTokens takes how many requests, tokens read
	// and tokens written, and ExplainEstimated may follow it.
	ExplainUsage     Key = "explain.usage"
	ExplainTokens    Key = "explain.tokens"
	ExplainEstimated Key = "explain.estimated"
	ExplainCached    Key = "explain.cached"
)
