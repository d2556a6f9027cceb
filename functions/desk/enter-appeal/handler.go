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

func enterAppeal(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.EnterAppeal, files, clock, func(_ context.Context, s application.Story, r endpoint.Call[application.Appeal]) (casefile.Change, error) {
		return s.EnterAppeal(r.By, r.Body, application.Network{Participation: s.Participation}, r.Now)
	})
}
