package table

import (
	"errors"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"credo/shared/casefile"
	"credo/shared/problem"
)

// Conflicts of a Commit that the caller can mend.
var (
	// ErrConflict says somebody else wrote in between: read again and try again.
	ErrConflict = errors.New("the table changed in between")
	// ErrTaken says the ID drawn for a new case is another one's: draw again.
	ErrTaken = errors.New("the ID is taken")
)

// HeldError says that another case holds a lock. The client hears the lock's refusal, which
// reveals nothing of that case.
type HeldError struct {
	Lock   casefile.Lock
	Holder string // the other case's ID: never for the client
}

func (e *HeldError) Error() string { return "another case holds the lock" }

// Unwrap is what the client hears.
func (e *HeldError) Unwrap() error { return problem.Conflict("%s", e.Lock.Refusal) }

// RepeatedError says that this very request was answered before.
type RepeatedError struct {
	Answer casefile.Answer // to be given again
}

func (e *RepeatedError) Error() string { return "the request was answered before" }

// repeated compares a stored answer with a request of the same key: a RepeatedError, or a
// problem of kind invalid when the request is another one.
func repeated(stored item, hash string) error {
	answer, err := decode[casefile.Answer](stored)
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
