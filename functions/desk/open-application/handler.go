package main

import (
	"context"

	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/store"
)

// openApplication costs one Query and one read of the submission, another Query once there
// is a participation.
func openApplication(files *store.Store, clock calendar.Clock) httpapi.Handler {
	return httpapi.Handle(contract.OpenApplication, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		s, err := files.Story(ctx, r.ApplicationID)
		if err != nil {
			return httpapi.Answer{}, err
		}
		who, err := files.Applicant(ctx, r.ApplicationID)
		if err != nil {
			return httpapi.Answer{}, err
		}
		view, err := s.StaffView(who, clock())
		return httpapi.Answer{Body: view, Version: s.Version()}, err
	})
}
