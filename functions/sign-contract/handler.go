package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
)

type body struct {
	endpoint.Provider
	application.Signature
}

func signContract(files endpoint.ProviderFiles, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByProvider(contract.SignContract, files, clock, func(_ context.Context, f application.File, c endpoint.Call[body]) (application.Change, error) {
		return f.SignContract(c.Body.Signature, c.Now)
	})
}
