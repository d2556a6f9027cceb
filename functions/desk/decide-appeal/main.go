// Function decide-appeal answers POST /staff/applications/{applicationId}/appeal-decision: it
// upholds or overturns a denial.
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
		return decideAppeal(store.Open(env), clock), err
	})
}
