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
		return listMarkets(market.Known()), nil
	})
}
