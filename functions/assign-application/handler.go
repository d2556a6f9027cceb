package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/staff"
	"credo/shared/table"
)

// assignment names the member of staff who takes the file.
type assignment struct {
	Assignee string `json:"assignee"` // username
}

func assignApplication(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/assignment"
	return staff.Write(route, files, clock, func(_ context.Context, f application.File, r staff.Request[assignment]) (application.Change, error) {
		return f.Assign(r.By, r.Body.Assignee, r.Now)
	})
}
