package casefile

import (
	"time"

	"credo/shared/problem"
)

// LetterWasSent marks a letter as handed to SES, or printed. A repeated notice changes
// nothing. messageID is SES's.
func LetterWasSent(c Case, number, messageID string, now time.Time) (Change, error) {
	l, err := letterOf(c, number)
	if err != nil {
		return Change{}, err
	}
	if l.Delivery != DeliveryOwed {
		return Nothing(c.Head())
	}
	w, err := c.Begin(System, now)
	if err != nil {
		return Change{}, err
	}
	w.Base().Quiet = true
	sent(w, &l, messageID)
	w.Base().Letter(l)
	return w.Finish()
}

func letterOf(c Case, number string) (Letter, error) {
	l, ok := c.Common().Letter(number)
	if !ok {
		return l, problem.NotFound("This file has no letter %s.", number)
	}
	return l, nil
}

func sent(w Work, l *Letter, messageID string) {
	e := w.Base()
	l.Delivery, l.SentAt, l.MessageID = DeliverySent, e.Now, messageID
	w.LetterSent(*l)
	e.Event(LetterSent, "", map[string]any{"letterNumber": l.Number, "letter": l.Name})
}

// LetterWasDelivered marks a letter as accepted by the recipient's server.
func LetterWasDelivered(c Case, number string, now time.Time) (Change, error) {
	return letterFate(c, number, DeliveryDelivered, "", now)
}

// LetterDidBounce marks a letter as undeliverable; staff see it, and it goes by post.
func LetterDidBounce(c Case, number, reason string, now time.Time) (Change, error) {
	return letterFate(c, number, DeliveryBounced, reason, now)
}

func letterFate(c Case, number string, fate Delivery, reason string, now time.Time) (Change, error) {
	l, err := letterOf(c, number)
	if err != nil {
		return Change{}, err
	}
	if l.Delivery == fate || l.Delivery == DeliveryBounced {
		return Nothing(c.Head())
	}
	w, err := c.Begin(System, now)
	if err != nil {
		return Change{}, err
	}
	e := w.Base()
	e.Quiet = true
	if l.Delivery == DeliveryOwed { // the news of its sending comes later, or not at all
		sent(w, &l, l.MessageID)
	}
	l.Delivery = fate
	if fate == DeliveryBounced {
		e.Event(LetterBounced, reason, map[string]any{"letterNumber": l.Number, "letter": l.Name})
	}
	e.Letter(l)
	return w.Finish()
}

// ResendLetter owes a letter again under a new number, to the address now on file.
func ResendLetter(c Case, by Actor, number string, now time.Time) (Change, error) {
	l, err := letterOf(c, number)
	if err != nil {
		return Change{}, err
	}
	if l.Delivery == DeliveryOwed {
		return Change{}, problem.Conflict("Letter %s is on its way already.", number)
	}
	w, err := c.Begin(by, now)
	if err != nil {
		return Change{}, err
	}
	e := w.Base()
	e.Event(LetterResent, "", map[string]any{"letterNumber": number})
	l.Replaced = e.Owe(l.Name, l.Data)
	e.Letter(l)
	return w.Finish()
}
