package application

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/provider"
)

// Change is everything one command writes, in one transaction conditional on
// Before.Rev. Items are written whole.
type Change struct {
	Before        Application // Rev 0: the file is new
	After         Application
	Events        []Event
	Documents     []Document
	Elements      []Element
	Discrepancies []Discrepancy
	Letters       []Letter
	Notes         []Note
	Tasks         []Task  // opened, or moved to another day
	Closed        []Queue // tasks that are done
	Filed         []Due
	Unfiled       []Due
	Applicant     *Applicant         // the submission, when it is new or corrected
	Provider      *provider.Provider // conditional on its Rev being one more than the stored one
	Removed       *provider.Provider // its former NPI entry, when a change moved it to another Tax ID
	Answer        *Answer            // remembered under the request's idempotency key
	Also          *Change            // a second file in the same transaction (a recredentialing is opened)
}

// Empty reports whether the command found nothing to do, as a repeated one does.
func (c Change) Empty() bool { return c.After.Rev == c.Before.Rev }

// Answer is what a request was answered, kept a day for a repeated request.
type Answer struct {
	Key    string    `json:"key"`
	Hash   string    `json:"hash"` // of the request
	Status int       `json:"status"`
	Body   string    `json:"body"`
	At     time.Time `json:"at"`
}

// DueKind names what happens on a day.
type DueKind string

// The deadlines.
const (
	DueReminder     DueKind = "reminder"               // the provider still owes something
	DueWait         DueKind = "wait-over"              // gathering is discontinued
	DueExpiring     DueKind = "document-expiring"      // a participating provider's document runs out soon
	DueExpired      DueKind = "document-expired"       // a document ran out
	DueStale        DueKind = "element-stale"          // a verification grew too old to decide on
	DueDecision     DueKind = "decision-clock"         // the market's clock for a decision
	DueNotice       DueKind = "decision-notice"        // the letter of a decision was not sent in time
	DueChange       DueKind = "change-effective"       // an approved contract change takes effect
	DueWelcome      DueKind = "welcome-promise"        // five business days after the load
	DueProvisional  DueKind = "provisional-over"       // sixty days of provisional participation
	DueRecredOpen   DueKind = "recredentialing-open"   // 180 days ahead
	DueRecredRemind DueKind = "recredentialing-remind" // 90 and 30 days ahead
	DueRecredential DueKind = "recredentialing-due"    // the last day of the 36 months has passed
	DueDenialFinal  DueKind = "denial-final"           // a denied recredentialing was not appealed in time
	DueRecredLate   DueKind = "recredentialing-late"   // thirty days late: participation ends
)

// Due is a deadline of an application, filed under its day.
type Due struct {
	On   calendar.Date `json:"on"`
	Kind DueKind       `json:"kind"`
	Ref  string        `json:"ref,omitempty"` // what it is about, where a file may have several: a document, a day
}
