// Function list-markets answers GET /markets: what each market asks for, and whom it
// sends elsewhere.
package main

import (
	"credo/shared/market"
	"credo/shared/setting"
	"credo/shared/start"
)

func main() {
	start.Function(func(*setting.Reader) (any, error) {
		markets, err := market.Load()
		if err != nil {
			return nil, err
		}
		return listMarkets(markets), nil
	})
}
