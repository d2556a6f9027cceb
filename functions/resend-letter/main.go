// Function resend-letter answers POST /staff/applications/{applicationId}/letters/{letterNumber}/resend: it
// sends a letter once more.
package main

import (
	"credo/shared/calendar"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/table"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		return resendLetter(table.Open(env), clock), err
	})
}
