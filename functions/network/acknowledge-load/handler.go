package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/provider"
	"credo/shared/table"
)

// acknowledgment is another system's word that it has loaded the provider.
type acknowledgment struct {
	Half      application.Half `json:"half"`
	Reference string           `json:"reference"`
}

func acknowledgeLoad(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/load-acknowledgments"
	return endpoint.ByStaff(route, files, clock, func(ctx context.Context, f application.File, r endpoint.Call[acknowledgment]) (application.Change, error) {
		var stored provider.Provider
		if f.Application.State == application.StateEnrolling {
			var err error
			if stored, err = files.Provider(ctx, f.Application.Provider); err != nil {
				return application.Change{}, err
			}
		}
		return f.LoadHalf(r.By, r.Body.Half, r.Body.Reference, stored, r.Now)
	})
}
