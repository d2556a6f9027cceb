package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"credo/shared/calendar"
	"credo/shared/enrollment"
	"credo/shared/participation"
	"credo/shared/vault"
)

// Providers lists the participating providers.
type Providers interface {
	Roster(ctx context.Context, do func(participation.Participation) error) error
}

// Tick is the schedule's event: the time it stands for.
type Tick struct {
	Time time.Time `json:"time"`
}

// handler writes roster/{date}.csv for the event's day; the same day again replaces it.
func handler(providers Providers, box enrollment.Outbox) func(context.Context, Tick) error {
	return func(ctx context.Context, tick Tick) error {
		if tick.Time.IsZero() {
			return fmt.Errorf(`the event has no time: send {"time": "2026-11-22T09:00:00Z"}`)
		}
		var all []participation.Participation
		err := providers.Roster(ctx, func(p participation.Participation) error {
			all = append(all, p)
			return nil
		})
		if err != nil {
			return err
		}
		roster, err := enrollment.Roster(all)
		if err != nil {
			return err
		}
		day := calendar.DateOf(tick.Time, time.UTC)
		slog.InfoContext(ctx, "roster written", "day", day, "providers", len(all))
		return box.Put(ctx, vault.RosterKey(string(day)), "text/csv; charset=utf-8", roster)
	}
}
