package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/staff"
	"credo/shared/table"
)

func raiseDiscrepancy(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/discrepancies"
	return staff.Write(route, files, clock, func(_ context.Context, f application.File, r staff.Request[application.Discrepancy]) (application.Change, error) {
		return f.RaiseDiscrepancy(r.By, r.Body, r.Now)
	})
}
