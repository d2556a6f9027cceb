package main

import (
	"context"
	"time"

	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/httpapi/contract"
	"credo/shared/market"
	"credo/shared/statistics"
	"credo/shared/store"
)

// monthsShown is for how many months of letters and finished files the dashboard answers.
const monthsShown = 12

// parallel is how many requests are under way at most.
const parallel = 16

type board struct {
	files   *store.Store
	markets market.Markets
	clock   calendar.Clock
}

type dashboard struct {
	At       time.Time       `json:"at"`
	Open     []openWork      `json:"open"`
	Due      []dueSpan       `json:"due"`
	Finished []finishedMonth `json:"finished"`
	Letters  []letterMonth   `json:"letters"`
	Traits   []traitCount    `json:"traits"`
}

// showDashboard costs a Query for each queue of each market, one for each market and month
// read, two for each month of letters, and one for each market's traits: 346 for six markets, some 30 files or 80
// letters to a read unit.
func showDashboard(b board) httpapi.Handler {
	return httpapi.Handle(contract.ShowDashboard, func(ctx context.Context, _ httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		d := dashboard{At: b.clock().Truncate(time.Second)}
		today, month := b.markets.Today(b.clock), b.clock.Today(time.UTC).Month()
		months := calendar.MonthsBack(month, monthsShown)
		var err error
		if d.Open, d.Due, err = b.open(ctx, today); err != nil {
			return httpapi.Answer{}, err
		}
		if d.Letters, err = b.letters(ctx, months); err != nil {
			return httpapi.Answer{}, err
		}
		if d.Traits, err = b.traits(ctx); err != nil {
			return httpapi.Answer{}, err
		}
		rows, err := b.files.Stats(ctx, b.markets.IDs(), calendar.MonthsBack(month, monthsShown+statistics.MonthsRead-1))
		d.Finished = finished(rows, b.markets.IDs(), months, today)
		return httpapi.OK(d), err
	})
}
