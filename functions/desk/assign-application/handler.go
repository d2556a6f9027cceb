package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/table"
)

// assignment names the member of staff who takes the file.
type assignment struct {
	Assignee string `json:"assignee"` // username
}

func assignApplication(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/assignment"
	return endpoint.ByStaff(route, files, clock, func(_ context.Context, f application.File, r endpoint.Call[assignment]) (application.Change, error) {
		return f.Assign(r.By, r.Body.Assignee, r.Now)
	})
}
