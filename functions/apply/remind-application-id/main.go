// Function remind-application-id answers POST /application-id-reminders: it owes a letter
// with a forgotten application ID, to the address on file.
package main

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		r := reminder{files: store.Open(env), clock: clock, least: time.Second}
		return r.handler(), err
	})
}
