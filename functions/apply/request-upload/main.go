// Function request-upload answers POST /applications/{applicationId}/documents: an address
// to send one document to, straight into S3.
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
		return requestUpload(store.Open(env), vault.Open(env, "DOCUMENTS_BUCKET"), clock), err
	})
}
