// Function record-delivery records what SES reports of each letter: sent, delivered or
// bounced. A bounced letter is also put where letters are printed and posted.
package main

import (
	"credo/shared/calendar"
	"credo/shared/mailroom"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		if err != nil {
			return nil, err
		}
		r := recorder{cases: store.Open(env), room: mailroom.Open(env), clock: clock}
		return r.handle, nil
	})
}
