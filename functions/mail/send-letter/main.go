// Function send-letter sends the letters that events owe: it renders each once, keeps it,
// hands it to SES or to the print shop, and marks it sent.
package main

import (
	"fmt"
	"strconv"
	"time"

	"credo/shared/calendar"
	"credo/shared/mail"
	"credo/shared/mailroom"
	"credo/shared/realtime"
	"credo/shared/setting"
	"credo/shared/start"
	"credo/shared/store"
	"credo/shared/wording"
)

func main() {
	start.Function(func(env *setting.Reader) (any, error) {
		clock, err := calendar.FromEnvironment()
		if err != nil {
			return nil, err
		}
		seconds, err := strconv.Atoi(env.Optional("LETTER_CLAIM_SECONDS", "900"))
		if err != nil || seconds < 1 {
			return nil, fmt.Errorf("LETTER_CLAIM_SECONDS must be a whole number of seconds: how long a sender that fell silent keeps its letter")
		}
		s := sender{
			cases: store.Open(env), wordings: wording.All, mail: mail.Open(env), room: mailroom.Open(env),
			plan: env.Required("PLAN_NAME"), site: env.Required("SITE_URL"),
			clock: clock, now: realtime.Now, pause: realtime.Wait, lease: time.Duration(seconds) * time.Second,
		}
		return s.handle, nil
	})
}
