// Function assign-application answers POST /staff/applications/{applicationId}/assignment: it
// gives a file to a member of staff.
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
		return assignApplication(store.Open(env), clock), err
	})
}
