// Function review-document answers POST /staff/applications/{applicationId}/documents/{documentId}/review: it
// accepts or rejects an uploaded document.
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
		return reviewDocument(store.Open(env), clock), err
	})
}
