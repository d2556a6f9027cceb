// Function submit-application answers POST /applications: it takes the contract form and
// opens a file for it.
package main

import (
	"crypto/rand"

	"credo/shared/calendar"
	"credo/shared/secret"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		return submitApplication(intake{files: store.Open(env), secret: secret.Open(env), clock: clock, random: rand.Reader}), err
	})
}
