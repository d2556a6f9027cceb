// Function list-applications answers GET /staff/applications: the queues of work and the
// search.
package main

import (
	"time"

	"credo/shared/market"
	"credo/shared/secret"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/table"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		markets, err := market.Load()
		l := lists{files: table.Open(env), markets: markets.IDs(), cursors: cursors{secret: secret.Open(env), now: time.Now}}
		return listApplications(l), err
	})
}
