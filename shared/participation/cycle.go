package participation

import (
	"cmp"

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

// settleCycle: only who is in a product that the plan credentials has a cycle of ours. Of whom
// the state credentials, the Medicaid enrollment alone is asked for again (NCQA CR 1, CR 4;
// 42 CFR 438.602(b)). Whoever comes into a cycle is credentialed in full, or reviewed, today.
func (e *edit) settleCycle() {
	p := e.own()
	switch running := Running(p.Terms); {
	case p.Ended() || len(running) == 0: // an end may be taken back
	case !e.Market.Recredentials(running):
		p.RecredentialBy = ""
		e.inTime()
		if p.Ending != nil && p.Ending.Cause == CauseLate {
			e.spare("No product is left that we recredential.")
		}
	case p.RecredentialBy == "":
		p.RecredentialBy = CycleFrom(cmp.Or(p.FullyOn, e.Today)).DueOn
	}
}

// checkDues files the day on which the state is asked again for the Medicaid enrollment of who
// has no cycle of ours.
func (f File) checkDues(m market.Market, file filing) {
	p := f.Participation
	if p.RecredentialBy != "" || p.late(missedMedicaid) {
		return
	}
	v, _ := f.Element(medicaid)
	file(cmp.Or(v.VerifiedOn, p.CredentialedOn).AddMonths(m.MedicaidCheckMonths), DueMedicaid, "")
}

// medicaid is the element that the state's Medicaid enrollment is recorded under.
const medicaid = "medicaid-enrollment"

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
