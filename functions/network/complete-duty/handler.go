package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/participation"
	"credo/shared/store"
)

func completeDuty(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.CompleteDuty, files, clock, func(_ context.Context, s application.Story, r endpoint.Call[participation.Done]) (casefile.Change, error) {
		return s.DoDuty(r.By, participation.DutyID(r.Path["duty"]), r.Body, r.Now)
	})
}
