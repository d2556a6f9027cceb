package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"credo/shared/application"
	"credo/shared/calendar"
	"credo/shared/form"
	"credo/shared/statistics"
	"credo/shared/store"
	"credo/shared/table"
)

// monthsCounted is for how many months, the running one too, enrollments are counted;
// monthsRead is how many months of submissions are read for it: a file that took longer is
// left out. Of fewer than enough files nothing is told: it would tell of single ones.
const monthsCounted, monthsRead, enough = 12, 24, 5

type measurer struct {
	files   *store.Store
	markets []string // IDs
}

// Tick is the schedule's event: the time it stands for.
type Tick struct {
	Time time.Time `json:"time"`
}

// handle measures as of the event's day; the same day again measures anew.
func (m measurer) handle(ctx context.Context, tick Tick) error {
	if tick.Time.IsZero() {
		return fmt.Errorf(`the event has no time: send {"time": "2026-11-22T09:00:00Z"}`)
	}
	today := calendar.DateOf(tick.Time, time.UTC)
	for _, market := range m.markets {
		rows, err := m.files.Stats(ctx, []string{market}, calendar.MonthsBack(today.Month(), monthsRead))
		if err != nil {
			return err
		}
		times := table.Times{Market: market, AsOf: today, Items: sumUp(rows, today)}
		if err := m.files.KeepTimes(ctx, times); err != nil {
			return err
		}
		slog.InfoContext(ctx, "times measured", "market", market, "files", len(rows), "sorts", len(times.Items))
	}
	return nil
}

// sumUp sums up the files enrolled lately, by their sort.
func sumUp(rows []application.Tally, today calendar.Date) []table.Took {
	type sort struct {
		kind form.Kind
		of   string
	}
	first := calendar.MonthsBack(today.Month(), monthsCounted)[monthsCounted-1]
	took := map[sort][]int{}
	for _, r := range rows {
		if r.EnrolledOn != "" && r.EnrolledOn.Month() >= first && r.EnrolledOn <= today {
			of := sort{r.Kind, r.ProviderType}
			took[of] = append(took[of], r.DaysToEnroll())
		}
	}
	out := []table.Took{}
	for of, days := range took {
		if len(days) >= enough {
			d := statistics.Sum(days)
			out = append(out, table.Took{Kind: string(of.kind), ProviderType: of.of, Count: d.Count, Median: d.Median, P90: d.P90})
		}
	}
	slices.SortFunc(out, func(a, b table.Took) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ProviderType, b.ProviderType))
	})
	return out
}
