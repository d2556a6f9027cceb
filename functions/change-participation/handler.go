package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/provider"
	"credo/shared/staff"
	"credo/shared/table"
)

func changeParticipation(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/participation"
	return staff.Write(route, files, clock, func(ctx context.Context, f application.File, r staff.Request[application.ParticipationChange]) (application.Change, error) {
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
