// Function file-appeal answers POST /applications/{applicationId}/appeal: the provider appeals a
// denial.
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
		return fileAppeal(store.Open(env), clock), err
	})
}
