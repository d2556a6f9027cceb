// Function handle-contract answers POST /staff/applications/{applicationId}/contract: it
// sends the agreement, or countersigns the signed one.
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
		return handleContract(store.Open(env), clock), err
	})
}
