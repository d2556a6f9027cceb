package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/staff"
	"credo/shared/table"
)

type reopening struct {
	Reason string `json:"reason"`
}

func reopenApplication(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/reopen"
	return staff.Write(route, files, clock, func(_ context.Context, f application.File, r staff.Request[reopening]) (application.Change, error) {
		return f.Reopen(r.By, r.Body.Reason, r.Now)
	})
}
