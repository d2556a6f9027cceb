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

// changeParticipation reads the application that the participation waits for, which ends
// with it.
func changeParticipation(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.ChangeParticipation, files, clock, func(ctx context.Context, s application.Story, r endpoint.Call[participation.Order]) (casefile.Change, error) {
		renewal, err := files.Renewal(ctx, s)
		if err != nil {
			return casefile.Change{}, err
		}
		return s.Obey(r.By, r.Body, renewal, r.Now)
	})
}
