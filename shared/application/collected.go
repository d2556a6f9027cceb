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
	for _, name := range market.Elements {
		if e, known := s.File.Element(name); known && !slices.Contains(confidential, name) {
			out = append(out, Collected{Element: name, Name: market.ElementName(name), Source: e.Source, Result: e.Result, VerifiedOn: e.VerifiedOn})
		}
	}
	return out
}
