// Function withdraw-application answers POST /applications/{applicationId}/withdrawal: the provider
// takes the application back.
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
		return withdrawApplication(store.Open(env), clock), err
	})
}
