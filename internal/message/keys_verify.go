package message

// What is told of a sentence that was compared with the articles, a line each.
const (
	// VerifyVerbatim and VerifySupported say that an article says it: word for
	// word, and in its own words.
	VerifyVerbatim  Key = "verify.verbatim"
	VerifySupported Key = "verify.supported"
	// VerifyDiffers takes what the sentence says, and what the article says
	// instead.
	VerifyDiffers Key = "verify.differs"
	// VerifyDenied takes the word about which the article says the contrary.
	VerifyDenied Key = "verify.denied"
	// VerifyOtherwise says that a second model finds the articles say otherwise,
	// VerifyDoubted that it does not share what the rules found.
	VerifyOtherwise Key = "verify.otherwise"
	VerifyDoubted   Key = "verify.doubted"
	// VerifyLacks takes the number, date or name that no article has there.
	VerifyLacks Key = "verify.lacks"
	// VerifyNear says that articles speak of it, and VerifyNotFound that none
	// does.
	VerifyNear     Key = "verify.near"
	VerifyNotFound Key = "verify.not_found"
	// Why a sentence claims nothing.
	VerifyAsks    Key = "verify.asks"
	VerifyGreets  Key = "verify.greets"
	VerifyBids    Key = "verify.bids"
	VerifyLink    Key = "verify.link"
	VerifyOpinion Key = "verify.opinion"
	// VerifyLeftOut takes how many sentences and characters are looked at.
	VerifyLeftOut Key = "verify.left_out"
)
