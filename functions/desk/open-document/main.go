// Function open-document answers GET /staff/applications/{applicationId}/documents/{documentId}
// …/letters/{letterNumber} and …/agreement: a short-lived address of one of them.
package main

import (
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
	"credo/shared/vault"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		files := store.Open(env)
		scanned := env.OneOf("MALWARE_SCAN", "off", "required") == "required"
		letters := vault.Open(env, "LETTERS_BUCKET")
		return httpapi.Routes{
			contract.OpenDocument.Route:  openDocument(files, vault.Open(env, "DOCUMENTS_BUCKET"), scanned),
			contract.OpenLetter.Route:    openLetter(files, letters),
			contract.OpenAgreement.Route: openAgreement(files, letters),
		}.Serve, nil
	})
}
