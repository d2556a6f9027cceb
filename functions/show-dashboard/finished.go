package main

import (
	"net/url"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/statistics"
	"credo/shared/table"
)

// finishedMonth sums up the files of a market that were finished in a month.
type finishedMonth struct {
	Market         string           `json:"market"`
	Month          string           `json:"month"`
	Enrolled       int              `json:"enrolled"`
	Denied         int              `json:"denied"`
	Withdrawn      int              `json:"withdrawn"`
	Discontinued   int              `json:"discontinued"`
	TurnedAway     int              `json:"turnedAway"`
	DaysToComplete *statistics.Days `json:"daysToComplete,omitempty"`
	DaysToDecide   *statistics.Days `json:"daysToDecide,omitempty"`
	DaysToEnroll   *statistics.Days `json:"daysToEnroll,omitempty"`
	WelcomedInTime int              `json:"welcomedInTime"`
	WelcomedLate   int              `json:"welcomedLate"`
	Query          string           `json:"query"`
}

// finished sums up the last months, the latest first, markets in their order. A month
// without a finished file is left out.
func finished(rows []table.StatsRow, markets []string, today calendar.Date) []finishedMonth {
	type cell struct{ market, month string }
	cells := map[cell][]table.StatsRow{}
	for _, r := range rows {
		if r.FinishedOn != "" {
			at := cell{r.Market, r.FinishedOn.Month()}
			cells[at] = append(cells[at], r)
		}
	}
	out := []finishedMonth{}
	for _, m := range markets {
		for _, month := range calendar.MonthsBack(today.Month(), monthsShown) {
			if files := cells[cell{m, month}]; len(files) > 0 {
				out = append(out, sumUp(m, month, files, today))
			}
		}
	}
	return out
}

func sumUp(market, month string, files []table.StatsRow, today calendar.Date) finishedMonth {
	f := finishedMonth{Market: market, Month: month, Query: url.Values{"market": {market}, "month": {month}}.Encode()}
	states := map[application.State]*int{
		application.StateEnrolled: &f.Enrolled, application.StateDenied: &f.Denied, application.StateWithdrawn: &f.Withdrawn,
		application.StateDiscontinued: &f.Discontinued, application.StateTurnedAway: &f.TurnedAway,
	}
	var complete, decide, enroll []int
	for _, r := range files {
		if n, ok := states[r.State]; ok {
			*n++
		}
		complete = took(complete, r.SubmittedOn, r.CompletedOn)
		decide = took(decide, r.SubmittedOn, r.DecidedOn)
		enroll = took(enroll, r.SubmittedOn, r.EnrolledOn)
		switch {
		case r.WelcomeBy == "":
		case r.WelcomedOn != "" && r.WelcomedOn <= r.WelcomeBy:
			f.WelcomedInTime++
		case r.WelcomedOn != "" || r.WelcomeBy < today:
			f.WelcomedLate++
		}
	}
	f.DaysToComplete, f.DaysToDecide, f.DaysToEnroll = statistics.Sum(complete), statistics.Sum(decide), statistics.Sum(enroll)
	return f
}

// took adds the days from one day to another, if the other came.
func took(all []int, from, to calendar.Date) []int {
	if to == "" {
		return all
	}
	return append(all, from.DaysUntil(to))
}
