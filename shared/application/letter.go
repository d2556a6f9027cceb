package application

import (
	"fmt"
	"time"

	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/provider"
)

// LetterName names a kind of letter.
type LetterName string

// The letters, each with a template in shared/letter.
const (
	LetterConfirmation            LetterName = "confirmation"
	LetterTurnedAway              LetterName = "turned-away"
	LetterDocumentsNeeded         LetterName = "documents-needed"
	LetterQuestion                LetterName = "question"
	LetterReminder                LetterName = "reminder"
	LetterDiscontinued            LetterName = "discontinued"
	LetterWithdrawn               LetterName = "withdrawn"
	LetterReopened                LetterName = "reopened"
	LetterApproved                LetterName = "approved"
	LetterContract                LetterName = "contract"
	LetterDenied                  LetterName = "denied"
	LetterAppealReceived          LetterName = "appeal-received"
	LetterAppealDecided           LetterName = "appeal-decided"
	LetterProvisional             LetterName = "provisional"
	LetterSuspended               LetterName = "suspended"
	LetterReinstated              LetterName = "reinstated"
	LetterChangeApplied           LetterName = "change-applied"
	LetterWelcome                 LetterName = "welcome"
	LetterDocumentExpiring        LetterName = "document-expiring"
	LetterRecredentialingOpened   LetterName = "recredentialing-opened"
	LetterRecredentialingReminder LetterName = "recredentialing-reminder"
	LetterOverdue                 LetterName = "overdue"
	LetterParticipationEnded      LetterName = "participation-ended"
	LetterApplicationID           LetterName = "application-id"
)

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
	Number    string     `json:"letterNumber"` // application ID, "-L", two digits or more
	Name      LetterName `json:"name"`
	Seq       int        `json:"seq"` // of the event that owes it
	At        time.Time  `json:"at"`  // business time it became owed; the letter is dated by it
	Channel   string     `json:"channel"`
	Delivery  Delivery   `json:"delivery"`
	Data      LetterData `json:"data"`
	ClaimedAt time.Time  `json:"claimedAt,omitzero"` // real time; a sender is at work, or died at it
	SentAt    time.Time  `json:"sentAt,omitzero"`
	MessageID string     `json:"messageId,omitempty"`  // SES's
	Replaced  string     `json:"replacedBy,omitempty"` // number of the letter that repeats a bounced one
}

// LetterData is what a letter says beyond who it is for; each letter uses its part.
type LetterData struct {
	State     State                    `json:"state,omitempty"`
	Documents []LetterDocument         `json:"documents,omitempty"` // still needed, or expiring
	DueOn     calendar.Date            `json:"dueOn,omitempty"`     // of what is asked, or the last day of a right
	Note      string                   `json:"note,omitempty"`      // staff's own words to the provider
	Question  *Discrepancy             `json:"question,omitempty"`
	Reasons   []Reason                 `json:"reasons,omitempty"`
	Outcome   string                   `json:"outcome,omitempty"`
	Products  []provider.Participation `json:"products,omitempty"`
	Provider  string                   `json:"providerNumber,omitempty"`
	RecredBy  calendar.Date            `json:"recredentialBy,omitempty"`
	EndsOn    calendar.Date            `json:"endsOn,omitempty"`
	Directed  *Direction               `json:"direction,omitempty"`
	Change    *form.ChangeRequest      `json:"change,omitempty"`
	Contract  Contract                 `json:"contract,omitempty"`
	Renewal   bool                     `json:"renewal,omitempty"` // about recredentialing, not joining
}

// LetterDocument is a document a letter speaks of.
type LetterDocument struct {
	Name      string        `json:"name"`
	Why       string        `json:"why,omitempty"`
	State     DocumentState `json:"state"`
	Reason    string        `json:"reason,omitempty"`
	Fix       string        `json:"fix,omitempty"`
	ExpiresOn calendar.Date `json:"expiresOn,omitempty"`
}

// Direction says who contracts a service that this market turns away.
type Direction struct {
	Service string `json:"service"`
	To      string `json:"to"`
	Phone   string `json:"phone,omitempty"`
}

func letterNumber(applicationID string, n int) string {
	return fmt.Sprintf("%s-L%02d", applicationID, n)
}
