// Function list-applications answers GET /staff/applications: the queues of work and the
// search.
package main

import (
	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/realtime"
	"credo/shared/secret"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		l := lists{files: store.Open(env), markets: market.Known(), clock: clock, cursors: cursors{secret: secret.Open(env), now: realtime.Now}}
		return listApplications(l), err
	})
}
