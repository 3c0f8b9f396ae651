package message

// Why a model server did not do its part; each stands in brackets.
const (
	// ModelKeyRefused says that the API key is wrong, missing or not for this.
	ModelKeyRefused Key = "model.key_refused"
	// ModelUnknown says that the server has no such model or address.
	ModelUnknown Key = "model.unknown"
	// ModelRateLimited says that there were too many requests.
	ModelRateLimited Key = "model.rate_limited"
	// ModelNoCredit says that the account's quota is used up.
	ModelNoCredit Key = "model.no_credit"
	// ModelTooMuch says that the request had more text than the model takes.
	ModelTooMuch Key = "model.too_much"
	// ModelRequestRefused says that the server took the request for wrong.
	ModelRequestRefused Key = "model.request_refused"
	// ModelServerFailed says that the server failed by itself.
	ModelServerFailed Key = "model.server_failed"
	// ModelUnreachable says that there is no connection, or that it broke.
	ModelUnreachable Key = "model.unreachable"
	// ModelLeftAlone says that the server failed so often that it is not asked
	// for a moment.
	ModelLeftAlone Key = "model.left_alone"
	// ModelTimedOut says that no reply came in time.
	ModelTimedOut Key = "model.timed_out"
	// ModelEmpty says that the reply was empty.
	ModelEmpty Key = "model.empty"
	// ModelBadReply says that the reply could not be read.
	ModelBadReply Key = "model.bad_reply"
	// ModelTooLong says that the reply reached its length limit.
	ModelTooLong Key = "model.too_long"
	// ModelUnfounded says that nothing in the reply is said by the passages.
	ModelUnfounded Key = "model.unfounded"
	// ModelBudget says that what models may cost this month is used up.
	ModelBudget Key = "model.budget"
	// ModelLedger says that what they cost cannot be counted.
	ModelLedger Key = "model.ledger"
)

// ModelCutShort says that an answer broke off; takes why.
const ModelCutShort Key = "model.cut_short"

// ModelLeftOut says that sentences of the model were left out; takes how many.
const ModelLeftOut Key = "model.left_out"

// ModelUnread says that the server read only a part of the prompt.
const ModelUnread Key = "model.unread"

// ModelUnrepaired says that the model could not be asked to put sentences right;
// takes why.
const ModelUnrepaired Key = "model.unrepaired"

// ModelUnjudged says that the second model did not judge all that is shown.
const ModelUnjudged Key = "model.unjudged"
