package participation

import (
	"credo/shared/calendar"
	"credo/shared/casefile"
)

// The letters about a participation.
const (
	LetterSuspended               casefile.LetterName = "suspended"
	LetterReinstated              casefile.LetterName = "reinstated"
	LetterParticipationEnded      casefile.LetterName = "participation-ended"
	LetterDocumentExpiring        casefile.LetterName = "document-expiring"
	LetterDocumentsNeeded         casefile.LetterName = "documents-needed"
	LetterRecredentialingReminder casefile.LetterName = "recredentialing-reminder"
	LetterOverdue                 casefile.LetterName = "overdue"
	LetterAppealReceived          casefile.LetterName = "appeal-received"
	LetterHearing                 casefile.LetterName = "hearing"
	LetterAppealDecided           casefile.LetterName = "appeal-decided"
)

// LetterData is what a letter about a participation says; each letter uses its part.
type LetterData struct {
	Documents  []casefile.LetterDocument `json:"documents,omitempty"` // still needed, or expiring
	DueOn      calendar.Date             `json:"dueOn,omitempty"`     // of what is asked, or the last day of a right
	Reasons    []Reason                  `json:"reasons,omitempty"`
	Products   []Term                    `json:"products,omitempty"`
	RecredBy   calendar.Date             `json:"recredentialBy,omitempty"`
	EndsOn     calendar.Date             `json:"endsOn,omitempty"`
	ReviewOn   calendar.Date             `json:"reviewOn,omitempty"`   // of a suspension
	EndsWhen   string                    `json:"endsWhen,omitempty"`   // of a suspension
	Summary    bool                      `json:"summary,omitempty"`    // of a suspension: for danger to members
	OnlyIfLate bool                      `json:"onlyIfLate,omitempty"` // of an end: not if the recredentialing comes in time
	Undone     bool                      `json:"undone,omitempty"`     // an end was taken back
	Suspended  bool                      `json:"suspended,omitempty"`  // the provider is, until what is asked for is here
	Freezes    bool                      `json:"freezes,omitempty"`    // nobody may go on without what runs out
	Renewal    bool                      `json:"renewal,omitempty"`    // about recredentialing, not joining
	Against    Against                   `json:"against,omitempty"`    // what is or may be appealed
	Outcome    string                    `json:"outcome,omitempty"`    // of an appeal
	Stays      bool                      `json:"stays,omitempty"`      // whoever appeals in time participates until the outcome
	Hearing    *Invitation               `json:"hearing,omitempty"`    // when and where an appeal is heard
	Attest     bool                      `json:"attest,omitempty"`     // the questions are to be answered again, and signed
}
