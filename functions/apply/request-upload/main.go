// Function request-upload answers POST /applications/{applicationId}/documents: an address
// to send one document to, straight into S3.
package main

import (
	"credo/shared/calendar"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/table"
	"credo/shared/vault"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		return requestUpload(table.Open(env), vault.Open(env, "DOCUMENTS_BUCKET"), clock), err
	})
}
