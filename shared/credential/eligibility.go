package credential

import (
	"slices"

	"credo/shared/calendar"
	"credo/shared/market"
)

// Held is what primary sources said of one provider, and of whom it has to answer for. Only
// elements that apply belong here (Applying).
type Held struct {
	Elements []Element
	Since    calendar.Date // first day of taking part; "" before
}

// Eligibility lists the hard stops that keep the provider out of a product on a day: while
// one holds nobody approves, loads, reinstates or keeps them there. The stops are market
// data, each with its source; each state's license and each owner stops by itself. None: they
// may join or stay.
func (h Held) Eligibility(m market.Market, product string, on calendar.Date) []market.HardStop {
	var out []market.HardStop
	for _, s := range m.StopsFor(product) {
		for _, v := range h.of(s.Element) {
			if h.stops(v, s, on) {
				out = append(out, s.Of(v.Element))
			}
		}
	}
	return out
}

// of lists the results of a kind of element; one that nobody answered where there is none.
func (h Held) of(kind string) []Element {
	if g := GroupOf(h.Elements, kind); len(g.Results) > 0 {
		return g.Results
	}
	return []Element{{Element: kind, Result: ResultUnsuccessful}}
}

func (h Held) stops(v Element, s market.HardStop, on calendar.Date) bool {
	switch {
	case v.Result == ResultUnsuccessful:
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
			for _, v := range h.of(s.Element) {
				if day := h.stopsFrom(v, s); day > after && (first == "" || day < first) {
					first = day
				}
			}
		}
	}
	return first
}

func (h Held) stopsFrom(v Element, s market.HardStop) calendar.Date {
	switch {
	case v.Result == ResultUnsuccessful:
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
