// Function sign-contract answers POST /applications/{applicationId}/contract-signature: the provider
// signs the agreement by typing a name.
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
		return signContract(store.Open(env), clock), err
	})
}
