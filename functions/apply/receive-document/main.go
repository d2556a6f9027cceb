// Function receive-document works the queue of finished uploads and malware scans: it
// looks at what a file is and files it, or says why it cannot be used.
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
		return receiveDocuments(intake{
			files: store.Open(env), documents: vault.Open(env, "DOCUMENTS_BUCKET"), clock: clock,
			scanned: env.OneOf("MALWARE_SCAN", "off", "required") == "required",
		}), err
	})
}
