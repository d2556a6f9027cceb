package main

import (
	"context"
	"errors"
	"strconv"
	"time"

	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/identifier"
	"credo/shared/problem"
	"credo/shared/verification/nppes"
)

// patience is how long a person at the form waits before going on by hand.
const patience = 7 * time.Second

// registry looks an NPI up; the errors are those of nppes.Client.
type registry interface {
	Lookup(ctx context.Context, npi string) (nppes.Record, error)
}

func lookUpNPI(from registry) httpapi.Handler {
	return httpapi.Handle(contract.LookUpNPI, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		npi := r.Path["npi"]
		if identifier.CheckNPI(npi) != nil {
			return httpapi.Answer{}, unknown()
		}
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		record, err := from.Lookup(ctx, npi)
		var unavailable *nppes.Unavailable
		switch {
		case errors.Is(err, nppes.ErrUnknown):
			return httpapi.Answer{}, unknown()
		case errors.As(err, &unavailable):
			seconds := int(unavailable.RetryAfter.Seconds())
			return httpapi.Answer{}.With("Retry-After", strconv.Itoa(max(seconds, 1))),
				&problem.Error{Kind: problem.KindUnavailable, Detail: "The NPI registry does not answer right now. Fill in the form by hand.", Cause: err}
		case err != nil:
			return httpapi.Answer{}, err
		}
		return httpapi.OK(record), nil
	})
}

func unknown() error {
	return problem.NotFound("The NPI registry lists no active provider with this number. Check its ten digits.")
}
