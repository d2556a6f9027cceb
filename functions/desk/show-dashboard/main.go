// Function show-dashboard answers GET /staff/dashboard: where the work stands and how
// long files take.
package main

import (
	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/table"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		store := table.Open(env)
		markets, err := market.Load()
		if err != nil {
			return nil, err
		}
		clock, err := calendar.FromEnvironment()
		return showDashboard(board{files: store, markets: markets, clock: clock}), err
	})
}
