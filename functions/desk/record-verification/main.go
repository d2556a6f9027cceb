// Function record-verification answers POST /staff/applications/{applicationId}/elements/{element}: it
// records what a primary source said of an element.
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
		return recordVerification(store.Open(env), clock), err
	})
}
