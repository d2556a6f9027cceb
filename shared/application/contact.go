package application

import (
	"strings"
	"time"

	"credo/shared/casefile"
	"credo/shared/identifier"
	"credo/shared/problem"
)

// ContactCorrection says where letters go from now on. The reason stands in the history,
// the address does not.
type ContactCorrection struct {
	Email   string `json:"email"`
	Channel string `json:"channel,omitempty"` // email or post; "" leaves it
	Reason  string `json:"reason"`
}

// CorrectContact changes the address that later letters and reminders of the application
// ID go to, as after a bounce. It settles a second attempt with another contact. Letters
// that bounced are sent again by ResendLetter.
func (f File) CorrectContact(by casefile.Actor, c ContactCorrection, now time.Time) (casefile.Change, error) {
	if err := identifier.CheckEmail(c.Email); err != nil {
		return casefile.Change{}, problem.InvalidField("/email", "%s", err)
	}
	if strings.Contains(strings.ToLower(c.Reason), strings.ToLower(c.Email)) {
		return casefile.Change{}, problem.InvalidField("/reason", "Leave the address out of the reason: the history keeps it for good.")
	}
	e, err := f.edit(by, now)
	if err != nil {
		return casefile.Change{}, err
	}
	a := e.app()
	channel := c.Channel
	if channel == "" {
		channel = a.Channel
	}
	if a.Email == c.Email && a.Channel == channel {
		return casefile.Nothing(f.Head())
	}
	a.Email, a.Channel = c.Email, channel
	e.Settle(missedContact)
	e.Event(ContactCorrected, c.Reason, map[string]any{"channel": channel})
	return e.Finish()
}
