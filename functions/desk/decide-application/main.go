// Function decide-application answers POST /staff/applications/{applicationId}/decision: it
// records the decision of the medical director or the committee.
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
		return decideApplication(store.Open(env), clock), err
	})
}
