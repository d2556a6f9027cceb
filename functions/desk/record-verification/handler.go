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

func recordVerification(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.RecordVerification, files, clock, func(_ context.Context, s application.Story, r endpoint.Call[application.Verification]) (casefile.Change, error) {
		return s.File.RecordVerification(r.By, r.Path["element"], r.Body, s.Participation, r.Now)
	})
}
