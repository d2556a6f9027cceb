package application

import (
	"slices"

	"credo/shared/calendar"
	"credo/shared/credential"
	"credo/shared/market"
)

// Collected is what a source said of a provider, as the provider may see it.
type Collected struct {
	Element    string            `json:"element"`
	Name       string            `json:"name"`
	Source     string            `json:"source"`
	Result     credential.Result `json:"result"`
	VerifiedOn calendar.Date     `json:"verifiedOn"`
}

// confidential are the elements whose content the law keeps from the provider here: peer
// review, and the National Practitioner Data Bank, which tells people of itself (45 CFR 60.20).
var confidential = []string{"quality", "npdb", "disclosures"}

// collected lists what was collected of the provider, which they have a right to see (NCQA
// CR 1 B). Staff's remarks are not among it.
func (s Story) collected() []Collected {
	var out []Collected
	for _, e := range shown(s.File.Elements) {
		if !slices.Contains(confidential, market.Kind(e.Element)) {
			out = append(out, Collected{Element: e.Element, Name: market.ElementName(e.Element), Source: e.Source, Result: e.Result, VerifiedOn: e.VerifiedOn})
		}
	}
	return out
}

// shown is the elements in the order in which files show them.
func shown(elements []credential.Element) []credential.Element {
	out := slices.Clone(elements)
	slices.SortFunc(out, func(a, b credential.Element) int { return market.ByElement(a.Element, b.Element) })
	return out
}
