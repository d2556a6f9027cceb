package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
)

// Files reads a file for those who know its ID and its NPI.
type Files interface {
	StoryFor(ctx context.Context, id, npi string) (application.Story, error)
}

func checkStatus(files Files, clock calendar.Clock) httpapi.Handler {
	return httpapi.Handle(contract.CheckStatus, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		s, err := files.StoryFor(ctx, r.ApplicationID, r.Query["npi"])
		if err != nil {
			return httpapi.Answer{}, err
		}
		status, err := s.Status(clock())
		return httpapi.Answer{Body: status, Version: s.Version()}, err
	})
}
