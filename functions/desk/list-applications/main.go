// Function list-applications answers GET /staff/applications: the queues of work and the
// search.
package main

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/secret"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/table"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		markets, err := market.Load()
		if err != nil {
			return nil, err
		}
		l := lists{files: table.Open(env), markets: markets, cursors: cursors{secret: secret.Open(env), now: time.Now}}
		l.clock, err = calendar.FromEnvironment()
		return listApplications(l), err
	})
}
