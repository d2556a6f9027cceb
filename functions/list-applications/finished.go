package main

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"credo/shared/calendar"
	"credo/shared/table"
)

// monthsRead is for how many months, up to the one asked for, submitted files are read: a
// file that took longer is left out, here as on the dashboard.
const monthsRead = 18

// parallel is how many requests are under way at most.
const parallel = 16

// finished lists the files that were finished in a month, by day: what the dashboard counts.
func (l lists) finished(ctx context.Context, month string, markets []string, after string, limit int) (table.Page, error) {
	found := make([][]string, len(markets)*monthsRead)
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for i := range found {
		market, submitted := markets[i/monthsRead], calendar.Date(month+"-01").AddMonths(-(i % monthsRead))
		group.Go(func() error {
			rows, err := l.files.Stats(within, market, strings.TrimSuffix(string(submitted), "-01"))
			for _, r := range rows {
				if key := string(r.FinishedOn) + "#" + r.ApplicationID; strings.HasPrefix(key, month) && key > after {
					found[i] = append(found[i], key)
				}
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return table.Page{}, err
	}
	keys := slices.Sorted(slices.Values(slices.Concat(found...)))
	var p table.Page
	if len(keys) > limit {
		keys, p.Next = keys[:limit], keys[limit-1]
	}
	ids := make([]string, len(keys))
	for i, key := range keys {
		_, ids[i], _ = strings.Cut(key, "#")
	}
	var err error
	p.Items, err = l.files.ByID(ctx, ids...)
	return p, err
}
