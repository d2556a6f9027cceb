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

// acknowledgment is another system's word that it has loaded the provider.
type acknowledgment struct {
	Half      participation.Half `json:"half"`
	Reference string             `json:"reference"`
}

func acknowledgeLoad(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.AcknowledgeLoad, files, clock, func(ctx context.Context, s application.Story, r endpoint.Call[acknowledgment]) (casefile.Change, error) {
		waiting, err := files.Waiting(ctx, s)
		if err != nil {
			return casefile.Change{}, err
		}
		return s.Acknowledge(r.By, r.Body.Half, r.Body.Reference, waiting, r.Now)
	})
}
