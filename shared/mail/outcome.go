package mail

import (
	"errors"
	"net"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"
	"github.com/aws/smithy-go"
	awshttp "github.com/aws/smithy-go/transport/http"
)

// Outcome is what is known of an attempt that failed.
type Outcome string

// The outcomes.
const (
	// Refused: SES or its rules will not take this mail to this address, now or later.
	// It is as good as a bounce.
	Refused Outcome = "refused"
	// NotSent: surely not sent; the same mail may go out later.
	NotSent Outcome = "not-sent"
	// Unknown: the answer was lost; the mail may be on its way. SES's own report of the
	// sending tells.
	Unknown Outcome = "unknown"
)

// Error is a failed attempt. Its text is for logs; the cause may name an address.
type Error struct {
	Outcome Outcome
	Cause   error
}

func (e *Error) Error() string {
	var known smithy.APIError
	if errors.As(e.Cause, &known) {
		return "mail " + string(e.Outcome) + ": " + known.ErrorCode()
	}
	return "mail " + string(e.Outcome)
}

func (e *Error) Unwrap() error { return e.Cause }

// OutcomeOf is the outcome of an error of Send; Unknown for any other error.
func OutcomeOf(err error) Outcome {
	var e *Error
	if errors.As(err, &e) {
		return e.Outcome
	}
	return Unknown
}

func (c *Client) outcome(err error) Outcome {
	var rejected *types.MessageRejected
	var bad *types.BadRequestException
	switch {
	case errors.As(err, &rejected) && strings.Contains(rejected.ErrorMessage(), c.from):
		return NotSent // our own identity is not verified: an operator mends it
	case errors.As(err, &rejected), errors.As(err, &bad):
		return Refused
	}
	var answer *awshttp.ResponseError
	if errors.As(err, &answer) && answer.HTTPStatusCode() != 0 {
		return byStatus(answer.HTTPStatusCode())
	}
	var dial *net.OpError
	if errors.As(err, &dial) && dial.Op == "dial" {
		return NotSent
	}
	return Unknown
}

// byStatus: refusals and "try later" are certain; a server that broke down, or a gateway
// before it, may have passed the mail on.
func byStatus(status int) Outcome {
	if status < http.StatusInternalServerError || status == http.StatusServiceUnavailable {
		return NotSent
	}
	return Unknown
}
