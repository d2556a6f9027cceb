package main

import (
	"context"

	"credo/shared/application"
	"credo/shared/httpapi"
)

// Files reads a file for those who know its ID and its NPI.
type Files interface {
	FileFor(ctx context.Context, id, npi string) (application.File, error)
}

func checkStatus(files Files) httpapi.Handler {
	return httpapi.Handle("GET /applications/{applicationId}", func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		f, err := files.FileFor(ctx, r.ApplicationID, r.Query["npi"])
		if err != nil {
			return httpapi.Answer{}, err
		}
		status, err := f.Status()
		return httpapi.Answer{Body: status, Version: f.Application.Version}, err
	})
}
