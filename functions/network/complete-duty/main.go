// Function complete-duty answers POST /staff/applications/{applicationId}/duties/{duty}: it keeps the
// proof that others were told of an action, as the law wants.
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
		return completeDuty(store.Open(env), clock), err
	})
}
