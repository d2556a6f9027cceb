// Package provider holds what the plan knows of a provider once enrolled: the provider
// number, the participation in each product, and the recredentialing cycle. Pure.
//
// What happens to a provider is told in the event log of the application that governs
// its participation: the last one that enrolled, changed or renewed it.
package provider

import (
	"credo/shared/calendar"
	"credo/shared/market"
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

// Participation is one product a provider takes part in.
type Participation struct {
	Product     string        `json:"product"` // market data ID
	EffectiveOn calendar.Date `json:"effectiveOn"`
	EndedOn     calendar.Date `json:"endedOn,omitempty"` // the first day without it
	State       Status        `json:"state,omitempty"`
}

// Provider is an enrolled provider: one for each NPI, market and Tax ID.
type Provider struct {
	Number         string          `json:"providerNumber"`
	NPI            string          `json:"npi"`
	Market         string          `json:"market"`
	TaxRef         string          `json:"taxRef"`
	ProviderType   string          `json:"providerType"`
	Name           string          `json:"name"`
	ApplicationID  string          `json:"applicationId"`    // the file that governs the participation
	Form           string          `json:"formOf,omitempty"` // application whose form holds: the first, or the last change
	Status         Status          `json:"status"`
	Participation  []Participation `json:"participation"`
	CredentialedOn calendar.Date   `json:"credentialedOn,omitempty"`
	RecredentialBy calendar.Date   `json:"recredentialBy,omitempty"`
	EnrolledOn     calendar.Date   `json:"enrolledOn,omitempty"`
	Rev            int             `json:"rev"`
}

// FormIn is the application whose form says how the plan contracts and pays the provider
// now: a contract change's form replaces the first one's.
func (p Provider) FormIn() string {
	if p.Form == "" {
		return p.ApplicationID
	}
	return p.Form
}

// Cycle is the calendar of one recredentialing (NCQA CR 4: within 36 months to the day;
// recognised up to 30 days late).
type Cycle struct {
	OpenOn    calendar.Date   // the provider is asked, 180 days ahead
	RemindOn  []calendar.Date // 90 and 30 days ahead
	DueOn     calendar.Date   // the last day in time
	OverdueOn calendar.Date   // the first day late
	EndOn     calendar.Date   // the first day a late one is an initial credentialing again
}

// CycleFrom computes the cycle that starts with a credentialing decision.
func CycleFrom(credentialedOn calendar.Date) Cycle {
	return CycleUntil(credentialedOn.AddMonths(market.RulesOn(credentialedOn).RecredentialingMonths))
}

// CycleUntil computes the cycle whose last day in time is due.
func CycleUntil(due calendar.Date) Cycle {
	rules := market.RulesOn(due)
	return Cycle{
		OpenOn:    due.AddDays(-rules.OpenDays),
		RemindOn:  []calendar.Date{due.AddDays(-90), due.AddDays(-30)},
		DueOn:     due,
		OverdueOn: due.AddDays(1),
		EndOn:     due.AddDays(rules.LateDays + 1),
	}
}
