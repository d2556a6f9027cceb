package market

import "slices"

// ReasonRule is a kind of reason, and what it may be the reason of.
type ReasonRule struct {
	Code string   `json:"code"`
	Name string   `json:"name"`
	For  []string `json:"for"` // outcomes of decisions, actions of orders
}

// ReasonsFor lists the codes that may be given as the reason of an outcome or action.
func (m Market) ReasonsFor(act string) []string {
	var out []string
	for _, r := range m.Reasons {
		if slices.Contains(r.For, act) {
			out = append(out, r.Code)
		}
	}
	return out
}
