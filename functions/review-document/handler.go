package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/store"
)

func reviewDocument(files *store.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/documents/{documentId}/review"
	return endpoint.ByStaff(route, files, clock, func(_ context.Context, s application.Story, r endpoint.Call[casefile.Review]) (casefile.Change, error) {
		return s.ReviewDocument(r.By, r.Path["documentId"], r.Body, r.Now)
	})
}
