package main

import (
	"context"

	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/table"
)

// openApplication costs one Query and one read of the submission.
func openApplication(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "GET /staff/applications/{applicationId}"
	return httpapi.Handle(route, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		f, err := files.File(ctx, r.ApplicationID)
		if err != nil {
			return httpapi.Answer{}, err
		}
		who, err := files.Applicant(ctx, r.ApplicationID)
		if err != nil {
			return httpapi.Answer{}, err
		}
		view, err := f.StaffView(who.Submission, clock())
		return httpapi.Answer{Body: view, Version: f.Application.Version}, err
	})
}
