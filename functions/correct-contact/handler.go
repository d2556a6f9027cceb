package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/table"
)

func correctContact(files *table.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.CorrectContact, files, clock, func(_ context.Context, f application.File, r endpoint.Call[application.ContactCorrection]) (application.Change, error) {
		return f.CorrectContact(r.By, r.Body, r.Now)
	})
}
