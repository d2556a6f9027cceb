// Function correct-contact answers POST /staff/applications/{applicationId}/contact: it
// corrects where letters go.
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
		return correctContact(store.Open(env), clock), err
	})
}
