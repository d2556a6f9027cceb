package main

import (
	"context"
	"crypto/rand"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/identifier"
	"credo/shared/table"
)

type contractStep struct {
	Action application.ContractAction `json:"action"`
}

// handleContract draws a provider number in case the enrollment starts with the
// countersignature.
func handleContract(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/contract"
	return endpoint.ByStaff(route, files, clock, func(_ context.Context, f application.File, r endpoint.Call[contractStep]) (application.Change, error) {
		number, err := identifier.NewProviderNumber(rand.Reader)
		if err != nil {
			return application.Change{}, err
		}
		return f.HandleContract(r.By, r.Body.Action, number, r.Now)
	})
}
