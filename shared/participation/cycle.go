package participation

import (
	"credo/shared/calendar"
	"credo/shared/market"
)

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
