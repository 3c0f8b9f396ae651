package answer

import (
	"context"
	"errors"

	"footnote/internal/message"
	"footnote/retrieval"
)

// Why returns in a few words why a model server did not do its part, for
// people: in an answer's notice or a check of the configuration.
func Why(err error, lang string) string {
	var failed *retrieval.ServerError
	switch {
	case errors.Is(err, ErrUnfounded):
		return message.ModelUnfounded.In(lang)
	case errors.Is(err, ErrBudget):
		return message.ModelBudget.In(lang)
	case errors.Is(err, ErrLedger):
		return message.ModelLedger.In(lang)
	case errors.As(err, &failed):
		return whyFailed(failed.Failure).In(lang)
	case errors.Is(err, context.DeadlineExceeded):
		return message.ModelTimedOut.In(lang)
	default:
		return message.ModelServerFailed.In(lang)
	}
}

func whyFailed(f retrieval.Failure) message.Key {
	switch f {
	case retrieval.FailureKey:
		return message.ModelKeyRefused
	case retrieval.FailureModel:
		return message.ModelUnknown
	case retrieval.FailureRate:
		return message.ModelRateLimited
	case retrieval.FailureCredit:
		return message.ModelNoCredit
	case retrieval.FailureContext:
		return message.ModelTooMuch
	case retrieval.FailureRequest:
		return message.ModelRequestRefused
	case retrieval.FailureReach:
		return message.ModelUnreachable
	case retrieval.FailureOpen:
		return message.ModelLeftAlone
	case retrieval.FailureTime:
		return message.ModelTimedOut
	case retrieval.FailureEmpty:
		return message.ModelEmpty
	case retrieval.FailureReply:
		return message.ModelBadReply
	case retrieval.FailureLength:
		return message.ModelTooLong
	default:
		return message.ModelServerFailed
	}
}
