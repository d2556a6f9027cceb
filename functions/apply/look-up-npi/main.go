// Function look-up-npi answers GET /npi/{npi}: what the national registry lists for a
// provider, to fill in the form.
package main

import (
	"credo/shared/realtime"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/verification/nppes"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		address := env.Required("NPPES_URL")
		if err := env.Err(); err != nil {
			return nil, err
		}
		registry, err := nppes.New(address)
		if err != nil {
			return nil, err
		}
		return lookUpNPI(newMemory(registry, realtime.Now)), nil
	})
}
