package main

import (
	"context"
	"strings"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
)

const route = "POST /staff/applications/{applicationId}/letters/{letterNumber}/resend"

func resendLetter(files endpoint.Files, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(route, files, clock, func(_ context.Context, f application.File, c endpoint.Call[struct{}]) (application.Change, error) {
		return f.ResendLetter(c.By, strings.ToUpper(c.Path["letterNumber"]), c.Now)
	})
}
