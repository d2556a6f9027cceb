// Package credential is what a primary source said of one thing that a provider must be:
// licensed, insured, not excluded. It says how long a verification may be rested on. Pure.
package credential

import (
	"cmp"
	"slices"

	"credo/shared/calendar"
	"credo/shared/market"
)

// Result is the outcome of verifying an element.
type Result string

// The results. A source that did not answer is unsuccessful, never clear.
const (
	ResultMet          Result = "met"
	ResultNotMet       Result = "not-met"
	ResultAdverse      Result = "adverse"
	ResultUnsuccessful Result = "unsuccessful"
)

// Adverse reports whether the source found something that speaks against the provider.
func (r Result) Adverse() bool { return r == ResultAdverse || r == ResultNotMet }

// Part is under what elements lie in a case.
const Part = "ELEMENT"

// Element is the latest verification of one credentialing element.
type Element struct {
	Element    string        `json:"element"` // its kind, and whose it is: "license:GA"
	Result     Result        `json:"result"`
	Source     string        `json:"source"`
	VerifiedOn calendar.Date `json:"verifiedOn"`
	Since      calendar.Date `json:"since,omitempty"`     // first day the credential holds, such as of a Medicaid enrollment; of an attestation, when it was signed
	ExpiresOn  calendar.Date `json:"expiresOn,omitempty"` // of the credential itself
	InForce    bool          `json:"inForce,omitempty"`   // of an adverse license: it holds all the same, say on probation
	Note       string        `json:"note,omitempty"`
	Actor      string        `json:"actor"`
}

// Stale reports whether the verification is too old for a decision on that day, or the
// credential itself has run out by then.
func (v Element) Stale(on calendar.Date) bool {
	last := v.LastGoodDay(on)
	return last != "" && last < on
}

// LastGoodDay is the last day a decision may rest on the verification, by the rules in
// force on the day given; "" if it does not go stale (NCQA CR 3). What is signed ages from
// its signature, whenever somebody looks at it.
func (v Element) LastGoodDay(on calendar.Date) calendar.Date {
	last, rules, from := v.ExpiresOn, market.RulesOn(on), v.VerifiedOn
	if v.Since != "" && slices.Contains(rules.SignedElements, market.Kind(v.Element)) {
		from = v.Since
	}
	if days := rules.VerificationDays(v.Element); days > 0 {
		if limit := from.AddDays(days); last == "" || limit < last {
			last = limit
		}
	}
	return last
}

// Named is the latest verification of an element, if there is one.
func Named(elements []Element, name string) (Element, bool) {
	for _, v := range elements {
		if v.Element == name {
			return v, true
		}
	}
	return Element{}, false
}

// Sort puts elements in the order of their names.
func Sort(elements []Element) {
	slices.SortFunc(elements, func(a, b Element) int { return cmp.Compare(a.Element, b.Element) })
}
