package participation

import (
	"slices"

	"credo/shared/calendar"
)

// Status says how a provider participates.
type Status string

// The statuses.
const (
	StatusPending     Status = "pending"     // number given, not loaded yet
	StatusProvisional Status = "provisional" // once, at most sixty days
	StatusActive      Status = "active"
	StatusSuspended   Status = "suspended"
	StatusEnded       Status = "ended"
)

// Participating reports whether claims are paid and the directory lists the provider.
func (s Status) Participating() bool { return s == StatusProvisional || s == StatusActive }

// Transitions lists, for each status, those one command may lead to. The test of the state
// machine holds every change against it.
var Transitions = map[Status][]Status{
	"":                {StatusPending},
	StatusPending:     {StatusProvisional, StatusActive, StatusSuspended, StatusEnded}, // the latter by a hard stop, or rescinded
	StatusProvisional: {StatusActive, StatusSuspended, StatusEnded},
	StatusActive:      {StatusSuspended, StatusEnded},
	StatusSuspended:   {StatusActive, StatusProvisional, StatusEnded, StatusPending},     // pending: frozen before it began
	StatusEnded:       {StatusActive, StatusProvisional, StatusSuspended, StatusPending}, // an end that is taken back, or the denial that led to it
}

// Term is one product a provider takes part in.
type Term struct {
	Product     string        `json:"product"` // market data ID
	EffectiveOn calendar.Date `json:"effectiveOn"`
	EndedOn     calendar.Date `json:"endedOn,omitempty"` // the first day without it, known from the notice on
	State       Status        `json:"state,omitempty"`
}

// Reason is one reason of a decision or an action: a code for reports and a text for the
// provider.
type Reason struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// Standing is the terms as they stand on a day while the provider has a status: a product
// whose first day is still to come is pending, whatever the provider is.
func Standing(terms []Term, s Status, on calendar.Date) []Term { return standing(terms, s, on) }

// standing is every term that has not ended, in a status; ending ones end on a day.
func standing(terms []Term, s Status, on calendar.Date) []Term {
	out := slices.Clone(terms)
	for i := range out {
		if out[i].State == StatusEnded {
			continue
		}
		out[i].State = s
		if s.Participating() && out[i].EffectiveOn > on {
			out[i].State = StatusPending
		}
		if s == StatusEnded && out[i].EndedOn == "" {
			out[i].EndedOn = on
		}
	}
	return out
}

// Running lists the products that have not ended.
func Running(terms []Term) []string {
	var out []string
	for _, t := range terms {
		if t.State != StatusEnded {
			out = append(out, t.Product)
		}
	}
	return out
}
