package table

import (
	"errors"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/application"
	"credo/shared/problem"
)

// Conflicts of a Commit that the caller can mend.
var (
	// ErrConflict says somebody else wrote in between: read again and try again.
	ErrConflict = errors.New("the table changed in between")
	// ErrProviderNumberTaken says the number drawn is another provider's: draw again.
	ErrProviderNumberTaken = errors.New("the provider number is taken")
)

// OpenError says that another application for the same market, kind, NPI and Tax ID is
// open. The client hears a conflict that reveals nothing of it.
type OpenError struct {
	Holder string // application ID of the open one: never for the client
}

func (e *OpenError) Error() string { return "another application is open" }

// Unwrap is what the client hears.
func (e *OpenError) Unwrap() error {
	return problem.Conflict("An application for this NPI, market and Tax ID is already open. If it is yours, have its application ID mailed to you.")
}

// ProviderError says that the NPI already takes part in the market under this Tax ID.
type ProviderError struct {
	Number string // the provider number it has: never for the client
}

func (e *ProviderError) Error() string { return "the provider is enrolled already" }

// Unwrap is what the client hears.
func (e *ProviderError) Unwrap() error {
	return problem.Conflict("This NPI already takes part in this market under this Tax ID. To change the contract, send the form as a change.")
}

// RepeatedError says that this very request was answered before.
type RepeatedError struct {
	Answer application.Answer // to be given again
}

func (e *RepeatedError) Error() string { return "the request was answered before" }

// repeated compares a stored answer with a request of the same key: a RepeatedError, or a
// problem of kind invalid when the request is another one.
func repeated(stored item, hash string) error {
	answer, err := decode[application.Answer](stored)
	if err != nil {
		return err
	}
	if answer.Hash != hash {
		return problem.New(problem.KindInvalid, "This Idempotency-Key was used for another request. Use a new one.")
	}
	return &RepeatedError{Answer: answer}
}

// refusal finds out what a cancelled transaction means: the first of its writes whose
// condition failed says so.
func refusal(err error, writes []write) error {
	var cancelled *types.TransactionCanceledException
	if !errors.As(err, &cancelled) {
		return err
	}
	passing := false
	for i, reason := range cancelled.CancellationReasons {
		if reason.Code == nil || i >= len(writes) {
			continue
		}
		switch *reason.Code {
		case "ConditionalCheckFailed":
			return writes[i].refused(reason.Item)
		case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded":
			passing = true
		}
	}
	if passing {
		return ErrConflict
	}
	return err
}
