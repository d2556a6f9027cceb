package market

import (
	"slices"

	"credo/shared/calendar"
)

//go:generate go run -tags ungenerated ./generate

// Markets is every market of the plan.
type Markets struct{ all []*Market }

// Known are the plan's markets.
func Known() Markets { return Markets{all} }

// All returns the markets in the order of the API.
func (m Markets) All() []Market {
	list := make([]Market, len(m.all))
	for i, one := range m.all {
		list[i] = *one
	}
	return list
}

// IDs lists the markets' IDs in the order of the API.
func (m Markets) IDs() []string {
	ids := make([]string, len(m.all))
	for i, one := range m.all {
		ids[i] = one.ID
	}
	return ids
}

// Today is the day it is in every market, or still is in one of them: nothing is overdue
// by it that a market's own day has not come for.
func (m Markets) Today(clock calendar.Clock) calendar.Date {
	var days []calendar.Date
	for _, market := range m.all {
		days = append(days, clock.Today(market.Location()))
	}
	return calendar.Earliest(days...)
}

// Find returns the market of an ID.
func (m Markets) Find(id string) (Market, bool) {
	i := slices.IndexFunc(m.all, func(one *Market) bool { return one.ID == id })
	if i < 0 {
		return Market{}, false
	}
	return *m.all[i], true
}
