package main

import (
	"context"
	"net/url"
	"slices"

	"golang.org/x/sync/errgroup"

	"credo/shared/table"
)

// letterMonth counts the letters of a market that were sent, and that came back, in a month.
type letterMonth struct {
	Market       string `json:"market"`
	Month        string `json:"month"`
	Sent         int    `json:"sent"`
	Bounced      int    `json:"bounced"`
	SentQuery    string `json:"sentQuery"`
	BouncedQuery string `json:"bouncedQuery"`
}

// letters counts by market and month; a month without a letter is left out.
func (b board) letters(ctx context.Context, months []string) ([]letterMonth, error) {
	var out []letterMonth
	for _, m := range b.markets.IDs() {
		for _, month := range months {
			query := func(fate table.LetterFate) string {
				return url.Values{"market": {m}, "month": {month}, "letters": {string(fate)}}.Encode()
			}
			out = append(out, letterMonth{Market: m, Month: month, SentQuery: query(table.LettersSent), BouncedQuery: query(table.LettersBounced)})
		}
	}
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for i := range out {
		l := &out[i]
		group.Go(func() (err error) {
			l.Sent, err = b.files.CountLetters(within, l.Market, l.Month, table.LettersSent)
			return err
		})
		group.Go(func() (err error) {
			l.Bounced, err = b.files.CountLetters(within, l.Market, l.Month, table.LettersBounced)
			return err
		})
	}
	err := group.Wait()
	return slices.DeleteFunc(out, func(l letterMonth) bool { return l.Sent+l.Bounced == 0 }), err
}
