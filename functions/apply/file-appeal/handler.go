package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
)

type body struct {
	endpoint.Provider
	Statement string `json:"statement"`
}

func fileAppeal(files endpoint.ProviderFiles, clock calendar.Clock) httpapi.Handler {
	const route = "POST /applications/{applicationId}/appeal"
	return endpoint.ByProvider(route, files, clock, func(_ context.Context, f application.File, c endpoint.Call[body]) (application.Change, error) {
		return f.FileAppeal(c.Body.Statement, c.Now)
	})
}
