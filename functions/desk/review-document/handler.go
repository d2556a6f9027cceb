package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/table"
)

func reviewDocument(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/documents/{documentId}/review"
	return endpoint.ByStaff(route, files, clock, func(_ context.Context, f application.File, r endpoint.Call[application.Review]) (application.Change, error) {
		return f.ReviewDocument(r.By, r.Path["documentId"], r.Body, r.Now)
	})
}
