package application

import (
	"credo/shared/calendar"
	"credo/shared/participation"
)

// Outcome is what a decider decides.
type Outcome string

// The outcomes.
const (
	OutcomeApproved Outcome = "approved"
	OutcomeDenied   Outcome = "denied"
	OutcomeDeferred Outcome = "deferred"
)

// Decision is what the medical director or the committee decides.
type Decision struct {
	Outcome     Outcome                `json:"outcome"`
	Products    []participation.Term   `json:"products"`
	Reasons     []participation.Reason `json:"reasons"`
	Meeting     string                 `json:"meeting,omitempty"`     // of the committee that voted; "": the medical director alone
	Provisional bool                   `json:"provisional,omitempty"` // once, at most sixty days
}

// DecisionRecord is the decision in force.
type DecisionRecord struct {
	Decision
	By string        `json:"by"`
	On calendar.Date `json:"on"` // of the committee's meeting, or of the medical director's decision
}

// AppealDecision is what the panel that heard an appeal made of it: none of those who denied.
type AppealDecision struct {
	Outcome string                 `json:"outcome"` // upheld: the denial stands; overturned: it is set aside
	Reasons []participation.Reason `json:"reasons"`
	Meeting string                 `json:"meeting"` // in which the panel heard it
}
