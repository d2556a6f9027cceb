// Function add-note answers POST /staff/applications/{applicationId}/notes: it
// adds a note that only staff see.
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
		return addNote(store.Open(env), clock), err
	})
}
