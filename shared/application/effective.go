package application

import (
	"fmt"
	"slices"

	"credo/shared/form"
	"credo/shared/market"
	"credo/shared/participation"
	"credo/shared/problem"
)

// effectiveWithin is within how many months a participation starts; a later day is taken
// for a slip of the pen.
const effectiveWithin = 12

// checkProducts holds the effective dates against the product's rules; without a list,
// all products asked for start on the day of the decision.
func (e *edit) checkProducts(d *Decision) error {
	a := e.app()
	d.Products = slices.Clone(d.Products)
	if len(d.Products) == 0 {
		for _, id := range a.Products {
			d.Products = append(d.Products, participation.Term{Product: id, EffectiveOn: e.decided})
		}
	}
	for i, p := range d.Products {
		if slices.ContainsFunc(d.Products[:i], func(o participation.Term) bool { return o.Product == p.Product }) {
			return problem.InvalidField(fmt.Sprintf("/products/%d/product", i), "%q is listed twice.", p.Product)
		}
		product, known := e.Market.Product(p.Product)
		if !known || !slices.Contains(a.Products, p.Product) {
			return problem.InvalidField(fmt.Sprintf("/products/%d/product", i), "%q was not asked for. Choose among %v.", p.Product, a.Products)
		}
		if earliest := e.decided.AddDays(-product.RetroactiveDays); p.EffectiveOn < earliest {
			return problem.InvalidField(fmt.Sprintf("/products/%d/effectiveOn", i), "%s is before the decision; the earliest day for %s is %s.", p.EffectiveOn, product.Name, earliest)
		}
		if fault := e.beforeMedicaid(p, product); fault != "" {
			return problem.InvalidField(fmt.Sprintf("/products/%d/effectiveOn", i), "%s", fault)
		}
		if p.EffectiveOn > e.decided.AddMonths(effectiveWithin) {
			return problem.InvalidField(fmt.Sprintf("/products/%d/effectiveOn", i), "%s is more than a year away. Check the year.", p.EffectiveOn)
		}
		d.Products[i].State, d.Products[i].EndedOn = "", ""
	}
	e.dateChange(d.Products)
	return nil
}

// beforeMedicaid is what is wrong with the first day of a product that rests on Medicaid: it is not before the
// state's Medicaid enrollment (42 CFR 438.602). "" when nothing is.
func (e *edit) beforeMedicaid(p participation.Term, of market.Product) string {
	const element = "medicaid-enrollment"
	if (of.LineOfBusiness != "medicaid" && of.CredentialedBy != "state") || !e.app().Requires(element) {
		return ""
	}
	switch v, _ := e.file.Element(element); {
	case v.Since != "" && p.EffectiveOn < v.Since:
		return fmt.Sprintf("The Medicaid enrollment holds from %s; participation cannot begin before it.", v.Since)
	case v.Since == "" && p.EffectiveOn < e.decided:
		return "To begin before the decision, first record from which day the Medicaid enrollment holds."
	}
	return ""
}

// dateChange gives a contract change one day, for all its products: the day asked for, or
// the day of the decision or the one the decider gives, if later.
func (e *edit) dateChange(products []participation.Term) {
	a := e.app()
	if a.Kind != form.KindChange {
		return
	}
	change := *a.Change
	change.EffectiveOn = max(change.EffectiveOn, e.Today)
	for _, p := range products {
		change.EffectiveOn = max(change.EffectiveOn, p.EffectiveOn)
	}
	for i := range products {
		products[i].EffectiveOn = change.EffectiveOn
	}
	a.Change = &change
}
