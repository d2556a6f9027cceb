// Function change-participation answers POST /staff/applications/{applicationId}/participation: it
// suspends, reinstates or ends a provider's participation.
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
		return changeParticipation(store.Open(env), clock), err
	})
}
