// Function request-documents answers POST /staff/applications/{applicationId}/document-requests: it
// asks the provider for documents by the deficiency letter.
package main

import (
	"credo/shared/calendar"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		return requestDocuments(store.Open(env), clock), err
	})
}
