// Function resend-letter answers POST /staff/applications/{applicationId}/letters/{letterNumber}/resend:
// it owes a letter once more, to the address now on file.
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
		return resendLetter(store.Open(env), clock), err
	})
}
