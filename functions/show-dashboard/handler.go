package main

import (
	"context"
	"net/url"
	"time"

	"golang.org/x/sync/errgroup"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/httpapi"
	"credo/shared/market"
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
	markets []market.Market
	clock   calendar.Clock
}

type dashboard struct {
	At       time.Time       `json:"at"`
	Open     []openWork      `json:"open"`
	Finished []finishedMonth `json:"finished"`
}

// openWork counts the open tasks of one queue in one market.
type openWork struct {
	Market string            `json:"market"`
	Queue  application.Queue `json:"queue"`
	Count  int               `json:"count"`
	Query  string            `json:"query"`
}

// showDashboard costs a Query for each queue of each market and one for each market and
// month read: 156 for six markets, some 30 files to a read unit.
func showDashboard(b board) httpapi.Handler {
	return httpapi.Handle("GET /staff/dashboard", func(ctx context.Context, _ httpapi.Request[httpapi.None]) (httpapi.Answer, error) {
		d := dashboard{At: b.clock().Truncate(time.Second)}
		today := b.clock.Today(time.UTC)
		var rows []table.StatsRow
		var err error
		if d.Open, err = b.openWork(ctx); err == nil {
			rows, err = b.rows(ctx, today)
		}
		d.Finished = finished(rows, b.markets, today)
		return httpapi.OK(d), err
	})
}

func (b board) openWork(ctx context.Context) ([]openWork, error) {
	var out []openWork
	for _, m := range b.markets {
		for _, q := range application.Queues {
			query := url.Values{"market": {m.ID}, "queue": {string(q)}}
			out = append(out, openWork{Market: m.ID, Queue: q, Query: query.Encode()})
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

// rows reads what was submitted in the last months.
func (b board) rows(ctx context.Context, today calendar.Date) ([]table.StatsRow, error) {
	read := make([][]table.StatsRow, len(b.markets)*monthsRead)
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for i := range read {
		market, month := b.markets[i/monthsRead].ID, monthBefore(today, i%monthsRead)
		group.Go(func() (err error) {
			read[i], err = b.files.Stats(within, market, month)
			return err
		})
	}
	err := group.Wait()
	var all []table.StatsRow
	for _, rows := range read {
		all = append(all, rows...)
	}
	return all, err
}

// monthBefore is the month n before the day's, "2026-11".
func monthBefore(day calendar.Date, n int) string {
	return monthOf(calendar.Date(monthOf(day) + "-01").AddMonths(-n))
}

func monthOf(day calendar.Date) string { return string(day[:min(len(day), len("2026-11"))]) }
