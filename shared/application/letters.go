package application

import (
	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/form"
	"credo/shared/participation"
)

// The letters about an application.
const (
	LetterConfirmation          casefile.LetterName = "confirmation"
	LetterTurnedAway            casefile.LetterName = "turned-away"
	LetterDocumentsNeeded       casefile.LetterName = "documents-needed"
	LetterQuestion              casefile.LetterName = "question"
	LetterReminder              casefile.LetterName = "reminder"
	LetterSignature             casefile.LetterName = "signature-old"
	LetterDiscontinued          casefile.LetterName = "discontinued"
	LetterWithdrawn             casefile.LetterName = "withdrawn"
	LetterReopened              casefile.LetterName = "reopened"
	LetterApproved              casefile.LetterName = "approved"
	LetterRescinded             casefile.LetterName = "approval-rescinded"
	LetterContract              casefile.LetterName = "contract"
	LetterContractReminder      casefile.LetterName = "contract-reminder"
	LetterContractExecuted      casefile.LetterName = "contract-executed"
	LetterApprovalLapsed        casefile.LetterName = "approval-lapsed"
	LetterDenied                casefile.LetterName = "denied"
	LetterAppealReceived        casefile.LetterName = "appeal-received"
	LetterHearing               casefile.LetterName = "hearing"
	LetterAppealDecided         casefile.LetterName = "appeal-decided"
	LetterProvisional           casefile.LetterName = "provisional"
	LetterChangeApplied         casefile.LetterName = "change-applied"
	LetterWelcome               casefile.LetterName = "welcome"
	LetterRecredentialingOpened casefile.LetterName = "recredentialing-opened"
	LetterApplicationID         casefile.LetterName = "application-id"
)

// LetterData is what a letter says beyond who it is for; each letter uses its part.
type LetterData struct {
	State          State                     `json:"state,omitempty"`
	Documents      []casefile.LetterDocument `json:"documents,omitempty"` // still needed, or expiring
	DueOn          calendar.Date             `json:"dueOn,omitempty"`     // of what is asked, or the last day of a right
	Note           string                    `json:"note,omitempty"`      // staff's own words to the provider
	Question       *casefile.Discrepancy     `json:"question,omitempty"`
	Reasons        []participation.Reason    `json:"reasons,omitempty"`
	Outcome        string                    `json:"outcome,omitempty"`
	Against        participation.Against     `json:"against,omitempty"` // what is or may be appealed
	Stays          bool                      `json:"stays,omitempty"`   // whoever appeals in time participates until the outcome
	Hearing        *participation.Invitation `json:"hearing,omitempty"` // when and where an appeal is heard
	Appeal         bool                      `json:"appeal,omitempty"`  // about an appeal, not the application
	Products       []participation.Term      `json:"products,omitempty"`
	Provider       string                    `json:"providerNumber,omitempty"`
	RecredBy       calendar.Date             `json:"recredentialBy,omitempty"`
	EndsOn         calendar.Date             `json:"endsOn,omitempty"`
	LapsesOn       calendar.Date             `json:"lapsesOn,omitempty"` // last day to complete the agreement of an approval
	Directed       *Direction                `json:"direction,omitempty"`
	Change         *form.ChangeRequest       `json:"change,omitempty"`
	Contract       Contract                  `json:"contract,omitempty"`
	ReviewOn       calendar.Date             `json:"reviewOn,omitempty"`       // of a suspension
	EndsWhen       string                    `json:"endsWhen,omitempty"`       // of a suspension
	Summary        bool                      `json:"summary,omitempty"`        // of a suspension: for danger to members
	OnlyIfLate     bool                      `json:"onlyIfLate,omitempty"`     // of an end: not if the recredentialing comes in time
	Undone         bool                      `json:"undone,omitempty"`         // an end was taken back
	Freezes        bool                      `json:"freezes,omitempty"`        // nobody may go on without what runs out
	Suspended      bool                      `json:"suspended,omitempty"`      // the provider is, whatever was decided
	Attest         bool                      `json:"attest,omitempty"`         // the questions are to be answered again, and signed
	Renewal        bool                      `json:"renewal,omitempty"`        // about recredentialing, not joining
	Administrative bool                      `json:"administrative,omitempty"` // the medical director denied who is not eligible
}

// Direction says who contracts a service that this market turns away.
type Direction struct {
	Service string `json:"service"`
	To      string `json:"to"`
	Phone   string `json:"phone,omitempty"`
}
