package credential

import (
	"slices"

	"credo/shared/calendar"
	"credo/shared/market"
)

// Held is what primary sources said of one provider.
type Held struct {
	Elements []Element
	Since    calendar.Date // first day of taking part; "" before
}

// Eligibility lists the hard stops that keep the provider out of a product on a day: while
// one holds nobody approves, loads, reinstates or keeps them there. The stops are market
// data, each with its source. None: they may join or stay.
func (h Held) Eligibility(m market.Market, product string, on calendar.Date) []market.HardStop {
	return slices.DeleteFunc(m.StopsFor(product), func(s market.HardStop) bool { return !h.stops(s, on) })
}

func (h Held) stops(s market.HardStop, on calendar.Date) bool {
	v, ok := Named(h.Elements, s.Element)
	switch {
	case !ok || v.Result == ResultUnsuccessful:
		return s.PendingDays > 0 && h.Since != "" && h.Since.AddDays(s.PendingDays) < on
	case s.Expired && v.ExpiresOn != "" && v.ExpiresOn < on:
		return true
	case v.InForce && s.Unless == market.InForce:
		return false
	}
	return slices.Contains(s.Results, string(v.Result))
}

// NextStop is the first day after the given one on which time alone brings a hard stop in
// one of the products; "" for none.
func (h Held) NextStop(m market.Market, products []string, after calendar.Date) calendar.Date {
	var first calendar.Date
	for _, product := range products {
		for _, s := range m.StopsFor(product) {
			if day := h.stopsFrom(s); day > after && (first == "" || day < first) {
				first = day
			}
		}
	}
	return first
}

func (h Held) stopsFrom(s market.HardStop) calendar.Date {
	v, ok := Named(h.Elements, s.Element)
	switch {
	case !ok || v.Result == ResultUnsuccessful:
		if s.PendingDays > 0 {
			return h.Since.AddDays(s.PendingDays + 1)
		}
	case s.Expired:
		return v.ExpiresOn.AddDays(1)
	}
	return ""
}

// Adverse reports whether the result speaks against the provider.
func (v Element) Adverse() bool { return v.Result.Adverse() }

// Latest joins what two cases of one provider hold: of each element the later answer, of
// two of one day the one that speaks against the provider. A source that did not answer
// takes nothing back.
func Latest(a, b []Element) []Element {
	out := slices.Clone(a)
	for _, v := range b {
		i := slices.IndexFunc(out, func(o Element) bool { return o.Element == v.Element })
		switch {
		case i < 0:
			out = append(out, v)
		case v.later(out[i]):
			out[i] = v
		}
	}
	Sort(out)
	return out
}

func (v Element) later(than Element) bool {
	switch {
	case v.Result == ResultUnsuccessful || than.Result == ResultUnsuccessful:
		return than.Result == ResultUnsuccessful
	case v.VerifiedOn != than.VerifiedOn:
		return v.VerifiedOn > than.VerifiedOn
	}
	return v.Adverse() || !than.Adverse()
}
