package main

import (
	"net/url"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/statistics"
)

// finishedMonth sums up the files of a market that were finished in a month. Its query
// with a field's name as `counted` lists what the field counts.
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
func finished(rows []application.Tally, markets, months []string, today calendar.Date) []finishedMonth {
	type cell struct{ market, month string }
	cells := map[cell][]application.Tally{}
	for _, r := range rows {
		at := cell{r.Market, statistics.MonthOf(r)}
		cells[at] = append(cells[at], r)
	}
	out := []finishedMonth{}
	for _, m := range markets {
		for _, month := range months {
			if files := cells[cell{m, month}]; len(files) > 0 {
				out = append(out, sumUp(m, month, files, today))
			}
		}
	}
	return out
}

func sumUp(market, month string, files []application.Tally, today calendar.Date) finishedMonth {
	count := func(n statistics.Number) (count int) {
		for _, r := range files {
			if n.Counts(r, today) {
				count++
			}
		}
		return count
	}
	took := func(n statistics.Number, days func(application.Tally) int) *statistics.Days {
		var all []int
		for _, r := range files {
			if n.Counts(r, today) {
				all = append(all, days(r))
			}
		}
		return statistics.Sum(all)
	}
	return finishedMonth{
		Market: market, Month: month, Query: url.Values{"market": {market}, "month": {month}}.Encode(),
		Enrolled:       count(statistics.Enrolled),
		Denied:         count(statistics.Denied),
		Withdrawn:      count(statistics.Withdrawn),
		Discontinued:   count(statistics.Discontinued),
		TurnedAway:     count(statistics.TurnedAway),
		DaysToComplete: took(statistics.DaysToComplete, func(r application.Tally) int { return r.SubmittedOn.DaysUntil(r.CompletedOn) }),
		DaysToDecide:   took(statistics.DaysToDecide, application.Tally.DaysToDecide),
		DaysToEnroll:   took(statistics.DaysToEnroll, application.Tally.DaysToEnroll),
		WelcomedInTime: count(statistics.WelcomedInTime),
		WelcomedLate:   count(statistics.WelcomedLate),
	}
}
