package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/staff"
	"credo/shared/table"
)

func reviewDocument(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/documents/{documentId}/review"
	return staff.Write(route, files, clock, func(_ context.Context, f application.File, r staff.Request[application.Review]) (application.Change, error) {
		return f.ReviewDocument(r.By, r.Path["documentId"], r.Body, r.Now)
	})
}
