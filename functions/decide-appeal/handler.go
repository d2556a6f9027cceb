package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/form"
	"credo/shared/httpapi"
	"credo/shared/provider"
	"credo/shared/table"
)

// decideAppeal reads the stored provider only for a recredentialing: an upheld denial then
// ends a participation.
func decideAppeal(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/appeal-decision"
	return endpoint.ByStaff(route, files, clock, func(ctx context.Context, f application.File, r endpoint.Call[application.AppealDecision]) (casefile.Change, error) {
		var stored *participation.Participation
		if a := f.Application; a.State == application.StateAppealed && a.Kind == form.KindRecredentialing {
			p, err := files.Provider(ctx, a.Provider)
			if err != nil {
				return casefile.Change{}, err
			}
			stored = &p
		}
		return f.DecideAppeal(r.By, r.Body, stored, r.Now)
	})
}
