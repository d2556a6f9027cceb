// Function open-document answers GET /staff/applications/{applicationId}/documents/{documentId}
// and …/letters/{letterNumber}: a short-lived address of one document or letter.
package main

import (
	"credo/shared/httpapi"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/table"
	"credo/shared/vault"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		files := table.Open(env)
		scanned := env.OneOf("MALWARE_SCAN", "off", "required") == "required"
		return httpapi.Routes{
			documentRoute: openDocument(files, vault.Open(env, "DOCUMENTS_BUCKET"), scanned),
			letterRoute:   openLetter(files, vault.Open(env, "LETTERS_BUCKET")),
		}.Serve, nil
	})
}
