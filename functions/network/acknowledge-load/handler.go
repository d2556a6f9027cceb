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

func acknowledgeLoad(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.AcknowledgeLoad, files, clock, func(ctx context.Context, s application.Story, r endpoint.Call[participation.Told]) (casefile.Change, error) {
		waiting, err := files.Waiting(ctx, s)
		if err != nil {
			return casefile.Change{}, err
		}
		return s.Acknowledge(r.By, r.Body, waiting, r.Now)
	})
}
