package market

import "slices"

// HardStop is what keeps a provider out of products, whatever anybody decides.
type HardStop struct {
	Element     string   `json:"element"`
	Results     []string `json:"results"`               // the latest of the element that stop
	Unless      string   `json:"unless,omitempty"`      // in-force: the credential holds in spite of its result
	Expired     bool     `json:"expired,omitempty"`     // it also stops once the credential has run out
	PendingDays int      `json:"pendingDays,omitempty"` // how long one may take part without any result; 0: not at all
	Bars        []string `json:"bars"`                  // conditions on the product; none: every product
	Text        string   `json:"text"`                  // what is wrong, said for people
	Source      string   `json:"source"`                // of the rule
}

// InForce is what a hard stop may ask of a credential beside its result.
const InForce = "in-force"

// Says is the stop with its source, as a refusal gives it.
func (h HardStop) Says() string { return h.Text + " (" + h.Source + ")" }

// Of is the stop as it holds by one state's or one owner's element.
func (h HardStop) Of(element string) HardStop {
	h.Element, h.Text = element, h.Text+OfWhom(element)
	return h
}

// StopsFor lists what could keep a provider out of a product.
func (m Market) StopsFor(product string) []HardStop {
	var out []HardStop
	for _, h := range m.HardStops {
		if chosen := m.choose([]string{product}); len(chosen) > 0 && hold(h.Bars, Facts{}, chosen) {
			out = append(out, h)
		}
	}
	return out
}

// Credentials reports whether a submission for these products is one that the plan
// credentials in full: not a group, nor who works only in a facility.
func (m Market) Credentials(f Facts, products []string) bool {
	return credentialed(f, m.choose(products))
}

// CouldStop reports whether the element could be a hard stop in one of the products, and has to
// be known before anybody joins: a Medicaid enrollment may be under way for some time (42 CFR
// 438.602(b)(2)).
func (m Market) CouldStop(element string, products []string) bool {
	return slices.ContainsFunc(products, func(product string) bool {
		return slices.ContainsFunc(m.StopsFor(product), func(h HardStop) bool { return h.PendingDays == 0 && h.Element == Kind(element) })
	})
}
