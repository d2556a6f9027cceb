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

func reviewDocument(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.ReviewDocument, files, clock, func(_ context.Context, s application.Story, r endpoint.Call[casefile.Review]) (casefile.Change, error) {
		return s.ReviewDocument(r.By, r.Path["documentId"], r.Body, r.Now)
	})
}
