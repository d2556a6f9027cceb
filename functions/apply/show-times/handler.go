package main

import (
	"context"

	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/store"
)

// showTimes costs one read.
func showTimes(files *store.Store) httpapi.Handler {
	return httpapi.Handle(contract.ShowTimes, func(ctx context.Context, r httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		times, err := files.Times(ctx, r.Query["market"])
		return httpapi.OK(times).With("Cache-Control", "public, max-age=3600"), err
	})
}
