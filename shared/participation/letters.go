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
)

// LetterData is what a letter about a participation says; each letter uses its part.
type LetterData struct {
	Documents []casefile.LetterDocument `json:"documents,omitempty"` // still needed, or expiring
	DueOn     calendar.Date             `json:"dueOn,omitempty"`     // of what is asked, or the last day of a right
	Reasons   []Reason                  `json:"reasons,omitempty"`
	Products  []Term                    `json:"products,omitempty"`
	RecredBy  calendar.Date             `json:"recredentialBy,omitempty"`
	EndsOn    calendar.Date             `json:"endsOn,omitempty"`
	Renewal   bool                      `json:"renewal,omitempty"` // about recredentialing, not joining
}
