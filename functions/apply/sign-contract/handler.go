package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
)

type body struct {
	endpoint.Provider
	application.Signature
}

func signContract(files endpoint.ProviderFiles, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByProvider(contract.SignContract, files, clock, func(_ context.Context, s application.Story, c endpoint.Call[body]) (casefile.Change, error) {
		return s.File.SignContract(c.Body.Signature, c.SourceIP, c.Now)
	})
}
