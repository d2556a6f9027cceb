package main

import (
	"context"
	"strings"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/endpoint"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
)

func resendLetter(files endpoint.Files, clock calendar.Clock) httpapi.Handler {
	return endpoint.ByStaff(contract.ResendLetter, files, clock, func(_ context.Context, s application.Story, c endpoint.Call[struct{}]) (casefile.Change, error) {
		return s.ResendLetter(c.By, strings.ToUpper(c.Path["letterNumber"]), c.Now)
	})
}
