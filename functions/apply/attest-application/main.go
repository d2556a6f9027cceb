// Function attest-application answers POST /applications/{applicationId}/attestation: the
// provider answers the disclosure questions again and signs under them.
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
		return attestApplication(store.Open(env), clock), err
	})
}
