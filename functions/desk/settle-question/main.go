// Function settle-question answers POST
// /staff/applications/{applicationId}/discrepancies/{discrepancyId}: staff write down an
// answer, close a question, or take a correction over into the form.
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
		return settleQuestion(store.Open(env), clock), err
	})
}
