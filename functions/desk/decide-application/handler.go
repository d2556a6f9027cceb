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

// decideApplication reads the meeting that the decision names, and the forms that the
// enrollment needs, where an approval may start it.
func decideApplication(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.DecideApplication, files, clock, func(ctx context.Context, s application.Story, r endpoint.Call[application.Decision]) (casefile.Change, error) {
		n, err := files.Sitting(ctx, application.Network{Participation: s.Participation}, r.Body.Meeting)
		if err != nil {
			return casefile.Change{}, err
		}
		if r.Body.Outcome == application.OutcomeApproved && s.File.Application.Contract == application.ContractExecuted {
			meeting := n.Meeting
			if n, err = files.Network(ctx, s); err != nil {
				return casefile.Change{}, err
			}
			n.Meeting = meeting
		}
		return s.File.Decide(r.By, r.Body, n, r.Now)
	})
}
