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

func requestDocuments(files *table.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.RequestDocuments, files, clock, func(_ context.Context, f application.File, r endpoint.Call[application.DocumentRequest]) (application.Change, error) {
		return f.RequestDocuments(r.By, r.Body, r.Now)
	})
}
