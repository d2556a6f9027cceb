package main

import (
	"cmp"
	"context"
	"slices"

	"credo/shared/application"
	"credo/shared/form"
	"credo/shared/table"
)

// fewest is the smallest number that is told: a smaller one could tell of whom it is (CMS
// cell size suppression policy: none from 1 to 10).
const fewest = 11

// traitCount is how many practitioners gave an answer about race or ethnicity.
type traitCount struct {
	Market string `json:"market"`
	Year   string `json:"year"` // of the application
	About  string `json:"about"`
	Answer string `json:"answer"`
	Count  int    `json:"count"`
}

// traits counts what practitioners said of race and ethnicity, a Query for each market.
func (b board) traits(ctx context.Context) ([]traitCount, error) {
	counts := map[traitCount]int{}
	for _, id := range b.markets.IDs() {
		rows, err := table.Asides[form.Traits](ctx, b.files.Store, application.TraitsOf(id))
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			counts[traitCount{Market: id, Year: r.Year, About: "race", Answer: r.Race}]++
			counts[traitCount{Market: id, Year: r.Year, About: "ethnicity", Answer: r.Ethnicity}]++
		}
	}
	out := []traitCount{}
	for t, n := range counts {
		if t.Count = n; n >= fewest && t.Answer != "" {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b traitCount) int {
		return cmp.Or(cmp.Compare(b.Year, a.Year), cmp.Compare(a.Market, b.Market), cmp.Compare(a.About, b.About), cmp.Compare(a.Answer, b.Answer))
	})
	return out, nil
}
