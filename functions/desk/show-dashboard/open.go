package main

import (
	"context"
	"net/url"

	"golang.org/x/sync/errgroup"

	"credo/shared/calendar"
	"credo/shared/casefile"
)

// openWork counts the open tasks of one queue in one market.
type openWork struct {
	Market string         `json:"market"`
	Queue  casefile.Queue `json:"queue"`
	Count  int            `json:"count"`
	Query  string         `json:"query"`
}

// dueSpan counts the open tasks of a market that are due within a span of days, both
// included; everything overdue has no first day.
type dueSpan struct {
	Market string        `json:"market"`
	From   calendar.Date `json:"from,omitempty"`
	Until  calendar.Date `json:"until"`
	Count  int           `json:"count"`
	Query  string        `json:"query"`
}

// open counts the open tasks by queue and by the day they are due, markets in their order.
func (b board) open(ctx context.Context, today calendar.Date) ([]openWork, []dueSpan, error) {
	markets, queues := b.markets.IDs(), b.files.Kinds().Queues()
	days := make([]map[calendar.Date]int, len(markets)*len(queues))
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for i := range days {
		group.Go(func() (err error) {
			days[i], err = b.files.DueDays(within, queues[i%len(queues)], markets[i/len(queues)])
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	var work []openWork
	var due []dueSpan
	for i, market := range markets {
		spans := spansFrom(market, today)
		for j, queue := range queues {
			w := openWork{Market: market, Queue: queue, Query: url.Values{"market": {market}, "queue": {string(queue)}}.Encode()}
			for day, n := range days[i*len(queues)+j] {
				w.Count += n
				for k, s := range spans {
					if day != "" && day >= s.From && day <= s.Until {
						spans[k].Count += n
					}
				}
			}
			work = append(work, w)
		}
		due = append(due, spans...)
	}
	return work, due, nil
}

// spansFrom are what is overdue, today, and the 30 days that follow.
func spansFrom(market string, today calendar.Date) []dueSpan {
	ends := []int{-1, 0, 7, 14, 30}
	spans := make([]dueSpan, len(ends))
	for i, end := range ends {
		s := dueSpan{Market: market, Until: today.AddDays(end)}
		query := url.Values{"market": {market}, "queue": {"due"}, "until": {string(s.Until)}}
		if i > 0 {
			s.From = today.AddDays(ends[i-1] + 1)
			query.Set("from", string(s.From))
		}
		s.Query = query.Encode()
		spans[i] = s
	}
	return spans
}
