package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"golang.org/x/sync/errgroup"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/market"
	"credo/shared/table"
)

// lookBack is how many days the very first sweep looks back.
const lookBack = 31

type sweep struct {
	store   *table.Store
	kinds   casefile.Kinds
	markets []market.Market
	log     *slog.Logger
}

// order is what the schedule asks for.
type order struct {
	Time time.Time `json:"time"` // everything due by this business time
}

// outcome is how far a shard came.
type outcome struct {
	through calendar.Date // the last day that is all dealt with
	done    int
	err     error
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
	swept, err := s.store.Swept(ctx)
	if err != nil {
		return err
	}
	var outcomes [table.Shards]outcome
	var shards errgroup.Group
	for shard, from := range swept {
		shards.Go(func() error {
			outcomes[shard] = s.shard(ctx, shard, from, day, o.Time)
			return nil
		})
	}
	_ = shards.Wait() // outcomes hold the errors
	return s.finish(ctx, day, swept, outcomes)
}

// finish remembers how far the shards came.
func (s sweep) finish(ctx context.Context, day calendar.Date, swept [table.Shards]calendar.Date, outcomes [table.Shards]outcome) error {
	further := map[int]calendar.Date{}
	var done int
	var errs []error
	for shard, o := range outcomes {
		done += o.done
		errs = append(errs, o.err)
		if o.through > swept[shard] {
			further[shard] = o.through
		}
	}
	err := errors.Join(append(errs, s.store.SetSwept(ctx, further))...)
	s.log.InfoContext(ctx, "swept", "day", day, "done", done, "complete", err == nil)
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
func (s sweep) shard(ctx context.Context, shard int, swept, to calendar.Date, now time.Time) outcome {
	var o outcome
	if swept == "" {
		swept = to.AddDays(-lookBack)
	}
	for day := min(swept, to); day <= to; day = day.AddDays(1) {
		dues, err := s.store.Dues(ctx, day, shard)
		if err != nil {
			o.err = errors.Join(o.err, err)
			return o
		}
		for _, due := range dues {
			if err := s.fallDue(ctx, due, day, now); err != nil {
				s.log.ErrorContext(ctx, "a deadline could not be dealt with", "kind", due.Kind, "day", day, "error", err.Error())
				o.err = errors.Join(o.err, err)
				continue
			}
			o.done++
		}
		if o.err == nil {
			o.through = day
		}
	}
	return o
}
