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

// assignment names the member of staff who takes the file.
type assignment struct {
	Assignee string `json:"assignee"` // username
}

func assignApplication(files *store.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/assignment"
	return endpoint.ByStaff(route, files, clock, func(_ context.Context, s application.Story, r endpoint.Call[assignment]) (casefile.Change, error) {
		return s.File.Assign(r.By, r.Body.Assignee, r.Now)
	})
}
