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

// setHearing reads the meeting that is to hear the appeal, for its day and who sits.
func setHearing(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.SetHearing, files, clock, func(ctx context.Context, s application.Story, r endpoint.Call[application.HearingNotice]) (casefile.Change, error) {
		n, err := files.Sitting(ctx, application.Network{Participation: s.Participation}, r.Body.Meeting)
		if err != nil {
			return casefile.Change{}, err
		}
		return s.SetHearing(r.By, r.Body, n, r.Now)
	})
}

// decideAppeal reads the meeting in which the panel sat.
func decideAppeal(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.DecideAppeal, files, clock, func(ctx context.Context, s application.Story, r endpoint.Call[application.AppealDecision]) (casefile.Change, error) {
		n, err := files.Sitting(ctx, application.Network{Participation: s.Participation}, r.Body.Meeting)
		if err != nil {
			return casefile.Change{}, err
		}
		return s.DecideAppeal(r.By, r.Body, n, r.Now)
	})
}
