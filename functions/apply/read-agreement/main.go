// Function read-agreement answers POST /applications/{applicationId}/agreement: a short-lived
// address of the agreement as PDF. The first opening is noted, since only what was opened
// can be signed.
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
		return readAgreement(store.Open(env), vault.Open(env, "LETTERS_BUCKET"), clock), err
	})
}
