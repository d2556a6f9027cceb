// Package credential is what a primary source said of one thing that a provider must be:
// licensed, insured, not excluded. It says how long a verification may be rested on. Pure.
package credential

import (
	"cmp"
	"fmt"
	"slices"

	"credo/shared/calendar"
	"credo/shared/casefile"
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
	Element    string        `json:"element"`
	Result     Result        `json:"result"`
	Source     string        `json:"source"`
	VerifiedOn calendar.Date `json:"verifiedOn"`
	Since      calendar.Date `json:"since,omitempty"`     // first day the credential holds, such as of a Medicaid enrollment
	ExpiresOn  calendar.Date `json:"expiresOn,omitempty"` // of the credential itself
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
// force on the day given; "" if it does not go stale (NCQA CR 3).
func (v Element) LastGoodDay(on calendar.Date) calendar.Date {
	last := v.ExpiresOn
	if days := market.RulesOn(on).VerificationDays(v.Element); days > 0 {
		if limit := v.VerifiedOn.AddDays(days); last == "" || limit < last {
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

// Read takes an element that lies in a case. The error names a part that is none.
func Read(elements *[]Element, part string, decode func(any) error) error {
	if part != Part {
		return fmt.Errorf("nobody knows the part %s", part)
	}
	var v Element
	err := decode(&v)
	*elements = append(*elements, v)
	return err
}

// Record writes an element into a case under edit.
func Record(e *casefile.Edit, elements *[]Element, v Element) {
	*elements = slices.Clone(*elements)
	casefile.Put(elements, v, func(o Element) bool { return o.Element == v.Element })
	e.Item(Part, v.Element, v)
}

// Apply is the elements as a change of their case leaves them.
func Apply(elements []Element, c casefile.Change) []Element {
	for _, item := range c.Items {
		if v, ok := item.Value.(Element); ok {
			elements = casefile.Merge(elements, []Element{v}, func(o Element) string { return o.Element })
		}
	}
	Sort(elements)
	return elements
}

// Sort puts elements in the order of their names.
func Sort(elements []Element) {
	slices.SortFunc(elements, func(a, b Element) int { return cmp.Compare(a.Element, b.Element) })
}
