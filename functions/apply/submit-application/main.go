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
	"credo/shared/verification/nppes"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		if err != nil {
			return nil, err
		}
		files, key, address := store.Open(env), secret.Open(env), env.Required("NPPES_URL")
		if err := env.Err(); err != nil {
			return nil, err
		}
		registry, err := nppes.New(address)
		return submitApplication(intake{files: files, registry: registry, secret: key, clock: clock, random: rand.Reader}), err
	})
}
