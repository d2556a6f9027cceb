package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/table"
)

type reopening struct {
	Reason string `json:"reason"`
}

func reopenApplication(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/reopen"
	return endpoint.ByStaff(route, files, clock, func(_ context.Context, f application.File, r endpoint.Call[reopening]) (application.Change, error) {
		return f.Reopen(r.By, r.Body.Reason, r.Now)
	})
}
