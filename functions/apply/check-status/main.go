// Function check-status answers GET /applications/{applicationId}: where the application
// stands, what comes next, and what the provider must do now.
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
		return checkStatus(store.Open(env), clock), err
	})
}
