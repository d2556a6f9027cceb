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
	Committee   *Committee             `json:"committee,omitempty"`
	Provisional bool                   `json:"provisional,omitempty"` // once, at most sixty days
	// Administrative: a denial of who is not eligible, by the medical director or the committee,
	// that need not wait for every element.
	Administrative bool `json:"administrative,omitempty"`
}

// Committee is the record of a committee's meeting on one file.
type Committee struct {
	MetOn   calendar.Date `json:"metOn"`
	Present []string      `json:"present"`
	Votes   Votes         `json:"votes"`
}

// Votes counts a committee's votes on one file.
type Votes struct {
	For       int `json:"for"`
	Against   int `json:"against"`
	Abstained int `json:"abstained"`
	Recused   int `json:"recused"`
}

// DecisionRecord is the decision in force.
type DecisionRecord struct {
	Decision
	By string        `json:"by"`
	On calendar.Date `json:"on"`
}

// AppealDecision is what the people who heard an appeal decide: not those who denied.
type AppealDecision struct {
	Outcome   string                 `json:"outcome"` // upheld: the denial stands; overturned: decided anew
	Reasons   []participation.Reason `json:"reasons"`
	Committee *Committee             `json:"committee,omitempty"`
}
