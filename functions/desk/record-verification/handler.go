package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/store"
)

func recordVerification(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.RecordVerification, files, clock, func(_ context.Context, s application.Story, r endpoint.Call[credential.Verification]) (casefile.Change, error) {
		return s.RecordVerification(r.By, r.Path["element"], r.Body, r.Now)
	})
}
