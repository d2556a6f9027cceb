package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/store"
)

// assignment names the member of staff who takes the file.
type assignment struct {
	Assignee string `json:"assignee"` // username
}

func assignApplication(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.AssignApplication, files, clock, func(_ context.Context, s application.Story, r endpoint.Call[assignment]) (casefile.Change, error) {
		return s.File.Assign(r.By, r.Body.Assignee, r.Now)
	})
}
