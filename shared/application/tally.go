package application

import (
	"time"

	"credo/shared/calendar"
	"credo/shared/form"
)

// Tally is what an application adds to the plan's numbers, under the month it was submitted.
type Tally struct {
	ApplicationID string        `json:"applicationId"`
	Market        string        `json:"market"`
	Kind          form.Kind     `json:"kind"`
	ProviderType  string        `json:"providerType"`
	State         State         `json:"state"`
	Outcome       Outcome       `json:"outcome,omitempty"`
	SubmittedOn   calendar.Date `json:"submittedOn"`
	CompletedOn   calendar.Date `json:"completedOn,omitempty"`
	DecidedOn     calendar.Date `json:"decidedOn,omitempty"`
	DecideWaits   int           `json:"decideWaits,omitempty"` // days before the decision on which it was the provider's turn
	EnrollWaits   int           `json:"enrollWaits,omitempty"` // before the load
	EnrolledOn    calendar.Date `json:"enrolledOn,omitempty"`
	WelcomeBy     calendar.Date `json:"welcomeBy,omitempty"`
	WelcomedOn    calendar.Date `json:"welcomedOn,omitempty"`
	FinishedOn    calendar.Date `json:"finishedOn,omitempty"` // UTC; while the file is not open
}

// Tally is the application's row.
func (a Application) Tally() Tally {
	row := Tally{
		ApplicationID: a.ID, Market: a.Market, Kind: a.Kind, ProviderType: a.ProviderType, State: a.State,
		SubmittedOn: a.SubmittedOn, CompletedOn: a.CompletedOn, EnrolledOn: a.Enrolled,
		WelcomeBy: a.WelcomeBy, WelcomedOn: a.Welcomed,
	}
	if !a.State.Open() && !a.Since.IsZero() {
		row.FinishedOn = calendar.DateOf(a.Since, time.UTC)
	}
	if a.Decision != nil {
		row.Outcome, row.DecidedOn = a.Decision.Outcome, a.Decision.On
		row.DecideWaits = a.waited(row.DecidedOn)
	}
	if row.EnrolledOn != "" {
		row.EnrollWaits = a.waited(row.EnrolledOn)
	}
	return row
}

// DaysToDecide is how long the plan took to the decision: without the provider's own days.
func (t Tally) DaysToDecide() int { return t.SubmittedOn.DaysUntil(t.DecidedOn) - t.DecideWaits }

// DaysToEnroll is how long the plan took to the load: without the provider's own days.
func (t Tally) DaysToEnroll() int { return t.SubmittedOn.DaysUntil(t.EnrolledOn) - t.EnrollWaits }
