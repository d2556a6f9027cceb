package application

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/participation"
)

// Status is what a provider sees of an application: the answer of GET /applications/{id}.
type Status struct {
	ApplicationID  string                  `json:"applicationId"`
	Kind           form.Kind               `json:"kind"`
	Market         string                  `json:"market"`
	ProviderType   string                  `json:"providerType"`
	State          State                   `json:"state"`
	Since          time.Time               `json:"since"`
	Headline       string                  `json:"headline"`
	Next           string                  `json:"next"`
	NextBy         calendar.Date           `json:"nextBy,omitempty"`
	Actions        []Action                `json:"actions"`
	Timeline       []TimelineEntry         `json:"timeline"`
	Documents      []casefile.DocumentView `json:"documents"`
	Letters        []LetterView            `json:"letters"`
	Questions      []Question              `json:"questions"`
	Contract       Contract                `json:"contract"`
	Agreement      *AgreementView          `json:"agreement,omitempty"`
	ProviderNumber string                  `json:"providerNumber,omitempty"`
	Participation  []participation.Term    `json:"participation,omitempty"`
	Collected      []Collected             `json:"collected,omitempty"`
}

// AgreementView is the agreement as the provider sees it.
type AgreementView struct {
	Version    string        `json:"version"`
	SHA256     string        `json:"sha256"`   // of the copy to read now
	Sentence   string        `json:"sentence"` // what the signer agrees to
	SentOn     calendar.Date `json:"sentOn"`
	Opened     bool          `json:"opened"` // only what was opened can be signed
	SignBy     calendar.Date `json:"signBy,omitempty"`
	SignedBy   string        `json:"signedBy,omitempty"`
	SignedAt   time.Time     `json:"signedAt,omitzero"`
	ExecutedOn calendar.Date `json:"executedOn,omitempty"`
}

// Action is something the provider must or may do now.
type Action struct {
	Type  string        `json:"type"` // upload-document, answer-question, attest, sign-contract, file-appeal or withdraw
	Label string        `json:"label"`
	DueOn calendar.Date `json:"dueOn,omitempty"`
	Ref   string        `json:"ref,omitempty"` // a document type or a discrepancy's ID
}

// TimelineEntry is one event in the provider's words.
type TimelineEntry struct {
	Seq   int                `json:"seq"`
	At    time.Time          `json:"at"`
	Event casefile.EventName `json:"event"`
	Text  string             `json:"text"`
}

// LetterView is one line of the list of letters.
type LetterView struct {
	LetterNumber string              `json:"letterNumber"`
	Name         casefile.LetterName `json:"name"`
	At           time.Time           `json:"at"`
	Delivery     casefile.Delivery   `json:"delivery"`
}

// Question is an open discrepancy.
type Question struct {
	DiscrepancyID string        `json:"discrepancyId"`
	Element       string        `json:"element"`
	Yours         string        `json:"yours"`
	Source        string        `json:"source"`
	DueOn         calendar.Date `json:"dueOn"`
}

// StaffView is what staff see: the provider's view and all that stands behind it.
type StaffView struct {
	Status
	Version       int                    `json:"version"`
	Application   form.Submission        `json:"application"` // Tax IDs masked, birth dates left out
	Clean         bool                   `json:"clean"`
	Alerts        []Alert                `json:"alerts"`
	Elements      []ElementView          `json:"elements"`
	Tasks         []casefile.Task        `json:"tasks"`
	Notes         []casefile.Note        `json:"notes"`
	Events        []EventView            `json:"events"`
	Uploads       []casefile.Document    `json:"uploads"`
	Discrepancies []casefile.Discrepancy `json:"discrepancies"`
	Assignee      string                 `json:"assignee,omitempty"`
	Record        *Record                `json:"providerRecord,omitempty"` // the participation, once there is one
}

// Alert is what whoever works on a file must see first.
type Alert struct {
	Kind string `json:"kind"` // hard-stop, disclosure or adverse
	Text string `json:"text"`
}

// ElementView is an element with its latest result, if it has one.
type ElementView struct {
	Element    string            `json:"element"`
	Of         string            `json:"of,omitempty"` // whose it is, where not simply the provider's: a state, an owner by name
	Required   bool              `json:"required"`
	Result     credential.Result `json:"result,omitempty"`
	Source     string            `json:"source,omitempty"`
	VerifiedOn calendar.Date     `json:"verifiedOn,omitempty"`
	Since      calendar.Date     `json:"since,omitempty"`
	ExpiresOn  calendar.Date     `json:"expiresOn,omitempty"`
	GoodUntil  calendar.Date     `json:"goodUntil,omitempty"` // last day a decision may rest on it
	InForce    bool              `json:"inForce,omitempty"`   // of an adverse license
	Stale      bool              `json:"stale"`
	Actor      string            `json:"actor,omitempty"`
	Note       string            `json:"note,omitempty"`
}

// EventView is one entry of the history as staff and auditors read it. With the
// case, its ID and the market it is all that Hash covers.
type EventView struct {
	Seq     int                `json:"seq"`
	At      time.Time          `json:"at"`
	Actor   string             `json:"actor"`
	Event   casefile.EventName `json:"event"`
	Reason  string             `json:"reason,omitempty"`
	Data    map[string]any     `json:"data"` // {} where the event has none
	Letters []string           `json:"letters,omitempty"`
	Hash    string             `json:"hash"`
}
