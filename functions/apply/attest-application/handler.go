package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/store"
)

type body struct {
	endpoint.Provider
	application.Attestation
}

// attestApplication reads the form, which gets the new answers and the new signature.
func attestApplication(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByProvider(contract.AttestApplication, files, clock, func(ctx context.Context, s application.Story, c endpoint.Call[body]) (casefile.Change, error) {
		current, err := files.Applicant(ctx, s.File.Application.ID)
		if err != nil {
			return casefile.Change{}, err
		}
		return s.File.Attest(c.Body.Attestation, current, c.Now)
	})
}
