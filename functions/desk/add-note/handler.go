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

type note struct {
	Text string `json:"text"`
}

func addNote(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.AddNote, files, clock, func(_ context.Context, s application.Story, r endpoint.Call[note]) (casefile.Change, error) {
		return s.AddNote(r.By, r.Body.Text, r.Now)
	})
}
