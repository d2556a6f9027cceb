package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/form"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/store"
)

// correctContact reads the form in force where there is a participation: its contact is
// corrected with the application's.
func correctContact(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.CorrectContact, files, clock, func(ctx context.Context, s application.Story, r endpoint.Call[application.ContactCorrection]) (casefile.Change, error) {
		var inForce form.Version
		if s.Participation != nil {
			var err error
			if inForce, err = files.InForce(ctx, s.Participation.Participation.ID); err != nil {
				return casefile.Change{}, err
			}
		}
		return s.CorrectContact(r.By, r.Body, inForce, r.Now)
	})
}
