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
	application.Explanation
}

func answerDiscrepancy(files endpoint.ProviderFiles, clock calendar.Clock) httpapi.Handler {
	const route = "POST /applications/{applicationId}/answers"
	return endpoint.ByProvider(route, files, clock, func(_ context.Context, f application.File, c endpoint.Call[body]) (application.Change, error) {
		return f.AnswerDiscrepancy(c.Body.Explanation, c.Now)
	})
}
