package main

import (
	"context"
	"slices"
	"strings"

	"credo/shared/calendar"
	"credo/shared/table"
)

// monthsRead is for how many months, up to the one asked for, submitted files are read: a
// file that took longer is left out, here as on the dashboard.
const monthsRead = 18

// finished lists the files that were finished in a month, by day: what the dashboard counts.
func (l lists) finished(ctx context.Context, month string, markets []string, after string, limit int) (table.Page, error) {
	rows, err := l.files.Stats(ctx, markets, calendar.MonthsBack(month, monthsRead))
	if err != nil {
		return table.Page{}, err
	}
	var keys []string
	for _, r := range rows {
		if key := string(r.FinishedOn) + "#" + r.ApplicationID; strings.HasPrefix(key, month) && key > after {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	var p table.Page
	if len(keys) > limit {
		keys, p.Next = keys[:limit], keys[limit-1]
	}
	ids := make([]string, len(keys))
	for i, key := range keys {
		_, ids[i], _ = strings.Cut(key, "#")
	}
	p.Items, err = l.files.ByID(ctx, ids...)
	return p, err
}
