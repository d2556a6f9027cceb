// Function reopen-application answers POST /staff/applications/{applicationId}/reopen: it
// takes up a discontinued application again.
package main

import (
	"credo/shared/calendar"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		return reopenApplication(store.Open(env), clock), err
	})
}
