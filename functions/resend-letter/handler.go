package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/table"
)

func resendLetter(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/letters/{letterNumber}/resend"
	return endpoint.ByStaff(route, files, clock, func(_ context.Context, f application.File, r endpoint.Call[httpapi.None]) (application.Change, error) {
		return f.ResendLetter(r.By, r.Path["letterNumber"], r.Now)
	})
}
