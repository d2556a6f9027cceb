// Function show-dashboard answers GET /staff/dashboard: where the work stands and how
// long files take.
package main

import (
	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		store := store.Open(env)
		markets := market.Known()
		clock, err := calendar.FromEnvironment()
		return showDashboard(board{files: store, markets: markets, clock: clock}), err
	})
}
