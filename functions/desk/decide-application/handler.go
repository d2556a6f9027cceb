package main

import (
	"context"
	"crypto/rand"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/identifier"
	"credo/shared/provider"
	"credo/shared/table"
)

// decideApplication draws a provider number in case the enrollment starts here. The stored
// provider is read only for the full decision on one who participates provisionally.
func decideApplication(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/decision"
	return endpoint.ByStaff(route, files, clock, func(ctx context.Context, f application.File, r endpoint.Call[application.Decision]) (application.Change, error) {
		number, err := identifier.NewProviderNumber(rand.Reader)
		if err != nil {
			return application.Change{}, err
		}
		var stored *provider.Provider
		if a := f.Application; a.State == application.StateEnrolled && a.Status == provider.StatusProvisional {
			p, err := files.Provider(ctx, a.Provider)
			if err != nil {
				return application.Change{}, err
			}
			stored = &p
		}
		return f.Decide(r.By, r.Body, number, stored, r.Now)
	})
}
