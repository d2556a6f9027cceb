package enrollment

import (
	"credo/shared/calendar"
	"credo/shared/setting"
	"credo/shared/store"
	"credo/shared/vault"
)

// Open is the loader a function works with: the table, files in OUTBOUND_BUCKET, and
// CLAIMS_ACKNOWLEDGMENT "wait" where the claims system acknowledges each load itself
// (default "none": handed over is loaded).
func Open(env *setting.Reader) (Loader, error) {
	clock, err := calendar.FromEnvironment()
	outbound := Outbound{Box: vault.Open(env, "OUTBOUND_BUCKET")}
	return Loader{
		Files: store.Open(env), Claims: outbound, Directory: outbound, Clock: clock,
		Wait: env.OneOf("CLAIMS_ACKNOWLEDGMENT", "none", "wait") == "wait",
	}, err
}
