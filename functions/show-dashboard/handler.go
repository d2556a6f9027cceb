package main

import (
	"context"
	"net/url"
	"time"

	"golang.org/x/sync/errgroup"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/table"
)

// monthsShown is for how many months of finished files the dashboard answers, and
// monthsRead how many months of submitted ones it reads for that: a file that took longer
// is left out.
const monthsShown, monthsRead = 12, 18

// parallel is how many requests are under way at most.
const parallel = 16

type board struct {
	files   *table.Store
	markets []string // IDs
	clock   calendar.Clock
}

type dashboard struct {
	At       time.Time       `json:"at"`
	Open     []openWork      `json:"open"`
	Finished []finishedMonth `json:"finished"`
	Letters  []letterMonth   `json:"letters"`
}

// openWork counts the open tasks of one queue in one market.
type openWork struct {
	Market string            `json:"market"`
	Queue  application.Queue `json:"queue"`
	Count  int               `json:"count"`
	Query  string            `json:"query"`
}

// showDashboard costs a Query for each queue of each market, one for each market and month
// read, and two for each month of letters: 300 for six markets, some 30 files or 80
// letters to a read unit.
func showDashboard(b board) httpapi.Handler {
	return httpapi.Handle("GET /staff/dashboard", func(ctx context.Context, _ httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		d := dashboard{At: b.clock().Truncate(time.Second)}
		today := b.clock.Today(time.UTC)
		var err error
		if d.Open, err = b.openWork(ctx); err != nil {
			return httpapi.Answer{}, err
		}
		if d.Letters, err = b.letters(ctx, calendar.MonthsBack(today.Month(), monthsShown)); err != nil {
			return httpapi.Answer{}, err
		}
		rows, err := b.files.Stats(ctx, b.markets, calendar.MonthsBack(today.Month(), monthsRead))
		d.Finished = finished(rows, b.markets, today)
		return httpapi.OK(d), err
	})
}

func (b board) openWork(ctx context.Context) ([]openWork, error) {
	var out []openWork
	for _, m := range b.markets {
		for _, q := range application.Queues {
			query := url.Values{"market": {m}, "queue": {string(q)}}
			out = append(out, openWork{Market: m, Queue: q, Query: query.Encode()})
		}
	}
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for i := range out {
		group.Go(func() (err error) {
			out[i].Count, err = b.files.CountWork(within, out[i].Queue, out[i].Market)
			return err
		})
	}
	return out, group.Wait()
}
