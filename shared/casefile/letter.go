package casefile

import (
	"credo/shared/realtime"
	"encoding/json"
	"fmt"
	"regexp"
	"time"
)

// LetterName names a kind of letter; the kind of case brings its words.
type LetterName string

// Delivery says how far a letter is.
type Delivery string

// The stages of a letter.
const (
	DeliveryOwed      Delivery = "owed"
	DeliverySent      Delivery = "sent"
	DeliveryDelivered Delivery = "delivered"
	DeliveryBounced   Delivery = "bounced"
)

// Letter is one letter to the provider. It is written as owed in the transaction of the
// event that owes it and carries what only that moment knew.
type Letter struct {
	Number    string           `json:"letterNumber"` // the case's ID, "-L", two digits or more
	Name      LetterName       `json:"name"`
	Seq       int              `json:"seq"` // of the event that owes it
	At        time.Time        `json:"at"`  // business time it became owed; the letter is dated by it
	Channel   string           `json:"channel"`
	Delivery  Delivery         `json:"delivery"`
	Data      map[string]any   `json:"data,omitempty"`      // what it says beyond who it is for
	ClaimedAt realtime.Instant `json:"claimedAt,omitempty"` // a sender is at work, or died at it
	SentAt    time.Time        `json:"sentAt,omitzero"`
	MessageID string           `json:"messageId,omitempty"`  // SES's
	Replaced  string           `json:"replacedBy,omitempty"` // number of the letter that repeats it
}

// Says reads what the letter says into the kind's own type.
func (l Letter) Says(into any) error {
	raw, err := json.Marshal(l.Data)
	if err == nil {
		err = json.Unmarshal(raw, into)
	}
	if err != nil {
		return fmt.Errorf("letter %s: %w", l.Name, err)
	}
	return nil
}

func letterNumber(id string, n int) string { return fmt.Sprintf("%s-L%02d", id, n) }

var numbered = regexp.MustCompile(`^(.+)-L\d{2,}$`)

// CaseOf is the ID of the case that a letter number belongs to; false for no such number.
func CaseOf(letterNumber string) (id string, ok bool) {
	m := numbered.FindStringSubmatch(letterNumber)
	if m == nil {
		return "", false
	}
	return m[1], true
}
