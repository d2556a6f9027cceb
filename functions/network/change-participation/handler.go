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

func changeParticipation(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/participation"
	return endpoint.ByStaff(route, files, clock, func(ctx context.Context, f application.File, r endpoint.Call[application.ParticipationChange]) (application.Change, error) {
		var stored provider.Provider
		if f.Application.Provider != "" {
			var err error
			if stored, err = files.Provider(ctx, f.Application.Provider); err != nil {
				return application.Change{}, err
			}
		}
		return f.ChangeParticipation(r.By, r.Body, stored, r.Now)
	})
}
