// Function enter-appeal answers POST /staff/applications/{applicationId}/appeal: an appeal that
// came by mail or by phone.
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
		return enterAppeal(store.Open(env), clock), err
	})
}
