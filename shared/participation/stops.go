package participation

import (
	"slices"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/market"
)

// HardStop is a hard stop that holds, as history and letters name it: no provider's data.
type HardStop struct {
	Product string `json:"product"`
	Element string `json:"element"`
	Text    string `json:"text"`
	Source  string `json:"source"`
}

// Held is what sources said of the provider.
func (f File) Held() credential.Held {
	return credential.Held{Elements: f.applying(), Since: f.Participation.CredentialedOn}
}

// Barred lists the hard stops that hold on a day in the products that have not ended.
func (f File) Barred(m market.Market, on calendar.Date) []HardStop {
	var out []HardStop
	for _, product := range Running(f.Participation.Terms) {
		for _, s := range f.Held().Eligibility(m, product, on) {
			out = append(out, HardStop{Product: product, Element: s.Element, Text: s.Text, Source: s.Source})
		}
	}
	return out
}

// Frozen reports whether a hard stop came between the approval and the load: the provider
// has not begun, and does not while it is so.
func (p Participation) Frozen() bool { return p.Status == StatusSuspended && p.EnrolledOn == "" }

// settleStops suspends, after every command, what a hard stop bars: product by product, so
// that no door leads around it. It only ever suspends; a person reinstates.
func (e *edit) settleStops() {
	p, stops := e.own(), e.file.Barred(e.Market, e.Today)
	barred := func(product string) bool {
		return slices.ContainsFunc(stops, func(s HardStop) bool { return s.Product == product })
	}
	p.Terms = slices.Clone(p.Terms)
	var fresh []HardStop
	for i, t := range p.Terms {
		if t.State == StatusEnded || !barred(t.Product) {
			continue
		}
		p.Terms[i].State = StatusSuspended
		if !suspended(e.was.Terms, t.Product) {
			fresh = append(fresh, slices.DeleteFunc(slices.Clone(stops), func(s HardStop) bool { return s.Product != t.Product })...)
		}
	}
	if len(fresh) > 0 {
		e.stop(fresh)
	}
	if p.Suspension == nil && !p.Ended() && !p.Frozen() && p.anySuspended() {
		p.Suspension = e.was.Suspension // of what stays barred beside what was reinstated
	}
}

// stop makes known what was stopped: the last product stops the provider, too.
func (e *edit) stop(fresh []HardStop) {
	p := e.own()
	if p.Suspension != nil && e.was.Suspension == nil {
		return // this very command suspended already, and told why
	}
	left := slices.ContainsFunc(p.Terms, func(t Term) bool { return t.State != StatusEnded && t.State != StatusSuspended })
	if !left && p.Status != StatusSuspended && !p.Ended() {
		p.Status, p.Since = StatusSuspended, e.Now
	}
	facts := map[string]any{"stops": fresh, "products": p.Terms, "status": p.Status}
	if p.Frozen() {
		e.Event(LoadFrozen, "A hard stop holds.", facts)
	} else {
		s := e.dated(Suspension{EndsWhen: "The source no longer says so."})
		p.Suspension = &s
		e.Event(ProviderSuspended, "A hard stop holds.", facts)
		says := s.letter(reasonsOf(fresh))
		says.Products = p.Terms
		e.Owe(LetterSuspended, says)
	}
	e.load("")
}

// reasonsOf is the stops as reasons for the provider, each once.
func reasonsOf(stops []HardStop) []Reason {
	var out []Reason
	for _, s := range stops {
		r := Reason{Code: s.Element, Text: s.Text + " (" + s.Source + ")."}
		casefile.Put(&out, r, func(o Reason) bool { return o == r })
	}
	return out
}

func suspended(terms []Term, product string) bool {
	return slices.ContainsFunc(terms, func(t Term) bool { return t.Product == product && t.State == StatusSuspended })
}

// stopDues files the day on which time alone brings a hard stop: a license runs out.
func (f File) stopDues(m market.Market, file func(calendar.Date, casefile.DueKind, string)) {
	var in []string
	for _, t := range f.Participation.Terms {
		if t.State.Participating() || t.State == StatusPending {
			in = append(in, t.Product)
		}
	}
	if day := f.Held().NextStop(m, in, ""); day != "" {
		file(day, DueStop, "")
	}
}
