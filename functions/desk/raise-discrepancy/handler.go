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

func raiseDiscrepancy(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.RaiseDiscrepancy, files, clock, func(_ context.Context, s application.Story, r endpoint.Call[casefile.Discrepancy]) (casefile.Change, error) {
		return s.File.RaiseDiscrepancy(r.By, r.Body, r.Now)
	})
}
