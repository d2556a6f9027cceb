package main

import (
	"context"

	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/market"
)

// listMarkets answers the same to everybody until the next deployment.
func listMarkets(markets market.Markets) httpapi.Handler {
	list := []market.Public{}
	for _, m := range markets.All() {
		list = append(list, m.Public())
	}
	answer := httpapi.OK(list).With("Cache-Control", "public, max-age=300")
	return httpapi.Handle(contract.ListMarkets, func(context.Context, httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		return answer, nil
	})
}
