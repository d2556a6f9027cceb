package statistics

import (
	"credo/shared/application"
	"credo/shared/calendar"
)

// MonthsRead is how many months of submissions the numbers of a month are made of, itself
// and those before: a file that took more than a year to its end is left out of all.
const MonthsRead, longest = 13, 365

// MonthOf is the month, such as "2026-11", whose numbers a file is in; "" while it is open,
// or when it took too long.
func MonthOf(r application.Tally) string {
	if r.FinishedOn == "" || r.SubmittedOn.DaysUntil(r.FinishedOn) > longest {
		return ""
	}
	return r.FinishedOn.Month()
}

// Number is one of the numbers of a month: a field of the dashboard's answer.
type Number string

// The numbers of a month.
const (
	Enrolled       Number = "enrolled"
	Denied         Number = "denied"
	Withdrawn      Number = "withdrawn"
	Discontinued   Number = "discontinued"
	TurnedAway     Number = "turnedAway"
	DaysToComplete Number = "daysToComplete"
	DaysToDecide   Number = "daysToDecide"
	DaysToEnroll   Number = "daysToEnroll"
	WelcomedInTime Number = "welcomedInTime"
	WelcomedLate   Number = "welcomedLate"
)

var counts = map[Number]func(r application.Tally, today calendar.Date) bool{
	Enrolled:       endedAs(application.StateEnrolled),
	Denied:         endedAs(application.StateDenied),
	Withdrawn:      endedAs(application.StateWithdrawn),
	Discontinued:   endedAs(application.StateDiscontinued),
	TurnedAway:     endedAs(application.StateTurnedAway),
	DaysToComplete: func(r application.Tally, _ calendar.Date) bool { return r.CompletedOn != "" },
	DaysToDecide:   func(r application.Tally, _ calendar.Date) bool { return r.DecidedOn != "" },
	DaysToEnroll:   func(r application.Tally, _ calendar.Date) bool { return r.EnrolledOn != "" },
	WelcomedInTime: func(r application.Tally, _ calendar.Date) bool {
		return r.WelcomeBy != "" && r.WelcomedOn != "" && r.WelcomedOn <= r.WelcomeBy
	},
	WelcomedLate: func(r application.Tally, today calendar.Date) bool {
		return r.WelcomeBy != "" && (r.WelcomedOn > r.WelcomeBy || r.WelcomedOn == "" && r.WelcomeBy < today)
	},
}

func endedAs(state application.State) func(application.Tally, calendar.Date) bool {
	return func(r application.Tally, _ calendar.Date) bool { return r.State == state }
}

// Counts tells whether the number counts a finished file, as of a day; no number counts all.
func (n Number) Counts(r application.Tally, today calendar.Date) bool {
	count, known := counts[n]
	return n == "" || known && count(r, today)
}
