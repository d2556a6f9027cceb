package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/staff"
	"credo/shared/table"
)

func recordVerification(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/elements/{element}"
	return staff.Write(route, files, clock, func(_ context.Context, f application.File, r staff.Request[application.Verification]) (application.Change, error) {
		return f.RecordVerification(r.By, r.Path["element"], r.Body, r.Now)
	})
}
