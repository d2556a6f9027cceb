// Function export-roster writes the daily roster of participating providers as a CSV file
// into the outbound bucket.
package main

import (
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
	"credo/shared/vault"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		return handler(store.Open(env), vault.Open(env, "OUTBOUND_BUCKET")), nil
	})
}
