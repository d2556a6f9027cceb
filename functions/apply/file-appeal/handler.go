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
	application.Appeal
}

func fileAppeal(files endpoint.ProviderFiles, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByProvider(contract.FileAppeal, files, clock, func(_ context.Context, s application.Story, c endpoint.Call[body]) (casefile.Change, error) {
		return s.FileAppeal(c.Body.Appeal, application.Network{Participation: s.Participation}, c.Now)
	})
}
