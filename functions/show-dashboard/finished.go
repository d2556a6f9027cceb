package main

import (
	"net/url"
	"slices"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/table"
)

// finishedMonth sums up the files of a market that were finished in a month.
type finishedMonth struct {
	Market         string `json:"market"`
	Month          string `json:"month"`
	Enrolled       int    `json:"enrolled"`
	Denied         int    `json:"denied"`
	Withdrawn      int    `json:"withdrawn"`
	Discontinued   int    `json:"discontinued"`
	TurnedAway     int    `json:"turnedAway"`
	DaysToComplete *days  `json:"daysToComplete,omitempty"`
	DaysToDecide   *days  `json:"daysToDecide,omitempty"`
	DaysToEnroll   *days  `json:"daysToEnroll,omitempty"`
	WelcomedInTime int    `json:"welcomedInTime"`
	WelcomedLate   int    `json:"welcomedLate"`
	Query          string `json:"query"`
}

// days sums up how many calendar days files took.
type days struct {
	Count  int     `json:"count"`
	Median float64 `json:"median"`
	P90    int     `json:"p90"` // nine in ten took at most so many
}

// finished sums up the last months, the latest first, markets in their order. A month
// without a finished file is left out.
func finished(rows []table.StatsRow, markets []market.Market, today calendar.Date) []finishedMonth {
	type cell struct{ market, month string }
	cells := map[cell][]table.StatsRow{}
	for _, r := range rows {
		if r.FinishedOn != "" {
			at := cell{r.Market, monthOf(r.FinishedOn)}
			cells[at] = append(cells[at], r)
		}
	}
	out := []finishedMonth{}
	for _, m := range markets {
		for n := range monthsShown {
			month := monthBefore(today, n)
			if files := cells[cell{m.ID, month}]; len(files) > 0 {
				out = append(out, sumUp(m.ID, month, files, today))
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
	f.DaysToComplete, f.DaysToDecide, f.DaysToEnroll = summary(complete), summary(decide), summary(enroll)
	return f
}

// took adds the days from one day to another, if the other came.
func took(all []int, from, to calendar.Date) []int {
	if to == "" {
		return all
	}
	return append(all, from.DaysUntil(to))
}

// summary is nil for no files.
func summary(took []int) *days {
	n := len(took)
	if n == 0 {
		return nil
	}
	slices.Sort(took)
	return &days{Count: n, Median: float64(took[(n-1)/2]+took[n/2]) / 2, P90: took[(9*n+9)/10-1]}
}
