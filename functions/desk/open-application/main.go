// Function open-application answers GET /staff/applications/{applicationId}: the whole
// file, as staff work with it.
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
		return openApplication(store.Open(env), clock), err
	})
}
