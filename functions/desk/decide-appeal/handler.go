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

// decideAppeal reads the meeting in which the panel sat, and the stored provider only for a
// recredentialing: an upheld denial then ends a participation.
func decideAppeal(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.DecideAppeal, files, clock, func(ctx context.Context, s application.Story, r endpoint.Call[application.AppealDecision]) (casefile.Change, error) {
		n, err := files.Sitting(ctx, application.Network{Participation: s.Participation}, r.Body.Meeting)
		if err != nil {
			return casefile.Change{}, err
		}
		return s.File.DecideAppeal(r.By, r.Body, n, r.Now)
	})
}
