package application

import (
	"credo/shared/calendar"
	"credo/shared/participation"
)

// Outcome is what a decider decides.
type Outcome string

// The outcomes.
const (
	OutcomeApproved  Outcome = "approved"
	OutcomeDenied    Outcome = "denied"
	OutcomeDeferred  Outcome = "deferred"
	OutcomeRescinded Outcome = "rescinded" // an approval is taken back before it is loaded
)

// Decision is what the medical director or the committee decides.
type Decision struct {
	Outcome     Outcome                `json:"outcome"`
	Products    []participation.Term   `json:"products"`
	Reasons     []participation.Reason `json:"reasons"`
	Meeting     string                 `json:"meeting,omitempty"`     // of the committee that voted; "": the medical director alone
	Provisional bool                   `json:"provisional,omitempty"` // once, at most sixty days
	// Administrative: a denial of who is not eligible, by the medical director or the committee,
	// that need not wait for every element.
	Administrative bool `json:"administrative,omitempty"`
}

// DecisionRecord is the decision in force.
type DecisionRecord struct {
	Decision
	By string        `json:"by"`
	On calendar.Date `json:"on"` // of the committee's meeting, or of the medical director's decision
}

// AppealDecision is what the panel that heard an appeal made of it: none of those who took part
// in what was appealed.
type AppealDecision struct {
	Against participation.Against  `json:"against,omitempty"` // "": the one appeal that waits
	Outcome string                 `json:"outcome"`           // upheld: what was appealed stands; overturned: it is set aside
	Reasons []participation.Reason `json:"reasons"`
	Meeting string                 `json:"meeting"` // in which the panel heard it
}
