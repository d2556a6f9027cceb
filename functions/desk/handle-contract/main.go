// Function handle-contract answers POST /staff/applications/{applicationId}/contract: it
// sends the agreement, or countersigns the signed one.
package main

import (
	"credo/shared/calendar"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
	"credo/shared/vault"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		return handleContract(store.Open(env), vault.Open(env, "LETTERS_BUCKET"), clock), err
	})
}
