package main

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"credo/shared/calendar"
	"credo/shared/market"
	"credo/shared/table"
)

// lookBack is how many days the very first sweep looks back.
const lookBack = 31

type sweep struct {
	store   *table.Store
	markets []market.Market
	log     *slog.Logger
}

// order is what the schedule asks for.
type order struct {
	Time time.Time `json:"time"` // everything due by this business time
}

// handle sweeps all shards up to the day of the order. It can be killed at any point and
// run any number of times: a deadline is taken away by the transaction that does its
// work, and a shard's day is completed only after all its deadlines. What fails is left
// for the next run; the others go on.
func (s sweep) handle(ctx context.Context, o order) error {
	if o.Time.IsZero() {
		return errors.New(`the event has no time: send {"time": "2026-11-22T08:00:00Z"}`)
	}
	day := s.day(o.Time)
	var done atomic.Int64
	errs := make([]error, table.Shards)
	var shards errgroup.Group
	for shard := range table.Shards {
		shards.Go(func() error {
			errs[shard] = s.shard(ctx, shard, day, o.Time, &done)
			return nil
		})
	}
	_ = shards.Wait() // the shards keep their errors in errs
	err := errors.Join(errs...)
	s.log.InfoContext(ctx, "swept", "day", day, "done", done.Load(), "complete", err == nil)
	return err
}

// day is the day that has begun in every market.
func (s sweep) day(now time.Time) calendar.Date {
	day := calendar.DateOf(now, time.UTC)
	for _, m := range s.markets {
		day = min(day, calendar.DateOf(now, m.Location()))
	}
	return day
}

// shard sweeps one shard day by day, from the last completed day, looked at once more for
// what was filed late, to the day given.
func (s sweep) shard(ctx context.Context, shard int, to calendar.Date, now time.Time, done *atomic.Int64) error {
	day, err := s.store.Swept(ctx, shard)
	if err != nil {
		return err
	}
	if day == "" {
		day = to.AddDays(-lookBack)
	}
	var failed []error
	for day = min(day, to); day <= to && ctx.Err() == nil; day = day.AddDays(1) {
		dues, err := s.store.Dues(ctx, day, shard)
		if err != nil {
			return errors.Join(append(failed, err)...)
		}
		for _, due := range dues {
			if err := s.fallDue(ctx, due, day, now); err != nil {
				s.log.ErrorContext(ctx, "a deadline could not be dealt with", "kind", due.Kind, "day", day, "error", err.Error())
				failed = append(failed, err)
				continue
			}
			done.Add(1)
		}
		if len(failed) == 0 && (len(dues) > 0 || day == to) {
			if err := s.store.SetSwept(ctx, shard, day); err != nil {
				return err
			}
		}
	}
	return errors.Join(append(failed, ctx.Err())...)
}
