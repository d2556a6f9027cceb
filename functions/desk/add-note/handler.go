package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/table"
)

type note struct {
	Text string `json:"text"`
}

func addNote(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/notes"
	return endpoint.ByStaff(route, files, clock, func(_ context.Context, f application.File, r endpoint.Call[note]) (application.Change, error) {
		return f.AddNote(r.By, r.Body.Text, r.Now)
	})
}
