package application

import (
	"time"

	"credo/shared/problem"
)

// LetterWasSent marks a letter as handed to SES, or printed. A repeated notice changes
// nothing. messageID is SES's.
func (f File) LetterWasSent(number, messageID string, now time.Time) (Change, error) {
	l, ok := f.Letter(number)
	if !ok {
		return Change{}, problem.NotFound("This file has no letter %s.", number)
	}
	if l.Delivery != DeliveryOwed {
		return f.nothing()
	}
	e, err := f.edit(System, now)
	if err != nil {
		return Change{}, err
	}
	e.quiet = true
	e.sent(&l, messageID)
	e.letter(l)
	return e.finish()
}

func (e *edit) sent(l *Letter, messageID string) {
	l.Delivery, l.SentAt, l.MessageID = DeliverySent, e.now, messageID
	a := e.app()
	switch l.Name {
	case LetterWelcome:
		a.Welcomed = e.today
		a.Missed = without(a.Missed, missedWelcome)
	case LetterApproved, LetterProvisional, LetterDenied:
		a.NoticeBy = ""
		a.Missed = without(a.Missed, missedNotice)
	}
	e.event(LetterSent, "", map[string]any{"letterNumber": l.Number, "letter": l.Name})
}

// LetterWasDelivered marks a letter as accepted by the recipient's server.
func (f File) LetterWasDelivered(number string, now time.Time) (Change, error) {
	return f.letterFate(number, DeliveryDelivered, "", now)
}

// LetterDidBounce marks a letter as undeliverable; staff see it, and it goes by post.
func (f File) LetterDidBounce(number, reason string, now time.Time) (Change, error) {
	return f.letterFate(number, DeliveryBounced, reason, now)
}

func (f File) letterFate(number string, fate Delivery, reason string, now time.Time) (Change, error) {
	l, ok := f.Letter(number)
	if !ok {
		return Change{}, problem.NotFound("This file has no letter %s.", number)
	}
	if l.Delivery == fate || l.Delivery == DeliveryBounced {
		return f.nothing()
	}
	e, err := f.edit(System, now)
	if err != nil {
		return Change{}, err
	}
	e.quiet = true
	if l.Delivery == DeliveryOwed { // the news of its sending comes later, or not at all
		e.sent(&l, l.MessageID)
	}
	l.Delivery = fate
	if fate == DeliveryBounced {
		e.event(LetterBounced, reason, map[string]any{"letterNumber": l.Number, "letter": l.Name})
	}
	e.letter(l)
	return e.finish()
}

// ResendLetter owes a letter again under a new number, to the address now on file.
func (f File) ResendLetter(by Actor, number string, now time.Time) (Change, error) {
	l, ok := f.Letter(number)
	if !ok {
		return Change{}, problem.NotFound("This file has no letter %s.", number)
	}
	if l.Delivery == DeliveryOwed {
		return Change{}, problem.Conflict("Letter %s is on its way already.", number)
	}
	e, err := f.edit(by, now)
	if err != nil {
		return Change{}, err
	}
	e.event(LetterResent, "", map[string]any{"letterNumber": number})
	l.Replaced = e.owe(l.Name, l.Data)
	e.letter(l)
	return e.finish()
}
