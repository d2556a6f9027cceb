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
	Reason string `json:"reason"`
}

func withdrawApplication(files endpoint.ProviderFiles, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByProvider(contract.WithdrawApplication, files, clock, func(_ context.Context, f application.File, c endpoint.Call[body]) (application.Change, error) {
		return f.Withdraw(c.Body.Reason, c.Now)
	})
}
