package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/staff"
	"credo/shared/table"
)

func resendLetter(files *table.Store, clock calendar.Clock) httpapi.Handler {
	const route = "POST /staff/applications/{applicationId}/letters/{letterNumber}/resend"
	return staff.Write(route, files, clock, func(_ context.Context, f application.File, r staff.Request[httpapi.None]) (application.Change, error) {
		return f.ResendLetter(r.By, r.Path["letterNumber"], r.Now)
	})
}
