package message

// What an answer says of itself.
const (
	// AbstainMissing takes the words that no article holds.
	AbstainMissing Key = "answer.abstain_missing"
	// AbstainNothing says that the articles do not answer.
	AbstainNothing Key = "answer.abstain_nothing"
	// AbstainVague says that the question has no word to look for.
	AbstainVague Key = "answer.abstain_vague"
	// QuotedWord puts a word of the question into quotation marks.
	QuotedWord Key = "answer.quoted_word"
	// AnswersDiffer says that articles tell different values; it takes a list
	// of these.
	AnswersDiffer Key = "answer.differ"
	// AbstainApart says that what is nearest lacks some words, which it takes as
	// a list.
	AbstainApart Key = "answer.abstain_apart"
	// AnswerExampleSay and AnswerExampleWho ask what a person, whose name they
	// take, said and who that is.
	AnswerExampleSay Key = "answer.example_say"
	AnswerExampleWho Key = "answer.example_who"
	// AbstainEmpty says that there is no article at all.
	AbstainEmpty Key = "answer.abstain_empty"
	// ModelFailed says that the answer is extractive because the model failed; takes why.
	ModelFailed Key = "answer.model_failed"
)
