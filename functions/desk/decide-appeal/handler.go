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

// decideAppeal reads the stored provider only for a recredentialing: an upheld denial then
// ends a participation.
func decideAppeal(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/appeal-decision"
	return endpoint.ByStaff(route, files, clock, func(ctx context.Context, f application.File, r endpoint.Call[application.AppealDecision]) (application.Change, error) {
		var stored *provider.Provider
		if a := f.Application; a.State == application.StateAppealed && a.Kind == application.KindRecredentialing {
			p, err := files.Provider(ctx, a.Provider)
			if err != nil {
				return application.Change{}, err
			}
			stored = &p
		}
		return f.DecideAppeal(r.By, r.Body, stored, r.Now)
	})
}
