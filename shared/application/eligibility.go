package application

import (
	"fmt"
	"slices"
	"strings"

	"credo/shared/calendar"
	"credo/shared/casefile"
	"credo/shared/credential"
	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/problem"
)

// held is what sources said of the provider: to this file, and to the participation that it
// has to do with. Whose screening and license count is what both ask for, and of one kind what
// this file asks for: new owners take the place of the former.
func (f File) held(p *participation.File) credential.Held {
	applies := f.Application.Elements
	if p == nil {
		return credential.Held{Elements: credential.Applying(f.Elements, applies)}
	}
	both := credential.Latest(f.Elements, p.Elements)
	return credential.Held{Elements: credential.Applying(both, market.Regard(p.Participation.Elements, applies)), Since: p.Participation.CredentialedOn}
}

// concerns are the products that an approval brings somebody into or keeps them in. A new Tax
// ID brings new owners into all that runs; removing products and renaming bring in nobody.
func (a Application) concerns(p *participation.File) []string {
	if a.Kind != form.KindChange {
		return a.Products
	}
	switch {
	case a.Change.What == "products-add":
		return a.Products
	case a.Change.What == "tax-id" && p != nil:
		return participation.Running(p.Participation.Terms)
	}
	return nil
}

// stops lists the hard stops that hold in products on a day.
func (f File) stops(m market.Market, p *participation.File, products []string, on calendar.Date) []participation.HardStop {
	var out []participation.HardStop
	for _, product := range products {
		for _, s := range f.held(p).Eligibility(m, product, on) {
			out = append(out, participation.HardStop{Product: product, Element: s.Element, Text: s.Text, Source: s.Source})
		}
	}
	return out
}

// eligible refuses an approval that brings or keeps a provider in a product whose hard stop
// holds: nobody can approve that (42 CFR 438.214(d), 438.602(b), 422.220, 422.222).
func (e *edit) eligible(d Decision, n Network) error {
	concerned := e.app().concerns(n.Participation)
	for i, t := range d.Products {
		if !slices.Contains(concerned, t.Product) {
			continue
		}
		if stops := e.file.stops(e.Market, n.Participation, []string{t.Product}, e.Today); len(stops) > 0 {
			return problem.InvalidField(fmt.Sprintf("/products/%d/product", i), "Nobody can approve %s: %s. Leave the product out, or deny.", t.Product, said(stops))
		}
	}
	if stops := e.file.stops(e.Market, n.Participation, concerned, e.Today); len(d.Products) == 0 && len(stops) > 0 {
		return problem.Conflict("Nobody can approve this: %s.", said(stops))
	}
	return nil
}

// said is the stops as a refusal gives them, each once and with its source.
func said(stops []participation.HardStop) string {
	var out []string
	for _, s := range stops {
		casefile.Put(&out, s.Text+" ("+s.Source+")", func(o string) bool { return o == s.Text+" ("+s.Source+")" })
	}
	return strings.Join(out, "; ")
}

// keepsOut is why an approved provider cannot be handed over now: a hard stop, or a screening
// that is missing or too old to enroll on (42 CFR 455.436(c)). "" when nothing keeps them out.
func (e *edit) keepsOut(n Network) string {
	products := e.app().concerns(n.Participation)
	approved := func(p string) bool {
		return slices.ContainsFunc(e.app().Decision.Products, func(t participation.Term) bool { return t.Product == p })
	}
	if e.app().Change == nil || e.app().Change.What != "tax-id" {
		products = slices.DeleteFunc(slices.Clone(products), func(p string) bool { return !approved(p) })
	}
	if stops := e.file.stops(e.Market, n.Participation, products, e.Today); len(stops) > 0 {
		return said(stops)
	}
	if old := e.file.unscreened(e.Market, products, e.Today); len(old) > 0 {
		return fmt.Sprintf("these are missing or too old to enroll on: %s", strings.Join(old, ", "))
	}
	return ""
}

// unscreened lists the elements that could be a hard stop in one of the products and have no
// current result. A Medicaid enrollment may be under way for some time (438.602(b)(2)).
func (f File) unscreened(m market.Market, products []string, on calendar.Date) []string {
	var out []string
	for _, name := range f.Application.Elements {
		if m.CouldStop(name, products) && f.unverified(name, on) {
			out = append(out, name)
		}
	}
	return out
}
