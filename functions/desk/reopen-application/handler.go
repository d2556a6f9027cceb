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

type reopening struct {
	Reason string `json:"reason"`
}

func reopenApplication(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.ReopenApplication, files, clock, func(_ context.Context, s application.Story, r endpoint.Call[reopening]) (casefile.Change, error) {
		return s.File.Reopen(r.By, r.Body.Reason, application.Network{Participation: s.Participation}, r.Now)
	})
}
