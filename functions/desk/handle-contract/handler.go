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

type contractStep struct {
	Action application.ContractAction `json:"action"`
}

// handleContract reads the forms that the enrollment needs, where a countersignature may
// start it.
func handleContract(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.HandleContract, files, clock, func(ctx context.Context, s application.Story, r endpoint.Call[contractStep]) (casefile.Change, error) {
		n := application.Network{Participation: s.Participation}
		if r.Body.Action == application.ContractCountersign && s.File.Application.State == application.StateApproved {
			var err error
			if n, err = files.Network(ctx, s); err != nil {
				return casefile.Change{}, err
			}
		}
		return s.File.HandleContract(r.By, r.Body.Action, n, r.Now)
	})
}
