package main

import (
	"context"
	"slices"
	"strings"

	"credo/shared/calendar"
	"credo/shared/statistics"
	"credo/shared/table"
)

// finished lists the files that a number of the dashboard's month counts, by the day they
// were finished; all finished in it for no number.
func (l lists) finished(ctx context.Context, month string, number statistics.Number, markets []string, after string, limit int) (table.Page, error) {
	rows, err := l.files.Stats(ctx, markets, calendar.MonthsBack(month, statistics.MonthsRead))
	if err != nil {
		return table.Page{}, err
	}
	today := l.markets.Today(l.clock)
	var keys []string
	for _, r := range rows {
		key := string(r.FinishedOn) + "#" + r.ApplicationID
		if statistics.MonthOf(r) == month && key > after && number.Counts(r, today) {
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
