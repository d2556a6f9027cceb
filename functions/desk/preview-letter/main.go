// Function preview-letter answers POST /staff/applications/{applicationId}/letter-previews:
// the letters that a write would send, before anybody sends them.
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
		return previewLetter(store.Open(env), clock, env.Required("SITE_URL")), err
	})
}
