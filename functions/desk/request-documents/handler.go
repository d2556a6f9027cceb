package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/table"
)

func requestDocuments(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/document-requests"
	return endpoint.ByStaff(route, files, clock, func(_ context.Context, f application.File, r endpoint.Call[application.DocumentRequest]) (application.Change, error) {
		return f.RequestDocuments(r.By, r.Body, r.Now)
	})
}
